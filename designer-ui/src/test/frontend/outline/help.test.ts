import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpOf } from '../../../main/frontend/canvas/shortcuts.ts';
import { OUTLINE_KEYS, OUTLINE_MOVES } from '../../../main/frontend/outline/keys.ts';

test('the help shows each key of the outline once, with what is pressed together with it', () => {
  const lines = helpOf(OUTLINE_KEYS, OUTLINE_MOVES);

  assert.equal(lines.flatMap((line) => line.keys).length, OUTLINE_KEYS.length);
  assert.deepEqual(lines[0], { name: 'move', keys: ['↓', '↑', 'Page ↓', 'Page ↑', 'Home', 'End'] });
  assert.deepEqual(lines.find((line) => line.name === 'actions')?.keys, ['Menu', 'Shift F10', 'Alt Enter']);
});
