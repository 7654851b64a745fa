import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonFaultAt } from '../../../main/frontend/code/json-fault.ts';

test('JSON has no fault', () => {
  assert.equal(jsonFaultAt('{"a": [1, true, null]}'), undefined);
});

test('a fault is where the text stops being JSON', () => {
  assert.equal(jsonFaultAt('{\n  "a": 1\n  "b": 2\n}'), 13);
  assert.equal(jsonFaultAt('{"a": }'), 6);
  assert.equal(jsonFaultAt('[1, 2'), 5);
});
