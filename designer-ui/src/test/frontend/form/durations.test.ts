import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText, durationValue } from '../../../main/frontend/form/durations.ts';

test('people read lengths of time in the largest units', () => {
  assert.equal(durationText('PT5M'), '5 min');
  assert.equal(durationText('PT24H'), '1 d');
  assert.equal(durationText('PT1H30M'), '1 h 30 min');
  assert.equal(durationText('PT0.5S'), '0.5 s');
  assert.equal(durationText('soon'), 'soon');
});

test('what people write is kept as the server writes it', () => {
  assert.equal(durationValue('5 min'), 'PT5M');
  assert.equal(durationValue('1d'), 'PT24H');
  assert.equal(durationValue('1 h 30 m'), 'PT1H30M');
  assert.equal(durationValue('P1D'), 'PT24H');
  assert.equal(durationValue('90 s'), 'PT1M30S');
  assert.equal(durationValue('soon'), undefined);
  assert.equal(durationValue('PT'), undefined);
});
