import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parameterEdit } from '../../../main/frontend/form/parameter-edits.ts';

const FROM = { name: 'from', type: 'date' };
const TO = { name: 'to', type: 'date' };

test('each change of a parameter is an edit of that parameter', () => {
  const later = { ...TO, standard: '1997-02-01' };

  assert.deepEqual(parameterEdit([FROM], [FROM, TO]), { kind: 'addParameter', at: 1, parameter: TO });
  assert.deepEqual(parameterEdit([FROM, TO], [TO]), { kind: 'removeParameter', name: 'from' });
  assert.deepEqual(parameterEdit([FROM, TO], [FROM, later]), { kind: 'setParameter', name: 'to', parameter: later });
});

test('parameters that change their places are taken out and put in again', () => {
  assert.deepEqual(parameterEdit([FROM, TO], [TO, FROM]), {
    kind: 'several',
    edits: [
      { kind: 'removeParameter', name: 'from' },
      { kind: 'removeParameter', name: 'to' },
      { kind: 'addParameter', at: 0, parameter: TO },
      { kind: 'addParameter', at: 1, parameter: FROM },
    ],
  });
});

test('a row without a name is no parameter yet, and the same ones are no edit', () => {
  assert.equal(parameterEdit([FROM], [FROM, { type: 'string' }]), undefined);
  assert.equal(parameterEdit([FROM, TO], [FROM, TO]), undefined);
});
