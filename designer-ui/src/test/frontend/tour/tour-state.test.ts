import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep, kept, NO_TOUR } from '../../../main/frontend/tour/tour-state.ts';

function shelf() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

test('where a person is in the tour is kept for that person alone', () => {
  const place = shelf();

  keep(place, 'demo/ada', { isShown: true, pipeline: 'first', skipped: 2 });

  assert.deepEqual(kept(place, 'demo/ada'), { isShown: true, pipeline: 'first', skipped: 2 });
  assert.deepEqual(kept(place, 'demo/ben'), NO_TOUR);
});

test('what cannot be read counts as no tour, and a browser that keeps nothing is no trouble', () => {
  const place = shelf();
  place.setItem('pipewright-tour/demo/ada', '{"isShown":');
  const full = { getItem: () => null, setItem: () => { throw new Error('full'); } };

  assert.deepEqual(kept(place, 'demo/ada'), NO_TOUR);
  assert.doesNotThrow(() => keep(full, 'demo/ada', NO_TOUR));
});
