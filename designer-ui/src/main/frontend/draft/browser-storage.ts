// Keeps proposals in the browser's IndexedDB, by draft and edit id, in the order they were made; those of a page's last
// moment elsewhere, until the next page comes.

import { GOING, Hurried } from './hurried.ts';
import type { ProposalStorage } from './outbox.ts';
import type { DraftProposal } from './wire.ts';

const STORE = 'proposals';

export interface Kept {
  readonly draft: string;
  readonly editId: string;
  readonly madeAt: number;
  readonly proposal: DraftProposal;
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('pipewright', 2);
    request.onupgradeneeded = () => {
      // What an older product kept speaks of edits that no server understands any more.
      if (request.result.objectStoreNames.contains(STORE)) request.result.deleteObjectStore(STORE);
      request.result.createObjectStore(STORE, { keyPath: ['draft', 'editId'] }).createIndex('draft', 'draft');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function transact<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const HURRIED = new Hurried(() => localStorage);

// Before all others who hear of it: what they propose then is written at once.
GOING.forEach((going) => window.addEventListener(going, () => HURRIED.leave(), { capture: true }));
window.addEventListener('pageshow', () => HURRIED.comeBack());

async function write(entry: Kept): Promise<void> {
  await transact('readwrite', (store) => store.put(entry));
  HURRIED.forget(entry.editId);
}

export const BROWSER_STORAGE: ProposalStorage = {
  async load(draft) {
    for (const entry of HURRIED.left(draft)) await write(entry);
    const kept = await transact<Kept[]>('readonly', (store) => store.index('draft').getAll(draft));
    return kept.sort((one, other) => one.madeAt - other.madeAt).map((entry) => entry.proposal);
  },
  async put(draft, proposal) {
    const entry: Kept = { draft, editId: proposal.editId, madeAt: performance.timeOrigin + performance.now(), proposal };
    HURRIED.begin(entry);
    try {
      await write(entry);
    } finally {
      HURRIED.end(entry.editId);
    }
  },
  async remove(draft, editId) {
    HURRIED.forget(editId);
    await transact('readwrite', (store) => store.delete([draft, editId]));
  },
};

/** How many proposals are kept of a draft; of all of them if it has no name. */
export async function countKept(draft: string): Promise<number> {
  for (const entry of HURRIED.left(draft)) await write(entry);
  return transact('readonly', (store) => (draft === '' ? store.count() : store.index('draft').count(draft)));
}
