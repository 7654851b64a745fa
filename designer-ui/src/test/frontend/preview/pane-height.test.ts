import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heightOf } from '../../../main/frontend/preview/pane-height.ts';

test('the pane leaves room for the board', () => {
  assert.equal(heightOf(900, 700), 540);
  assert.equal(heightOf(20, 700), 140);
});
