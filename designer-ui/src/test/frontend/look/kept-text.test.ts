import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { keptText } from '../../../main/frontend/look/kept-text.ts';

test('what is kept is told by its number, and nothing where nothing is kept', () => {
  equal(keptText(0, 'One change.', '{0} changes.'), '');
  equal(keptText(1, 'One change.', '{0} changes.'), 'One change.');
  equal(keptText(12, 'One change.', '{0} changes.'), '12 changes.');
});
