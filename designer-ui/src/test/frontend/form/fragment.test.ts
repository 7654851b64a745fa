import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fragmentOf, nodeIn } from '../../../main/frontend/form/fragment.ts';

const NODE = { kind: 'filter', id: 'filter-1', name: 'Open orders', condition: 'open' };

test('a node is written and read as files have it', () => {
  assert.deepEqual(nodeIn(fragmentOf(NODE), NODE), NODE);
  assert.equal(fragmentOf(NODE).split('\n')[1], '  "kind": "filter",');
});

test('a text that is no JSON yet is no node, and that of another node is not this one', () => {
  assert.equal(nodeIn('{"kind": ', NODE), undefined);
  assert.equal(nodeIn('{"kind": "filter", "id": "filter-2"}', NODE), 'other');
  assert.equal(nodeIn('[]', NODE), 'other');
});
