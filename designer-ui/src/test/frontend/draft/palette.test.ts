import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { applied, drawingOf, type Drawing } from '../../../main/frontend/draft/drawing.ts';
import { idSource } from '../../../main/frontend/draft/ids.ts';
import { added, fits, found, sectionsOf, type Place } from '../../../main/frontend/draft/palette.ts';
import type { NodeLook, PaletteEntry } from '../../../main/frontend/draft/wire.ts';

const BOX = { width: 216, height: 64 };
const ROW = { inputs: ['in'], outputs: ['out'] };
const entry = (kind: string, title: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  section: 'Change records', kind, title, detail: '', words: kind, name: `${title} {0}`, subject: 'records', node: { kind, typeVersion: 1 }, template: '', ...more,
});
const MAP = entry('map', 'Map');
const DRAWING: Drawing = drawingOf(
  {
    nodes: [{ kind: 'source', id: 'source-1', name: 'Read orders' }, { kind: 'sink', id: 'sink-1', name: 'Write orders' }],
    edges: [{ from: 'source-1', to: 'sink-1' }],
  },
  { positions: { 'source-1': { x: 0, y: 0 }, 'sink-1': { x: 600, y: 0 } } },
);
const LOOKS = new Map<string, NodeLook>([['source-1', { id: 'source-1', detail: '', subject: 'orders', inputs: [], outputs: ['out'] }]]);

function after(place: Place, drawing = DRAWING, one = MAP): Drawing {
  return applied(drawing, added(one, place, drawing, LOOKS, ROW, BOX, idSource('a test')).edit);
}

const named = (drawing: Drawing, name: string) => [...drawing.nodes.values()].find((node) => node.name === name);

test('a node put on an edge stands between its ends and is connected to both', () => {
  const drawing = after({ kind: 'between', edge: { from: 'source-1', to: 'sink-1' } });
  const { id } = named(drawing, 'Map orders')!;

  deepEqual(drawing.edges, [{ from: 'source-1', to: id }, { from: id, to: 'sink-1' }]);
  deepEqual(drawing.positions.get(id), { x: 300, y: 0 });
});

test('a node put behind another is connected to it, and named after what the source reads', () => {
  const drawing = after({ kind: 'behind', end: { node: 'source-1', port: 'out' } });
  const { id } = named(drawing, 'Map orders')!;

  deepEqual(drawing.edges.at(-1), { from: 'source-1', to: id });
  deepEqual(drawing.positions.get(id), { x: 296, y: 0 });
});

test('a node put before another gives it its records', () => {
  const drawing = after({ kind: 'before', end: { node: 'sink-1', port: 'in' } });

  deepEqual(drawing.edges.at(-1), { from: named(drawing, 'Map records')!.id, to: 'sink-1' });
});

test('a second node of a name gets a number, and never stands on another', () => {
  const place: Place = { kind: 'behind', end: { node: 'source-1', port: 'out' } };
  const drawing = after(place, after(place));
  const first = drawing.positions.get(named(drawing, 'Map orders')!.id)!;
  const second = drawing.positions.get(named(drawing, 'Map orders 2')!.id)!;

  deepEqual(second, { x: first.x, y: first.y + BOX.height + 44 });
});

test('what takes no records fits behind nothing', () => {
  const source = { inputs: [], outputs: ['out'] };

  equal(fits(source, { kind: 'behind', end: { node: 'source-1', port: 'out' } }), false);
  equal(fits(source, { kind: 'at', position: { x: 0, y: 0 } }), true);
  equal(fits(ROW, { kind: 'between', edge: { from: 'a', to: 'b' } }), true);
});

test('entries are found by all words of their title, detail and kind, those that begin so first', () => {
  const entries = [entry('filter', 'Keep mapped'), MAP, entry('source', 'foodmart', { detail: 'Database', words: 'jdbc Source' })];

  deepEqual(found(entries, 'map').map(({ title }) => title), ['Map', 'Keep mapped']);
  deepEqual(found(entries, 'data food').map(({ title }) => title), ['foodmart']);
  deepEqual(found(entries, 'nothing'), []);
  equal(found(entries, '').length, 3);
});

test('entries stand under their sections in the order they came', () => {
  const entries = [MAP, entry('sink', 'Results', { section: 'Write to' }), entry('sort', 'Sort')];

  deepEqual(sectionsOf(entries).map(({ name, entries: own }) => [name, own.length]), [['Change records', 2], ['Write to', 1]]);
});

test('the same seed gives the same ids again', () => {
  const once = idSource('seed');
  const again = idSource('seed');

  deepEqual([once('map'), once('map')], [again('map'), again('map')]);
  equal(/^map-[a-z0-9]{6}$/.test(idSource('')('map')), true);
});
