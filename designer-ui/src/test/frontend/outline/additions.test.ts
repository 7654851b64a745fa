import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { applied, drawingOf, EMPTY, type Drawing } from '../../../main/frontend/draft/drawing.ts';
import { DraftStore } from '../../../main/frontend/draft/draft-store.ts';
import type { KindLook, PaletteEntry } from '../../../main/frontend/draft/wire.ts';
import { addition, placing } from '../../../main/frontend/outline/additions.ts';
import { nodeRows, rowsOf, type Row } from '../../../main/frontend/outline/rows.ts';

const KINDS: ReadonlyMap<string, KindLook> = new Map(
  [
    { kind: 'source', text: 'Source', colour: '', inputs: [], outputs: ['out'] },
    { kind: 'map', text: 'Map', colour: '', inputs: ['in'], outputs: ['out'] },
    { kind: 'sink', text: 'Sink', colour: '', inputs: ['in'], outputs: [] },
  ].map((kind) => [kind.kind, kind]),
);

const entry = (kind: string): PaletteEntry => ({ section: '', kind, title: kind, detail: '', words: '', name: `New ${kind}`, subject: '', node: { kind }, template: '' });

const ENTRIES: readonly PaletteEntry[] = [entry('source'), entry('map'), entry('sink')];

const READ_AND_KEEP: Drawing = drawingOf(
  {
    nodes: [
      { id: 'source-a', kind: 'source', name: 'Read' },
      { id: 'sink-a', kind: 'sink', name: 'Keep' },
    ],
    edges: [{ from: 'source-a', to: 'sink-a' }],
  },
  {},
);

/** What a store says of a drawing that is open. */
function storeOf(drawing: Drawing): DraftStore {
  const store = new DraftStore({ load: async () => [], put: async () => {}, remove: async () => {} }, () => {}, () => {});
  return Object.assign(store, { shown: () => drawing, kinds: () => KINDS, palette: () => ENTRIES, frame: () => ({ width: 200, height: 60, editable: true }) });
}

function rowOf(drawing: Drawing, key: string): Row {
  const nodes = nodeRows({ drawing, looks: new Map(), kinds: KINDS, marks: new Map() }, new Set(drawing.nodes.keys()));
  return rowsOf(drawing, nodes, 'all', '').find((row) => row.key === key)!;
}

function added(drawing: Drawing, side: 'behind' | 'before', key: string | undefined, kind: string) {
  const store = storeOf(drawing);
  const place = placing(store, side, key === undefined ? undefined : rowOf(drawing, key));
  const { edit, id } = addition(store, place, place.entries.find((one) => one.kind === kind)!);
  const after = applied(drawing, edit);
  return { edges: after.edges.map(({ from, to }) => `${from.replace(id, 'new')} ${to.replace(id, 'new')}`), kinds: place.entries.map((one) => one.kind) };
}

test('a first node stands by itself', () => {
  deepEqual(added(EMPTY, 'behind', undefined, 'source'), { edges: [], kinds: ['source', 'map', 'sink'] });
});

test('through a node that comes in behind another the records of that one pass', () => {
  deepEqual(added(READ_AND_KEEP, 'behind', 'source-a', 'map').edges, ['source-a new', 'new sink-a']);
});

test('a node that ends comes in beside what is there', () => {
  deepEqual(added(READ_AND_KEEP, 'behind', 'source-a', 'sink').edges, ['source-a sink-a', 'source-a new']);
});

test('a node comes in before another', () => {
  deepEqual(added(READ_AND_KEEP, 'before', 'sink-a', 'map').edges, ['source-a new', 'new sink-a']);
});

test('at a port records go a second way', () => {
  deepEqual(added(READ_AND_KEEP, 'behind', 'source-a out out', 'map').edges, ['source-a sink-a', 'source-a new']);
});

test('what takes no records is not offered behind a node', () => {
  equal(added(READ_AND_KEEP, 'behind', 'source-a', 'map').kinds.includes('source'), false);
});
