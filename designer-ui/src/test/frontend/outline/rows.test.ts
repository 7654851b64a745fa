import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { applied, drawingOf, type Drawing } from '../../../main/frontend/draft/drawing.ts';
import type { KindLook, NodeMark } from '../../../main/frontend/draft/wire.ts';
import { counts, nodeRows, rowsOf, typedTo, type Filter, type PortRow } from '../../../main/frontend/outline/rows.ts';

const KINDS: ReadonlyMap<string, KindLook> = new Map(
  [
    { kind: 'source', text: 'Source', colour: '', inputs: [], outputs: ['out'] },
    { kind: 'map', text: 'Map', colour: '', inputs: ['in'], outputs: ['out'] },
    { kind: 'union', text: 'Union', colour: '', inputs: ['in'], outputs: ['out'] },
    { kind: 'sink', text: 'Sink', colour: '', inputs: ['in'], outputs: [] },
    { kind: 'note', text: 'Note', colour: '', inputs: [], outputs: [] },
  ].map((kind) => [kind.kind, kind]),
);

const ORDERS: Drawing = drawingOf(
  {
    nodes: [
      { id: 'source-a', kind: 'source', name: 'Read sales' },
      { id: 'map-a', kind: 'map', name: 'Map orders', disabled: true },
      { id: 'union-a', kind: 'union', name: 'Union 1' },
      { id: 'sink-a', kind: 'sink', name: 'Results' },
      { id: 'map-b', kind: 'map', name: 'Left over' },
    ],
    edges: [
      { from: 'source-a', to: 'map-a' },
      { from: 'source-a', to: 'union-a' },
      { from: 'map-a', to: 'union-a' },
      { from: 'union-a', to: 'sink-a' },
    ],
  },
  {},
);

const MARKS: ReadonlyMap<string, NodeMark> = new Map([['map-b', { node: 'map-b', error: true, count: 1, first: 'Add a line.' }]]);

function shown(filter: Filter, search = '', open: readonly string[] = [], drawing = ORDERS) {
  const nodes = nodeRows({ drawing, looks: new Map(), kinds: KINDS, marks: MARKS }, new Set(open));
  return rowsOf(drawing, nodes, filter, search);
}

const names = (filter: Filter, search = '') => shown(filter, search).map((row) => (row.type === 'node' ? row.name : row.key));

test('all nodes stand in the order of the flow', () => {
  deepEqual(new Set(names('all')), new Set(['Left over', 'Read sales', 'Map orders', 'Union 1', 'Results']));
  deepEqual(names('all').filter((name) => name !== 'Left over'), ['Read sales', 'Map orders', 'Union 1', 'Results']);
});

test('the ports of an open node stand below it, with all that is connected there', () => {
  const rows = shown('all', 'read', ['source-a']);

  deepEqual(rows.map((row) => row.key), ['source-a', 'source-a out out']);
  deepEqual((rows[1] as PortRow).links.map((link) => link.name), ['Map orders', 'Union 1']);
});

test('a filter shows what has problems, is switched off or lacks a connection', () => {
  deepEqual(names('invalid'), ['Left over']);
  deepEqual(names('disabled'), ['Map orders']);
  deepEqual(names('unconnected'), ['Left over']);
});

test('a search finds by name, kind and words together', () => {
  deepEqual(names('all', 'MAP orders'), ['Map orders']);
  deepEqual(names('all', 'sink'), ['Results']);
  deepEqual(names('disabled', 'sink'), []);
});

test('what each filter shows is counted', () => {
  const nodes = nodeRows({ drawing: ORDERS, looks: new Map(), kinds: KINDS, marks: MARKS }, new Set());

  deepEqual(counts(ORDERS, nodes), { all: 5, invalid: 1, disabled: 1, unconnected: 1 });
});

test('a port that is gone still shows its connection', () => {
  const gone = applied(ORDERS, { kind: 'addEdge', edge: { from: 'map-b.late', to: 'union-a' } });

  deepEqual(
    shown('all', 'left', ['map-b'], gone).map((row) => row.key),
    ['map-b', 'map-b in in', 'map-b out out', 'map-b out late'],
  );
});

test('letters lead to the next node whose name begins so', () => {
  const rows = shown('all');
  const name = (at: number) => rows[at]?.type === 'node' && rows[at].name;

  equal(name(typedTo(rows, 0, 'r')) === name(typedTo(rows, typedTo(rows, 0, 'r'), 'r')), false);
  equal(name(typedTo(rows, 0, 'res')), 'Results');
  equal(typedTo(rows, 0, 'x'), -1);
});
