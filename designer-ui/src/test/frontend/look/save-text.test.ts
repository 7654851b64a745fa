import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { saveText } from '../../../main/frontend/look/save-text.ts';

const TEXTS = { saved: 'Saved', saving: 'Saving', offlineOne: 'Offline: one', offline: 'Offline: {0}' };

test('saved means that nothing waits', () => {
  deepEqual(saveText({ pending: 0, online: true }, TEXTS), { state: 'saved', text: 'Saved' });
});

test('one change is said in its own words', () => {
  deepEqual(saveText({ pending: 1, online: false }, TEXTS), { state: 'offline', text: 'Offline: one' });
});

test('offline counts what waits', () => {
  deepEqual(saveText({ pending: 3, online: false }, TEXTS), { state: 'offline', text: 'Offline: 3' });
});
