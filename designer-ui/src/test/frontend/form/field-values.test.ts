import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormField } from '../../../main/frontend/draft/wire.ts';
import { changeOf, filled, isSame, isShown, valueAt } from '../../../main/frontend/form/field-values.ts';

const NODE = { kind: 'source', id: 'source-1', connector: 'jdbc', connection: 'erp', settings: { query: 'SELECT 1', method: 'Post' } };

function field(name: string, more: Partial<FormField> = {}): FormField {
  return {
    name,
    control: 'TEXT',
    language: '',
    label: name,
    help: '',
    required: false,
    standard: '',
  unit: 0,
    choices: [],
    columns: [],
    suggests: '',
    onlyIf: [],
    clears: [],
    ...more,
  };
}

test('a value is found by its name in files', () => {
  assert.equal(valueAt(NODE, 'connection'), 'erp');
  assert.equal(valueAt(NODE, 'settings.query'), 'SELECT 1');
  assert.equal(valueAt(NODE, 'incremental.lag'), undefined);
});

test('what says nothing is left out', () => {
  assert.equal(filled(''), undefined);
  assert.equal(filled([]), undefined);
  assert.deepEqual(filled([{ field: 'a', descending: false }, { field: '' }]), [{ field: 'a' }, {}]);
  assert.equal(filled(false), false);
});

test('the order of names does not make a difference, that of items does', () => {
  assert.ok(isSame({ a: 1, b: '' }, { a: 1 }));
  assert.ok(isSame([{ a: 1, b: 2 }], [{ b: 2, a: 1 }]));
  assert.ok(!isSame(['a', 'b'], ['b', 'a']));
});

test('a change is one edit, and none if nothing changes', () => {
  assert.deepEqual(changeOf(NODE, field('settings.query'), 'SELECT 2'), {
    kind: 'changeField',
    node: 'source-1',
    field: 'settings.query',
    value: 'SELECT 2',
  });
  assert.equal(changeOf(NODE, field('settings.query'), 'SELECT 1'), undefined);
  assert.deepEqual(changeOf(NODE, field('settings.query'), ''), { kind: 'changeField', node: 'source-1', field: 'settings.query' });
});

test('what a change makes meaningless goes with it, in the same edit', () => {
  assert.deepEqual(changeOf(NODE, field('connector', { clears: ['connection', 'settings', 'schema'] }), 'files'), {
    kind: 'several',
    edits: [
      { kind: 'changeField', node: 'source-1', field: 'connector', value: 'files' },
      { kind: 'changeField', node: 'source-1', field: 'connection' },
      { kind: 'changeField', node: 'source-1', field: 'settings' },
    ],
  });
});

test('a field is shown only while it means something', () => {
  const body = field('settings.body', { onlyIf: [{ field: 'settings.method', values: ['POST'], standard: 'GET' }] });

  assert.ok(isShown(body, NODE));
  assert.ok(!isShown(body, { ...NODE, settings: {} }));
});
