import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { Nudge, REST } from '../../../main/frontend/canvas/nudge.ts';
import type { BoxPosition } from '../../../main/frontend/canvas/boxes.ts';
import { TestTime } from '../look/test-time.ts';

const at = (id: string, x: number): BoxPosition => ({ id, x, y: 0 });

function nudged() {
  const proposed: (readonly BoxPosition[])[] = [];
  const time = new TestTime();
  return { nudge: new Nudge((places) => proposed.push(places), time.later), proposed, time };
}

test('many strokes are one move, once the keys rest', () => {
  const { nudge, proposed, time } = nudged();

  nudge.to([at('map', 4)]);
  time.pass(REST - 1);
  nudge.to([at('map', 8)]);
  time.pass(REST - 1);
  deepEqual(proposed, []);
  time.pass(1);

  deepEqual(proposed, [[at('map', 8)]]);
});

test('a move is not lost when the person turns to another box before the keys rest', () => {
  const { nudge, proposed, time } = nudged();

  nudge.to([at('map', 4)]);
  nudge.flush();
  time.pass(REST);

  deepEqual(proposed, [[at('map', 4)]]);
});

test('another box has a move of its own', () => {
  const { nudge, proposed, time } = nudged();

  nudge.to([at('map', 4)]);
  nudge.to([at('call', 8)]);
  time.pass(REST);

  deepEqual(proposed, [[at('map', 4)], [at('call', 8)]]);
});

test('where nothing moved, nothing is proposed', () => {
  const { nudge, proposed } = nudged();

  nudge.flush();

  deepEqual(proposed, []);
});
