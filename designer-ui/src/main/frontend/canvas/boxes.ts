// What the canvas draws of a draft. A box that looks as before stays the same object, so that it is not painted again.

import { positionOf, type Drawing } from '../draft/drawing.ts';
import { nameOf } from '../draft/forms.ts';
import type { KindLook, NodeLook } from '../draft/wire.ts';

export interface Box {
  readonly id: string;
  readonly kind: string;
  readonly kindText: string;
  readonly colour: string;
  readonly name: string;
  readonly detail: string;
  readonly disabled: boolean;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly x: number;
  readonly y: number;
}

export interface BoxPosition {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The boxes of a drawing; those of `before` are taken where nothing has changed, and `before` itself if nothing has. */
export function boxesOf(
  drawing: Drawing,
  looks: ReadonlyMap<string, NodeLook>,
  kinds: ReadonlyMap<string, KindLook>,
  before: ReadonlyMap<string, Box>,
): ReadonlyMap<string, Box> {
  const boxes = new Map(
    [...drawing.nodes.values()].map((node) => {
      const look = looks.get(node.id);
      const kind = kinds.get(node.kind);
      const box: Box = {
        id: node.id,
        kind: node.kind,
        kindText: kind?.text ?? '',
        colour: kind?.colour ?? '',
        name: nameOf(node),
        detail: look?.detail ?? '',
        disabled: node.disabled ?? false,
        inputs: look?.inputs ?? kind?.inputs ?? [],
        outputs: look?.outputs ?? kind?.outputs ?? [],
        ...positionOf(drawing, node.id),
      };
      const known = before.get(node.id);
      return [node.id, known !== undefined && isSame(known, box) ? known : box];
    }),
  );
  const isKept = boxes.size === before.size && [...boxes].every(([id, box]) => before.get(id) === box);
  return isKept ? before : boxes;
}

/** The list as it was if the other one has the same items: who looks at the list then sees no change. */
export function keptList<T>(before: T[], after: T[]): T[] {
  return before.length === after.length && before.every((item, at) => item === after[at]) ? before : after;
}

function isSame(one: Box, other: Box): boolean {
  return (Object.keys(one) as (keyof Box)[]).every((part) => one[part] === other[part] || isSameList(one[part], other[part]));
}

function isSameList(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((item, at) => item === other[at]);
}
