import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultRange, placeOf, told } from '../../../main/frontend/code/fault-range.ts';

test('a mistake marks the word it stands in', () => {
  assert.deepEqual(faultRange('$uper(name)', 0), { from: 0, to: 5 });
  assert.deepEqual(faultRange('a + ) b', 4), { from: 4, to: 5 });
});

test('a mistake at the end marks the last character', () => {
  assert.deepEqual(faultRange('amount >', 8), { from: 7, to: 8 });
  assert.deepEqual(faultRange('', 3), { from: 0, to: 0 });
});

test('the first line and the first column are 1', () => {
  assert.deepEqual(placeOf('one\ntwo', 5), { line: 2, column: 2 });
});

test('a text of several lines tells where, one of a single line does not', () => {
  assert.equal(told('a', { position: 0, message: 'No.' }, 'Line {0}, column {1}: {2}'), 'No.');
  assert.equal(told('a\nb', { position: 2, message: 'No $1.' }, 'Line {0}, column {1}: {2}'), 'Line 2, column 1: No $1.');
});
