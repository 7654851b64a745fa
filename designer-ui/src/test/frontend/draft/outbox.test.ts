import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox, PAUSE, SILENCE, type ProposalStorage, type SaveState } from '../../../main/frontend/draft/outbox.ts';
import type { DraftProposal } from '../../../main/frontend/draft/wire.ts';
import { TestTime } from '../look/test-time.ts';

const proposal = (editId: string): DraftProposal => ({ editId, baseSeq: 1, edit: { kind: 'renameNode', node: 'map', name: editId } });
const state = (changes: Partial<SaveState>): SaveState => ({ pending: 0, online: true, kept: true, retrying: false, choices: 0, ...changes });

function inMemory(...kept: DraftProposal[]): ProposalStorage & { kept: DraftProposal[] } {
  return {
    kept,
    async load() {
      return [...this.kept];
    },
    async put(_, one) {
      this.kept.push(one);
    },
    async remove(_, editId) {
      this.kept = this.kept.filter((one) => one.editId !== editId);
    },
  };
}

const full = (): Promise<never> => Promise.reject(new Error('QuotaExceededError'));
const FULL: ProposalStorage = { load: full, put: full, remove: full };

async function opened(storage: ProposalStorage) {
  const parts = box(storage);
  await parts.outbox.open();
  parts.states.length = 0;
  return parts;
}

function box(storage: ProposalStorage) {
  const sent: string[] = [];
  const states: SaveState[] = [];
  const time = new TestTime();
  const outbox = new Outbox('draft', storage, (one) => sent.push(one.editId), (now) => states.push(now), time.later);
  return { outbox, sent, states, time };
}

test('a proposal is kept before it is sent, and forgotten when it is saved', async () => {
  const storage = inMemory();
  const { outbox, sent, states } = await opened(storage);

  await outbox.propose(proposal('e1'));
  deepEqual(storage.kept, [proposal('e1')]);
  await outbox.settle('e1');

  deepEqual(sent, ['e1']);
  deepEqual(storage.kept, []);
  deepEqual(states, [state({ pending: 1 }), state({ pending: 0 })]);
});

test('the next proposal is sent when the one before it is settled', async () => {
  const { outbox, sent } = await opened(inMemory());

  await outbox.propose(proposal('e1'));
  await outbox.propose(proposal('e2'));
  deepEqual(sent, ['e1']);
  await outbox.settle('e1');

  deepEqual(sent, ['e1', 'e2']);
});

test('what an earlier page left behind is sent before what is new, oldest first', async () => {
  const { outbox, sent } = box(inMemory(proposal('e1'), proposal('e2')));

  const opening = outbox.open();
  await outbox.propose(proposal('e3'));
  await opening;
  await outbox.settle('e1');
  await outbox.settle('e2');

  deepEqual(sent, ['e1', 'e2', 'e3']);
});

test('nothing is sent while offline, and everything in its order after the reconnect', async () => {
  const { outbox, sent, states } = await opened(inMemory());

  outbox.connection(false);
  await outbox.propose(proposal('e1'));
  await outbox.propose(proposal('e2'));
  deepEqual(sent, []);
  deepEqual(states.at(-1), state({ pending: 2, online: false }));
  outbox.connection(true);
  await outbox.settle('e1');

  deepEqual(sent, ['e1', 'e2']);
});

test('what was under way when the network went is sent again', async () => {
  const { outbox, sent } = await opened(inMemory());

  await outbox.propose(proposal('e1'));
  outbox.connection(false);
  outbox.connection(true);

  deepEqual(sent, ['e1', 'e1']);
});

test('an edit that the server can not save for now is asked for again, and nothing overtakes it', async () => {
  const { outbox, sent, states, time } = await opened(inMemory());

  await outbox.propose(proposal('e1'));
  await outbox.propose(proposal('e2'));
  outbox.postpone('e1');
  deepEqual(sent, ['e1']);
  deepEqual(states.at(-1), state({ pending: 2, retrying: true }));
  time.pass(PAUSE);
  deepEqual(sent, ['e1', 'e1']);
  await outbox.settle('e1');

  deepEqual(sent, ['e1', 'e1', 'e2']);
  deepEqual(states.at(-1), state({ pending: 1 }));
});

test('a server that says nothing is asked again', async () => {
  const { outbox, sent, time } = await opened(inMemory());

  await outbox.propose(proposal('e1'));
  time.pass(SILENCE - 1);
  deepEqual(sent, ['e1']);
  time.pass(1);

  deepEqual(sent, ['e1', 'e1']);
});

test('a browser that keeps nothing sends all the same, and says so', async () => {
  const { outbox, sent, states } = await opened(FULL);

  await outbox.propose(proposal('e1'));

  deepEqual(sent, ['e1']);
  deepEqual(states.at(-1), state({ pending: 1, kept: false }));
  await outbox.settle('e1');
  equal(outbox.pending().length, 0);
});

test('an answer to another tab changes nothing here', async () => {
  const { outbox, states } = await opened(inMemory());

  await outbox.settle('of-another-tab');

  deepEqual(states, []);
});

test('an outbox whose page was left keeps proposals for the next page, and sends none', async () => {
  const storage = inMemory();
  const { outbox, sent, time } = await opened(storage);
  await outbox.propose(proposal('e1'));

  outbox.close();
  await outbox.propose(proposal('e2'));
  time.pass(SILENCE);

  deepEqual(sent, ['e1']);
  deepEqual(storage.kept, [proposal('e1'), proposal('e2')]);
});

test('what others have overtaken waits for a choice, is kept, and holds nothing up', async () => {
  const storage = inMemory();
  const { outbox, sent } = await opened(storage);
  await outbox.propose(proposal('a'));
  await outbox.propose(proposal('b'));

  outbox.hold('a');

  deepEqual(sent, ['a', 'b']);
  deepEqual(outbox.held().map(({ editId }) => editId), ['a']);
  deepEqual(storage.kept.map(({ editId }) => editId), ['a', 'b']);
});

test('what waits for a choice is asked for again by the next page', async () => {
  const storage = inMemory();
  const { outbox } = await opened(storage);
  await outbox.propose(proposal('a'));
  outbox.hold('a');

  const next = await opened(storage);

  deepEqual(next.sent, ['a']);
});
