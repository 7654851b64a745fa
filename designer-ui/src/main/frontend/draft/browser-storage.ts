// Keeps proposals in the browser's IndexedDB, by draft and edit id, in the order they were made.

import type { ProposalStorage } from './outbox.ts';
import type { DraftProposal } from './wire.ts';

const STORE = 'proposals';

interface Kept {
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

export const BROWSER_STORAGE: ProposalStorage = {
  async load(draft) {
    const kept = await transact<Kept[]>('readonly', (store) => store.index('draft').getAll(draft));
    return kept.sort((one, other) => one.madeAt - other.madeAt).map((entry) => entry.proposal);
  },
  async put(draft, proposal) {
    const entry: Kept = { draft, editId: proposal.editId, madeAt: performance.timeOrigin + performance.now(), proposal };
    await transact('readwrite', (store) => store.put(entry));
  },
  async remove(draft, editId) {
    await transact('readwrite', (store) => store.delete([draft, editId]));
  },
};

/** How many proposals are kept of a draft; of all of them if it has no name. */
export async function countKept(draft: string): Promise<number> {
  return transact('readonly', (store) => (draft === '' ? store.count() : store.index('draft').count(draft)));
}
