import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { copied, inserted, pasted } from '../../../main/frontend/draft/clipboard.ts';
import { applied, drawingOf, EMPTY } from '../../../main/frontend/draft/drawing.ts';
import { idSource } from '../../../main/frontend/draft/ids.ts';

const DRAWING = drawingOf(
  {
    nodes: [
      { kind: 'map', id: 'map-1', name: 'Map orders', lines: [{ target: 'a', expression: 'b' }] },
      { kind: 'route', id: 'route-1', name: 'Route orders' },
      { kind: 'sink', id: 'sink-1', name: 'Write orders' },
    ],
    edges: [{ from: 'map-1', to: 'route-1' }, { from: 'route-1.otherwise', to: 'sink-1' }],
  },
  { positions: { 'map-1': { x: 100, y: 50 }, 'route-1': { x: 400, y: 90 }, 'sink-1': { x: 700, y: 50 } } },
);

test('copied nodes are put into another pipeline with what is between them, where the person is', () => {
  const made = pasted(copied(DRAWING, ['map-1', 'route-1']), EMPTY, { x: 1000, y: 1000 }, idSource('a test'))!;
  const after = applied(EMPTY, made.edit);
  const [map, route] = made.ids;

  deepEqual(after.nodes.get(map!), { kind: 'map', id: map, name: 'Map orders', lines: [{ target: 'a', expression: 'b' }] });
  deepEqual(after.edges, [{ from: map, to: route }]);
  deepEqual(after.positions.get(map!), { x: 1000, y: 1000 });
  deepEqual(after.positions.get(route!), { x: 1300, y: 1040 });
});

test('ports are kept, and names that are taken get a number', () => {
  const made = pasted(copied(DRAWING, ['route-1', 'sink-1']), DRAWING, { x: 0, y: 0 }, idSource('a test'))!;
  const after = applied(DRAWING, made.edit);

  deepEqual(made.ids.map((id) => after.nodes.get(id)?.name), ['Route orders 2', 'Write orders 2']);
  deepEqual(after.edges.at(-1), { from: `${made.ids[0]}.otherwise`, to: made.ids[1] });
});

test('a text that is none of ours is not put in', () => {
  const ids = idSource('');

  equal(pasted('hello', EMPTY, { x: 0, y: 0 }, ids), undefined);
  equal(pasted('{"nodes": []}', EMPTY, { x: 0, y: 0 }, ids), undefined);
  equal(pasted('{"pipewright": "nodes", "nodes": [{"name": "x"}]}', EMPTY, { x: 0, y: 0 }, ids), undefined);
});

const BOX = { width: 216, height: 64 };
const TEMPLATE = {
  pipeline: {
    parameters: [{ name: 'from', type: 'date' }, { name: 'file', type: 'string' }],
    nodes: [{ kind: 'source', id: 'source-1', name: 'Read orders' }, { kind: 'map', id: 'map-1', name: 'Map orders' }],
    edges: [{ from: 'source-1', to: 'map-1' }],
  },
  layout: { positions: { 'source-1': { x: 0, y: 0 }, 'map-1': { x: 304, y: 0 } } },
};

test('a template is put in whole by one edit, with the parameters that are missing', () => {
  const drawing = { ...EMPTY, parameters: [{ name: 'file', type: 'string' }] };
  const made = inserted(TEMPLATE, drawing, { x: 40, y: 40 }, BOX, idSource('a test'));
  const after = applied(drawing, made.edit);

  deepEqual([...after.nodes.values()].map(({ name }) => name), ['Read orders', 'Map orders']);
  deepEqual(after.edges, [{ from: made.ids[0], to: made.ids[1] }]);
  deepEqual(after.parameters.map(({ name }) => name), ['file', 'from']);
  deepEqual(after.positions.get(made.ids[1]!), { x: 344, y: 40 });
});

test('a template stands below the boxes that are in its way', () => {
  const made = inserted(TEMPLATE, DRAWING, { x: 100, y: 50 }, BOX, idSource('a test'));
  const after = applied(DRAWING, made.edit);

  deepEqual(made.ids.map((id) => after.positions.get(id)?.y), [158, 158]);
  deepEqual(after.nodes.get(made.ids[1]!)?.name, 'Map orders 2');
});
