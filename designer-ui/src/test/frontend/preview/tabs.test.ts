import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { answered, coming, usual } from '../../../main/frontend/preview/tabs.ts';

function counted(came: number, left: number, refused: number) {
  return [
    { id: 'in', count: came },
    { id: 'out', count: left },
    { id: 'rejected', count: refused },
  ];
}

test('what leaves a node is shown first, else what comes to it', () => {
  equal(usual(counted(3, 2, 1))?.id, 'out');
  equal(usual(counted(3, 0, 3))?.id, 'in');
  equal(usual([]), undefined);
});

test('what comes by an edge is what comes to its port', () => {
  const join = [{ id: 'in:left', count: 0 }, { id: 'in:right', count: 2 }, { id: 'out', count: 1 }];
  equal(coming(join, 'right')?.id, 'in:right');
  equal(coming(counted(3, 2, 1), 'orders')?.id, 'in');
  equal(coming([], 'in'), undefined);
});

test('after calls the answers are shown, and where there are none, why', () => {
  equal(answered(counted(3, 2, 1))?.id, 'out');
  equal(answered(counted(3, 0, 3))?.id, 'rejected');
  equal(answered(counted(3, 0, 0))?.id, 'in');
});
