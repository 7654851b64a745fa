import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { DraftStore } from '../../../main/frontend/draft/draft-store.ts';
import { drawingOf, type Drawing } from '../../../main/frontend/draft/drawing.ts';
import { ShownRows } from '../../../main/frontend/outline/shown-rows.ts';

const drawn = (...ids: readonly string[]): Drawing =>
  drawingOf({ nodes: ids.map((id) => ({ id, kind: 'map', name: id })), edges: ids.slice(1).map((id, at) => ({ from: ids[at]!, to: id })) }, {});

function rowsOfDraft(first: Drawing) {
  let shown = first;
  const nothing = new Map();
  const store = { shown: () => shown, looks: () => nothing, kinds: () => nothing, problems: () => nothing } as unknown as DraftStore;
  const rows = new ShownRows(() => store);
  rows.make();
  return {
    rows,
    become: (next: Drawing) => {
      shown = next;
      rows.make();
    },
  };
}

test('a row keeps the keyboard while rows come and go around it', () => {
  const { rows, become } = rowsOfDraft(drawn('a', 'b', 'c'));
  rows.focusOn(rows.all()[1]!, 2);

  become(drawn('b', 'c'));

  deepEqual(rows.focus(), { key: 'b', cell: 2 });
  equal(rows.at(), 0);
});

test('when a row goes the one in its place gets the keyboard', () => {
  const { rows, become } = rowsOfDraft(drawn('a', 'b', 'c'));
  rows.focusOn(rows.all()[2]!, 2);

  become(drawn('a', 'b'));

  deepEqual(rows.focus(), { key: 'b', cell: -1 });
});

test('a node that is hidden by a search is shown when it is gone to', () => {
  const { rows } = rowsOfDraft(drawn('a', 'b'));
  rows.show('all', 'b');
  rows.make();

  equal(rows.reveal('a')?.key, 'a');
  equal(rows.search(), '');
});
