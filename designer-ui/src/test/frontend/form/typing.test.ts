import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Typing } from '../../../main/frontend/form/typing.ts';
import { TestTime } from '../look/test-time.ts';

test('many keys are one proposal, 400 ms after the last', () => {
  const time = new TestTime();
  const typing = new Typing(time.later);
  const proposed: string[] = [];

  typing.type(() => proposed.push('a'));
  time.pass(399);
  typing.type(() => proposed.push('ab'));
  time.pass(399);
  assert.deepEqual(proposed, []);
  assert.ok(typing.isOpen());
  time.pass(1);

  assert.deepEqual(proposed, ['ab']);
  assert.ok(!typing.isOpen());
});

test('leaving the field proposes at once, and once', () => {
  const typing = new Typing(new TestTime().later);
  let count = 0;

  typing.type(() => (count += 1));
  typing.end();
  typing.end();

  assert.equal(count, 1);
});
