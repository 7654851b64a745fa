import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox, type ProposalStorage, type SaveState } from '../../../main/frontend/canvas/outbox.ts';
import type { CanvasProposal } from '../../../main/frontend/canvas/wire.ts';

const proposal = (editId: string): CanvasProposal => ({ editId, baseSeq: 1, edit: { type: 'RenameBox', id: 'map', name: editId } });

function inMemory(...kept: CanvasProposal[]): ProposalStorage & { kept: CanvasProposal[] } {
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

function box(storage: ProposalStorage) {
  const sent: string[] = [];
  const states: SaveState[] = [];
  const outbox = new Outbox('draft', storage, (one) => sent.push(one.editId), (state) => states.push(state));
  return { outbox, sent, states };
}

test('a proposal is kept before it is sent, and forgotten when it is saved', async () => {
  const storage = inMemory();
  const { outbox, sent, states } = box(storage);

  await outbox.propose(proposal('e1'));
  deepEqual(storage.kept, [proposal('e1')]);
  await outbox.settle('e1');

  deepEqual(sent, ['e1']);
  deepEqual(storage.kept, []);
  deepEqual(states, [{ pending: 1, online: true }, { pending: 0, online: true }]);
});

test('what an earlier page left behind is sent again, oldest first', async () => {
  const { outbox, sent } = box(inMemory(proposal('e1'), proposal('e2')));

  await outbox.open();

  deepEqual(sent, ['e1', 'e2']);
});

test('nothing is sent while offline, and everything after the reconnect', async () => {
  const { outbox, sent, states } = box(inMemory());

  outbox.connection(false);
  await outbox.propose(proposal('e1'));
  await outbox.propose(proposal('e2'));
  deepEqual(sent, []);
  outbox.connection(true);

  deepEqual(sent, ['e1', 'e2']);
  deepEqual(states.at(-2), { pending: 2, online: false });
});

test('an answer to another tab changes nothing here', async () => {
  const { outbox, states } = box(inMemory());

  await outbox.settle('of-another-tab');

  deepEqual(states, []);
});
