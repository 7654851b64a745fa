import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { isLetter, outlineCommandOf } from '../../../main/frontend/outline/keys.ts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('undo and redo have the keys that they have everywhere', () => {
  equal(outlineCommandOf({ ...PLAIN, key: 'z', ctrlKey: true }), 'undo');
  equal(outlineCommandOf({ ...PLAIN, key: 'Z', metaKey: true, shiftKey: true }), 'redo');
  equal(outlineCommandOf({ ...PLAIN, key: 's', ctrlKey: true }), undefined);
});

test('signs do what they say whether or not they need Shift, and Insert goes both ways', () => {
  equal(outlineCommandOf({ ...PLAIN, key: '+', shiftKey: true }), 'addBehind');
  equal(outlineCommandOf({ ...PLAIN, key: '+' }), 'addBehind');
  equal(outlineCommandOf({ ...PLAIN, key: 'Insert', shiftKey: true }), 'addBefore');
});

test('letters look for a row', () => {
  equal(isLetter({ ...PLAIN, key: 'm' }), true);
  equal(isLetter({ ...PLAIN, key: ' ' }), false);
  equal(outlineCommandOf({ ...PLAIN, key: 'm' }), undefined);
});
