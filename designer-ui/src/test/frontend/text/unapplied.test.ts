import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep, kept } from '../../../main/frontend/text/unapplied.ts';

function shelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('what is written is kept for its draft alone until it is forgotten', () => {
  const place = shelf();

  keep(place, 'demo/ada/orders', { base: '{}', text: '{"a":1}' });

  assert.deepEqual(kept(place, 'demo/ada/orders'), { base: '{}', text: '{"a":1}' });
  assert.equal(kept(place, 'demo/ben/orders'), undefined);
  keep(place, 'demo/ada/orders', undefined);
  assert.equal(kept(place, 'demo/ada/orders'), undefined);
});

test('what cannot be read counts as nothing, and a browser that keeps nothing is no trouble', () => {
  const place = shelf();
  place.setItem('pipewright-text/demo/ada/orders', '{"base":');
  const full = { ...shelf(), setItem: () => { throw new Error('full'); } };

  assert.equal(kept(place, 'demo/ada/orders'), undefined);
  assert.doesNotThrow(() => keep(full, 'demo/ada/orders', { base: '', text: 'a' }));
});
