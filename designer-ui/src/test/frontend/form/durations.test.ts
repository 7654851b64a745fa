import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText, durationValue } from '../../../main/frontend/form/durations.ts';

test('people read lengths of time in the largest units', () => {
  assert.equal(durationText('PT5M'), '5 min');
  assert.equal(durationText('PT24H'), '1 d');
  assert.equal(durationText('PT1H30M'), '1 h 30 min');
  assert.equal(durationText('PT0.5S'), '500 ms');
  assert.equal(durationText('soon'), 'soon');
});

test('what people write is kept as the server writes it', () => {
  assert.equal(durationValue('5 min'), 'PT5M');
  assert.equal(durationValue('1d'), 'PT24H');
  assert.equal(durationValue('1 h 30 m'), 'PT1H30M');
  assert.equal(durationValue('P1D'), 'PT24H');
  assert.equal(durationValue('90 s'), 'PT1M30S');
  assert.equal(durationValue(' 1 Min 30 SEC '), 'PT1M30S');
  assert.equal(durationValue('soon'), undefined);
  assert.equal(durationValue('PT'), undefined);
});

test('a number without a unit counts seconds, or what the file counts', () => {
  assert.equal(durationValue('90'), 'PT1M30S');
  assert.equal(durationValue('90', 1_000), 90);
  assert.equal(durationValue('90', 1), 90);
  assert.equal(durationValue('1m30s', 1_000), 90);
  assert.equal(durationValue('1.5 h', 60_000), 90);
  assert.equal(durationValue('500 ms', 1_000), undefined);
  assert.equal(durationValue('5 min or so', 1_000), undefined);
  assert.equal(durationText('90', 1_000), '1 min 30 s');
  assert.equal(durationText('${wait}', 1_000), '${wait}');
});
