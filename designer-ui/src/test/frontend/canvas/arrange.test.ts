import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { arranged, frameAround } from '../../../main/frontend/canvas/arrange.ts';

const BOXES = [{ id: 'a', x: 0, y: 0 }, { id: 'b', x: 40, y: 100 }, { id: 'c', x: 20, y: 400 }];

test('boxes are brought into line with the leftmost or topmost one, which stays', () => {
  deepEqual(arranged('left', BOXES), [{ id: 'b', x: 0, y: 100 }, { id: 'c', x: 0, y: 400 }]);
  deepEqual(arranged('top', BOXES), [{ id: 'b', x: 40, y: 0 }, { id: 'c', x: 20, y: 0 }]);
});

test('boxes are centered between the outermost ones', () => {
  deepEqual(arranged('center', BOXES), [{ id: 'a', x: 20, y: 0 }, { id: 'b', x: 20, y: 100 }]);
  deepEqual(arranged('middle', BOXES), [{ id: 'a', x: 0, y: 200 }, { id: 'b', x: 40, y: 200 }, { id: 'c', x: 20, y: 200 }]);
});

test('spread boxes have the same distance, and the outermost stay', () => {
  deepEqual(arranged('down', BOXES), [{ id: 'b', x: 40, y: 200 }]);
  deepEqual(arranged('across', BOXES), []);
});

test('a frame leaves room around its boxes, and above for its name', () => {
  deepEqual(frameAround([{ x: 0, y: 0 }, { x: 300, y: 50 }], { width: 216, height: 64 }), { x: -20, y: -44, width: 556, height: 178 });
});
