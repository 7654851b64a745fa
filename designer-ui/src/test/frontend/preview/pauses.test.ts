import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANY, Pauses, type Keeping } from '../../../main/frontend/preview/pauses.ts';

function storage(): Keeping {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const POINT = { node: 'map-1', ...ANY, condition: 'a > 1' };

test('where to stop is kept for a person and a pipeline', () => {
  const keeping = storage();
  const pauses = new Pauses(() => keeping);
  pauses.open('acme/Ada/orders');
  pauses.put(POINT);

  const again = new Pauses(() => keeping);
  again.open('acme/Ada/orders');
  assert.deepEqual(again.all(), [POINT]);
  again.open('acme/Ben/orders');
  assert.deepEqual(again.all(), []);
});

test('a node has one condition for all that comes, and one for each edge', () => {
  const pauses = new Pauses(storage);
  const edge = { ...POINT, from: 'filter-1', fromPort: 'out', toPort: 'in' };
  pauses.put(POINT);
  pauses.put(edge);
  pauses.put({ ...POINT, condition: 'a > 2' });

  assert.deepEqual(pauses.all(), [{ ...POINT, condition: 'a > 2' }, edge]);
  pauses.remove(edge);
  assert.equal(pauses.all().length, 1);
});

test('a point without a condition stops nothing', () => {
  const pauses = new Pauses(storage);
  pauses.put({ ...POINT, condition: ' ' });

  assert.deepEqual(pauses.set(), []);
  assert.equal(pauses.mark('map-1'), 'set');
});

test('a browser that keeps nothing has them for the page', () => {
  const pauses = new Pauses(() => {
    throw new Error('no storage');
  });
  pauses.open('acme/Ada/orders');
  pauses.put(POINT);
  pauses.stop('map-1');

  assert.deepEqual(pauses.all(), [POINT]);
  assert.equal(pauses.mark('map-1'), 'stopped');
});
