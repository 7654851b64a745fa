import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowBehind, scrolledTo, windowOf } from '../../../main/frontend/look/window.ts';

test('only the rows in sight are drawn, and the others keep their room', () => {
  const drawn = windowOf(200, 28, 28 * 100, 280);

  assert.deepEqual(drawn, { first: 92, end: 118, above: 92 * 28, below: 82 * 28 });
});

test('a short list is drawn whole', () => {
  assert.deepEqual(windowOf(3, 28, 0, 280), { first: 0, end: 3, above: 0, below: 0 });
  assert.deepEqual(windowOf(0, 28, 0, 280), { first: 0, end: 0, above: 0, below: 0 });
});

test('a row that can be seen is not scrolled to', () => {
  assert.equal(scrolledTo(5, 28, 0, 280), undefined);
  assert.equal(scrolledTo(20, 28, 0, 280), 21 * 28 - 280);
  assert.equal(scrolledTo(2, 28, 280, 280), 56);
});

test('the keys lead from row to row and stop at the ends', () => {
  assert.equal(rowBehind('ArrowDown', 199, 200, 10), 199);
  assert.equal(rowBehind('PageUp', 3, 200, 10), 0);
  assert.equal(rowBehind('End', 3, 200, 10), 199);
  assert.equal(rowBehind('a', 3, 200, 10), undefined);
});
