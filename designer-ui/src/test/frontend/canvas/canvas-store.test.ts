import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { CanvasStore } from '../../../main/frontend/canvas/canvas-store.ts';
import type { ProposalStorage } from '../../../main/frontend/canvas/outbox.ts';
import type { CanvasProposal, CanvasSnapshot } from '../../../main/frontend/canvas/wire.ts';
import { TestTime } from '../look/test-time.ts';

const NOWHERE: ProposalStorage = { load: async () => [], put: async () => {}, remove: async () => {} };
const SNAPSHOT: CanvasSnapshot = {
  draft: 'd', seq: 4, boxWidth: 216, boxHeight: 64, editable: true, lines: [],
  boxes: [{ id: 'map', kind: 'map', kindText: 'Map', colour: '#000', name: 'Map', detail: '', disabled: false, inputs: ['in'], outputs: ['out'], x: 0, y: 0 }],
};
const moveTo = (x: number) => ({ type: 'MoveBoxes' as const, positions: [{ id: 'map', x, y: 0 }] });

async function opened() {
  const sent: CanvasProposal[] = [];
  const store = new CanvasStore(NOWHERE, (proposal) => sent.push(proposal), () => {}, new TestTime().later);
  await store.open(SNAPSHOT);
  return { store, sent, x: () => store.shown().boxes.get('map')?.x };
}

test('a proposal names the last edit that was seen', async () => {
  const { store, sent } = await opened();

  await store.update({ seq: 7, editId: 'of-another', changes: [] });
  await store.propose(moveTo(10));

  equal(sent[0]?.baseSeq, 7);
});

test('an own move stays on top of what others did before it', async () => {
  const { store, x } = await opened();

  await store.propose(moveTo(10));
  await store.update({ seq: 5, editId: 'of-another', changes: [{ type: 'BoxesMoved', positions: [{ id: 'map', x: 99, y: 0 }] }] });

  equal(x(), 10);
});

test('a refused move goes back to where the box stood', async () => {
  const { store, sent, x } = await opened();

  await store.propose(moveTo(10));
  await store.refuse(sent[0]!.editId);

  equal(x(), 0);
});

test('what was asked for after an edit waits until the edit is saved', async () => {
  const { store, sent } = await opened();
  const commands: string[] = [];

  await store.propose(moveTo(10));
  store.afterSaving(() => commands.push('undo'));
  deepEqual(commands, []);
  await store.update({ seq: 5, editId: sent[0]!.editId, changes: [] });

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
  const first = { seq: 5, editId: 'a', changes: [{ type: 'BoxesMoved' as const, positions: [{ id: 'map', x: 1, y: 0 }] }] };
  const second = { seq: 6, editId: 'b', changes: [{ type: 'BoxesMoved' as const, positions: [{ id: 'map', x: 2, y: 0 }] }] };

  await store.update(first);
  await store.update(second);
  await store.update(first);

  equal(x(), 2);
});

test('a drawing that may not be edited proposes nothing', async () => {
  const sent: CanvasProposal[] = [];
  const store = new CanvasStore(NOWHERE, (proposal) => sent.push(proposal), () => {}, new TestTime().later);

  await store.open({ ...SNAPSHOT, editable: false });
  await store.propose(moveTo(10));

  deepEqual(sent, []);
});
