import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf, helpOf, SHORTCUTS, stepOf } from '../../../main/frontend/canvas/shortcuts.ts';

const pressed = (key: string, more: { ctrlKey?: boolean; shiftKey?: boolean; metaKey?: boolean } = {}) => ({
  key, ctrlKey: false, shiftKey: false, metaKey: false, ...more,
});

test('Ctrl-Z takes back and Ctrl-Shift-Z brings back', () => {
  equal(commandOf(pressed('z', { ctrlKey: true })), 'undo');
  equal(commandOf(pressed('Z', { ctrlKey: true, shiftKey: true })), 'redo');
});

test('the command key of a Mac is its control key', () => {
  equal(commandOf(pressed('z', { metaKey: true })), 'undo');
});

test('a letter alone does nothing', () => {
  equal(commandOf(pressed('z')), undefined);
});

test('an arrow moves a little, with Shift ten times as far', () => {
  deepEqual(stepOf('left', false), { dx: -4, dy: 0 });
  deepEqual(stepOf('down', true), { dx: 0, dy: 40 });
});

test('the help names each command once, with all its keys', () => {
  const lines = helpOf(SHORTCUTS);

  deepEqual(lines.find(({ name }) => name === 'move')?.keys, ['←', '→', '↑', '↓']);
  deepEqual(lines.find(({ name }) => name === 'redo')?.keys, ['Ctrl Shift Z', 'Ctrl Y']);
  equal(new Set(lines.map(({ name }) => name)).size, lines.length);
});
