// Boxes brought into line. Pure functions.

import type { Size } from '../draft/palette.ts';
import type { BoxPosition } from './boxes.ts';

export type Arrangement = 'left' | 'center' | 'top' | 'middle' | 'across' | 'down';

/** Where the boxes stand afterwards; only those that move. Distributing leaves the outermost ones where they are. */
export function arranged(how: Arrangement, boxes: readonly BoxPosition[]): readonly BoxPosition[] {
  const xs = boxes.map(({ x }) => x);
  const ys = boxes.map(({ y }) => y);
  switch (how) {
    case 'left':
      return moved(boxes, (box) => ({ ...box, x: Math.min(...xs) }));
    case 'center':
      return moved(boxes, (box) => ({ ...box, x: mean(xs) }));
    case 'top':
      return moved(boxes, (box) => ({ ...box, y: Math.min(...ys) }));
    case 'middle':
      return moved(boxes, (box) => ({ ...box, y: mean(ys) }));
    case 'across':
      return spread(boxes, 'x');
    case 'down':
      return spread(boxes, 'y');
  }
}

function mean(values: readonly number[]): number {
  return Math.round((Math.min(...values) + Math.max(...values)) / 2);
}

function spread(boxes: readonly BoxPosition[], along: 'x' | 'y'): readonly BoxPosition[] {
  const inOrder = [...boxes].sort((one, other) => one[along] - other[along]);
  const first = inOrder[0]?.[along] ?? 0;
  const step = ((inOrder.at(-1)?.[along] ?? 0) - first) / Math.max(1, inOrder.length - 1);
  const places = new Map(inOrder.map((box, at) => [box.id, Math.round(first + at * step)]));
  return moved(boxes, (box) => ({ ...box, [along]: places.get(box.id)! }));
}

function moved(boxes: readonly BoxPosition[], to: (box: BoxPosition) => BoxPosition): readonly BoxPosition[] {
  return boxes.filter((box) => to(box).x !== box.x || to(box).y !== box.y).map(to);
}

export interface Frame extends Size {
  readonly x: number;
  readonly y: number;
}

/** Room inside a frame around its boxes, in canvas pixels; above there is more, for the name. */
const ROOM = { side: 20, top: 44 };

/** The frame around boxes. */
export function frameAround(boxes: readonly { readonly x: number; readonly y: number }[], box: Size): Frame {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x }) => x)) + box.width;
  const bottom = Math.max(...boxes.map(({ y }) => y)) + box.height;
  return { x: left - ROOM.side, y: top - ROOM.top, width: right - left + 2 * ROOM.side, height: bottom - top + ROOM.top + ROOM.side };
}
