import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Desk } from '../../../main/frontend/draft/desk.ts';
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

test('the desk is held from the first key until what was typed is proposed', () => {
  const time = new TestTime();
  const log: string[] = [];
  const desk = new Desk();
  desk.hold = () => {
    log.push('held');
    return () => log.push('released');
  };
  const typing = new Typing(time.later, desk);

  typing.type(() => log.push('a'));
  typing.type(() => log.push('ab'));
  time.pass(400);

  assert.deepEqual(log, ['held', 'ab', 'released']);
});
