import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineEdit } from '../../../main/frontend/form/line-edits.ts';

const A = { target: 'a', expression: '1' };
const B = { target: 'b', expression: '2' };
const C = { target: 'c', expression: '3' };
const NODE = { kind: 'map', id: 'map-1', lines: [A, B, C] };

test('each change of a line is an edit of that line', () => {
  assert.deepEqual(lineEdit(NODE, [A, { target: 'b', expression: '9' }, C]), {
    kind: 'setMappingLine',
    node: 'map-1',
    target: 'b',
    line: { target: 'b', expression: '9' },
  });
  assert.deepEqual(lineEdit(NODE, [A, C]), { kind: 'removeMappingLine', node: 'map-1', target: 'b' });
  assert.deepEqual(lineEdit(NODE, [A, B]), { kind: 'removeMappingLine', node: 'map-1', target: 'c' });
  assert.deepEqual(lineEdit(NODE, [A, B, C, { target: 'd' }]), { kind: 'addMappingLine', node: 'map-1', at: 3, line: { target: 'd' } });
});

test('a line that goes up or down is moved', () => {
  assert.deepEqual(lineEdit(NODE, [B, A, C]), { kind: 'moveMappingLine', node: 'map-1', target: 'a', at: 1 });
  assert.deepEqual(lineEdit(NODE, [C, A, B]), { kind: 'moveMappingLine', node: 'map-1', target: 'c', at: 0 });
});

test('the same lines are no edit, and lines that nobody can tell apart are one edit of all', () => {
  assert.equal(lineEdit(NODE, [A, B, C]), undefined);
  assert.equal(lineEdit({ ...NODE, lines: [A, A] }, [A])?.kind, 'changeField');
});
