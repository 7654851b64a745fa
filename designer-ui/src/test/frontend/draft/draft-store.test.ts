import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { DraftStore } from '../../../main/frontend/draft/draft-store.ts';
import type { ProposalStorage } from '../../../main/frontend/draft/outbox.ts';
import type { DraftChoice, DraftProposal, DraftSnapshot, DraftUpdate, PipelineEdit } from '../../../main/frontend/draft/wire.ts';
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

test('a node that is removed is selected no more, whoever removes it', async () => {
  const { store } = await opened();
  store.select(['map-1']);

  await store.update(update(5, 'of-another', { kind: 'removeNode', node: 'map-1' }));

  deepEqual(store.selected(), []);
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

test('while somebody types nothing is said to be saved, and commands wait', async () => {
  const said: number[] = [];
  const store = new DraftStore(NOWHERE, () => {}, (state) => said.push(state.pending), new TestTime().later);
  await store.open(SNAPSHOT);
  const commands: string[] = [];

  const release = store.hold();
  store.afterSaving(() => commands.push('update'));
  equal(said.at(-1), 1);
  deepEqual(commands, []);
  release();

  equal(said.at(-1), 0);
  deepEqual(commands, ['update']);
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

const CHOICE = (editId: string, mine: string): DraftChoice => ({
  editId, seq: 7, fitting: [], insisting: { kind: 'renameNode', node: 'map-1', name: mine },
  places: [{ label: 'Map · Name', isGone: false, by: 'Ada', before: 'Map', theirs: "Ada's", mine }],
});

test('what is written in a field stands on what was seen when it was entered', async () => {
  const { store, sent } = await opened();

  store.enter();
  await store.update(update(7, 'of-another'));
  await store.propose({ kind: 'renameNode', node: 'map-1', name: 'Mine' });
  store.leave();
  await store.settle(sent[0]!.editId);
  await store.propose(moveTo(10));

  deepEqual(sent.map(({ baseSeq }) => baseSeq), [4, 7]);
});

test('while there is a choice, what is typed on at the same node is one with it', async () => {
  const { store, sent } = await opened();
  await store.propose({ kind: 'renameNode', node: 'map-1', name: 'M' });
  await store.update(update(7, 'of-another', { kind: 'renameNode', node: 'map-1', name: "Ada's" }));
  store.choose(CHOICE(sent[0]!.editId, 'M'));

  await store.propose({ kind: 'renameNode', node: 'map-1', name: 'Mine' });
  store.choose(CHOICE(sent[1]!.editId, 'Mine'));

  equal(sent[1]!.baseSeq, 4);
  deepEqual(store.choices().map(({ newest }) => newest.places[0]!.mine), ['Mine']);
  equal(store.shown().nodes.get('map-1')?.name, "Ada's");
});

test('a value that is chosen goes as an ordinary edit on what was seen of the choice', async () => {
  const { store, sent } = await opened();
  await store.propose({ kind: 'renameNode', node: 'map-1', name: 'Mine' });
  store.choose(CHOICE(sent[0]!.editId, 'Mine'));

  await store.chosen(store.choices()[0]!, true);

  deepEqual(sent[1]!.edit, { kind: 'renameNode', node: 'map-1', name: 'Mine' });
  equal(sent[1]!.baseSeq, 7);
  deepEqual(store.choices(), []);
});

test('what is let go is forgotten', async () => {
  const { store, sent } = await opened();
  await store.propose({ kind: 'renameNode', node: 'map-1', name: 'Mine' });
  store.choose(CHOICE(sent[0]!.editId, 'Mine'));

  await store.chosen(store.choices()[0]!, false);

  equal(sent.length, 1);
  deepEqual(store.choices(), []);
});

test('a page that takes up what an earlier one left writes on under its name', async () => {
  const left: DraftProposal = { editId: 'earlier.1', baseSeq: 4, edit: moveTo(3) };
  const sent: DraftProposal[] = [];
  const store = new DraftStore({ ...NOWHERE, load: async () => [left] }, (one) => sent.push(one), () => {}, new TestTime().later);
  await store.open(SNAPSHOT);

  await store.propose(moveTo(10));
  await store.settle('earlier.1');

  equal(sent[1]!.editId.startsWith('earlier.'), true);
});

test('a command about many nodes goes in parts, each less than four kilobytes', async () => {
  const { store, sent } = await opened();
  const positions = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`apiCall-abcdef${at}`, { x: -10_000 - at, y: 20_000 }]));

  await store.command([{ kind: 'moveNodes', positions }]);
  for (let at = 0; at < sent.length; at++) await store.settle(sent[at]!.editId);

  equal(sent.length, 12);
  equal(new Set(sent.map(({ editId }) => editId.split('/')[0])).size, 1);
  equal(sent.every((one) => JSON.stringify(one).length < 4096), true);
});

test('marks of problems are taken in one by one, and the others stay the same objects', async () => {
  const { store } = await opened();
  const mark = (node: string, count: number) => ({ node, error: true, count, first: 'Wrong.' });

  store.showProblems({ errors: 2, recommendations: 0, nodes: [mark('map-1', 1), mark('map-2', 1)] });
  const kept = store.problems().get('map-1');
  store.showProblems({ errors: 1, recommendations: 0, nodes: [mark('map-2', 0)] });

  deepEqual([...store.problems().keys()], ['map-1']);
  equal(store.problems().get('map-1'), kept);
});
