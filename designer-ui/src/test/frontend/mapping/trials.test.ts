import assert from 'node:assert/strict';
import test from 'node:test';
import type { TriedLine } from '../../../main/frontend/draft/wire.ts';
import { Trials } from '../../../main/frontend/mapping/trials.ts';

function asked() {
  const answers: ((answer: TriedLine | undefined) => void)[] = [];
  return { answers, trials: new Trials(() => new Promise((answer) => answers.push(answer))) };
}

test('the same expression is tried once while its answer is awaited', () => {
  const { answers, trials } = asked();

  const first = trials.try('lines[].quantity', 'Qty');
  const second = trials.try('lines[].quantity', 'Qty');

  assert.equal(first, second);
  assert.equal(answers.length, 1);
});

test('once the lines are others, what is being tried on older ones answers no more', () => {
  const { answers, trials } = asked();
  const older = trials.try('lines[].quantity', 'Qty');

  trials.forget();

  assert.notEqual(trials.try('lines[].quantity', 'Qty'), older);
  assert.equal(answers.length, 2);
});
