import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { Desk } from '../../../main/frontend/draft/desk.ts';
import { DraftStore } from '../../../main/frontend/draft/draft-store.ts';
import type { DraftSnapshot, PipelineEdit } from '../../../main/frontend/draft/wire.ts';
import { Typing } from '../../../main/frontend/form/typing.ts';
import { FieldDraft } from '../../../main/frontend/panel/field-draft.ts';
import { TestTime } from '../look/test-time.ts';

const SNAPSHOT: DraftSnapshot = {
  draft: 'd', seq: 4, boxWidth: 216, boxHeight: 64, editable: true, idSeed: '', kinds: [], looks: [],
  pipeline: { nodes: [{ kind: 'map', id: 'map-1', name: 'Map' }] }, layout: {},
};
const named = (name: string): PipelineEdit => ({ kind: 'renameNode', node: 'map-1', name });

async function opened() {
  const time = new TestTime();
  const kept: PipelineEdit[] = [];
  const desk = new Desk();
  const storage = { load: async () => [], put: async (_: string, { edit }: { readonly edit: PipelineEdit }) => void kept.push(edit), remove: async () => {} };
  const store = new DraftStore(storage, () => {}, () => {}, time.later);
  await store.open(SNAPSHOT);
  desk.put(store);
  return { time, desk, store, kept };
}

test('what is being typed anywhere on a page is kept when the page goes', async () => {
  const { time, desk, kept } = await opened();
  const field = new FieldDraft((text) => void desk.draft()?.propose(named(text)), time.later, desk);
  const typing = new Typing(time.later, desk);
  field.type('Orders');
  typing.type(() => void desk.draft()?.propose({ kind: 'setDisabled', node: 'map-1', disabled: true }));

  desk.leave();

  deepEqual(kept, [named('Orders'), { kind: 'setDisabled', node: 'map-1', disabled: true }]);
  equal(field.isOpen() || typing.isOpen(), false);
  desk.leave();
  equal(kept.length, 2);
});

test('what is being typed is still proposed to the draft whose page is left', async () => {
  const { time, desk, store, kept } = await opened();
  const field = new FieldDraft((text) => void desk.draft()?.propose(named(text)), time.later, desk);
  field.type('Orders');

  desk.take(store);

  deepEqual(kept, [named('Orders')]);
  equal(desk.draft(), undefined);
});

test('what is typed and left is not ended again', async () => {
  const { time, desk, kept } = await opened();
  const field = new FieldDraft((text) => void desk.draft()?.propose(named(text)), time.later, desk);

  field.type('Orders');
  field.leave();
  desk.leave();

  equal(kept.length, 1);
});
