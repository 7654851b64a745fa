import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { Desk } from '../../../main/frontend/draft/desk.ts';
import { FieldDraft, REST } from '../../../main/frontend/panel/field-draft.ts';
import { TestTime } from '../look/test-time.ts';

function field() {
  const proposed: string[] = [];
  const time = new TestTime();
  return { draft: new FieldDraft((text) => proposed.push(text), time.later), proposed, time };
}

test('what was typed is proposed 400 ms after the last key', () => {
  const { draft, proposed, time } = field();

  draft.type('Ord');
  time.pass(399);
  draft.type('Orders');
  time.pass(399);
  deepEqual(proposed, []);
  time.pass(1);

  equal(REST, 400);
  deepEqual(proposed, ['Orders']);
});

test('leaving the field proposes at once, and only once', () => {
  const { draft, proposed, time } = field();

  draft.type('Orders');
  draft.leave();
  time.pass(REST);

  deepEqual(proposed, ['Orders']);
});

test('an empty text is not proposed, and given up when the field is left', () => {
  const { draft, proposed, time } = field();

  draft.type('  ');
  time.pass(REST);
  equal(draft.isOpen(), true);
  draft.leave();

  equal(draft.isOpen(), false);
  deepEqual(proposed, []);
});

test('leaving a field that nobody typed into proposes nothing', () => {
  const { draft, proposed } = field();

  draft.leave();

  deepEqual(proposed, []);
});

test('the desk is held from the first key until keys rest, even if nothing is proposed', () => {
  const time = new TestTime();
  const log: string[] = [];
  const desk = new Desk();
  desk.hold = () => {
    log.push('held');
    return () => log.push('released');
  };
  const draft = new FieldDraft((text) => log.push(text), time.later, desk);

  draft.type('Orders');
  time.pass(REST);
  draft.type('  ');
  time.pass(REST);

  deepEqual(log, ['held', 'Orders', 'released', 'held', 'released']);
});
