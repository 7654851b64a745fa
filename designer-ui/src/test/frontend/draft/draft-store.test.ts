import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { DraftStore } from '../../../main/frontend/draft/draft-store.ts';
import type { ProposalStorage } from '../../../main/frontend/draft/outbox.ts';
import type { DraftProposal, DraftSnapshot, DraftUpdate, PipelineEdit } from '../../../main/frontend/draft/wire.ts';
import { TestTime } from '../look/test-time.ts';

const NOWHERE: ProposalStorage = { load: async () => [], put: async () => {}, remove: async () => {} };
const SNAPSHOT: DraftSnapshot = {
  draft: 'd', seq: 4, boxWidth: 216, boxHeight: 64, editable: true, idSeed: '', kinds: [], looks: [],
  pipeline: { nodes: [{ kind: 'map', id: 'map-1', name: 'Map' }] }, layout: { positions: { 'map-1': { x: 0, y: 0 } } },
};
const moveTo = (x: number): PipelineEdit => ({ kind: 'moveNodes', positions: { 'map-1': { x, y: 0 } } });
const RENAMED: PipelineEdit = { kind: 'renamePipeline', name: 'x' };
const update = (seq: number, editId: string, edit: PipelineEdit = RENAMED): DraftUpdate => ({ seq, editId, author: 'ben', edit, looks: [] });

async function opened() {
  const sent: DraftProposal[] = [];
  const store = new DraftStore(NOWHERE, (proposal) => sent.push(proposal), () => {}, new TestTime().later);
  await store.open(SNAPSHOT);
  return { store, sent, x: () => store.shown().positions.get('map-1')?.x };
}

test('a proposal names the last edit that was seen', async () => {
  const { store, sent } = await opened();

  await store.update(update(7, 'of-another'));
  await store.propose(moveTo(10));

  equal(sent[0]?.baseSeq, 7);
});

test('an own move stays on top of what others did before it', async () => {
  const { store, x } = await opened();

  await store.propose(moveTo(10));
  await store.update(update(5, 'of-another', moveTo(99)));

  equal(x(), 10);
});

test('a refused move goes back to where the box stood', async () => {
  const { store, sent, x } = await opened();

  await store.propose(moveTo(10));
  await store.settle(sent[0]!.editId);

  equal(x(), 0);
});

test('what was asked for after an edit waits until the edit is saved', async () => {
  const { store, sent } = await opened();
  const commands: string[] = [];

  await store.propose(moveTo(10));
  store.afterSaving(() => commands.push('undo'));
  deepEqual(commands, []);
  await store.update(update(5, sent[0]!.editId));

  deepEqual(commands, ['undo']);
});

test('where nothing waits to be saved, a command runs at once', async () => {
  const { store } = await opened();
  const commands: string[] = [];

  store.afterSaving(() => commands.push('undo'));

  deepEqual(commands, ['undo']);
});

test('an update that arrives twice counts once', async () => {
  const { store, x } = await opened();
  const first = update(5, 'a', moveTo(1));
  const second = update(6, 'b', moveTo(2));

  await store.update(first);
  await store.update(second);
  await store.update(first);

  equal(x(), 2);
});

test('a drawing that may not be edited proposes nothing', async () => {
  const sent: DraftProposal[] = [];
  const store = new DraftStore(NOWHERE, (proposal) => sent.push(proposal), () => {}, new TestTime().later);

  await store.open({ ...SNAPSHOT, editable: false });
  await store.propose(moveTo(10));

  deepEqual(sent, []);
});
