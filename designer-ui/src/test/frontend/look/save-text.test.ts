import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { SaveState } from '../../../main/frontend/draft/outbox.ts';
import { saveText } from '../../../main/frontend/look/save-text.ts';

const TEXTS = {
  saved: 'Saved', saving: 'Saving', retrying: 'Trying again',
  offlineOne: 'Offline: one', offline: 'Offline: {0}', choosing: 'To choose: {0}', unkept: '{0}, stay here',
};
const state = (changes: Partial<SaveState>): SaveState => ({ pending: 0, online: true, kept: true, retrying: false, choices: 0, ...changes });

test('saved means that nothing waits', () => {
  deepEqual(saveText(state({}), TEXTS), { state: 'saved', text: 'Saved' });
});

test('what waits is being saved', () => {
  deepEqual(saveText(state({ pending: 2 }), TEXTS), { state: 'saving', text: 'Saving' });
});

test('what could not be saved for now is not said to be on its way', () => {
  deepEqual(saveText(state({ pending: 1, retrying: true }), TEXTS), { state: 'offline', text: 'Trying again' });
});

test('one change is said in its own words', () => {
  deepEqual(saveText(state({ pending: 1, online: false }), TEXTS), { state: 'offline', text: 'Offline: one' });
});

test('offline counts what waits', () => {
  deepEqual(saveText(state({ pending: 3, online: false }), TEXTS), { state: 'offline', text: 'Offline: 3' });
});

test('where the browser keeps nothing, the person is asked to stay', () => {
  deepEqual(saveText(state({ pending: 3, online: false, kept: false }), TEXTS), { state: 'offline', text: 'Offline: 3, stay here' });
  deepEqual(saveText(state({ kept: false }), TEXTS), { state: 'saved', text: 'Saved' });
});

test('what waits for a choice is not said to be saved', () => {
  deepEqual(saveText(state({ choices: 1 }), TEXTS), { state: 'offline', text: 'To choose: 1' });
});
