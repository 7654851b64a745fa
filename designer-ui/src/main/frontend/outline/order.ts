// The order in which the outline tells a drawing: as records flow through it.

import { positionOf, type Drawing } from '../draft/drawing.ts';
import { fromOf, toOf } from '../draft/forms.ts';

/**
 * The ids of all nodes, each once and behind all that lead to it. What follows from a node stands close to it; side by side
 * it goes from the top down, as drawn. Notes come last. Of a circle, which nobody should draw, the highest node is the first.
 */
export function inOrder(drawing: Drawing): readonly string[] {
  const after = targetsOf(drawing);
  const byPlace = (one: string, other: string) => compare(drawing, one, other);
  const seen = new Set<string>();
  const ordered: string[] = [];
  // A walk in depth puts a node down once all behind it are; so from the back all that leads to a node comes before it.
  const walk = (start: string) => {
    const open = [{ id: start, next: (after.get(start) ?? []).toSorted(byPlace) }];
    seen.add(start);
    while (open.length > 0) {
      const here = open.at(-1)!;
      const target = here.next.pop();
      if (target === undefined) {
        ordered.push(here.id);
        open.pop();
      } else if (!seen.has(target)) {
        seen.add(target);
        open.push({ id: target, next: (after.get(target) ?? []).toSorted(byPlace) });
      }
    }
  };
  const fed = new Set(drawing.edges.map((edge) => toOf(edge).node));
  const nodes = [...drawing.nodes.keys()].toSorted(byPlace);
  const isNote = (id: string) => drawing.nodes.get(id)?.kind === 'note';
  const starts = nodes.filter((id) => !isNote(id) && !fed.has(id));
  // What is walked first comes last.
  [...nodes.filter(isNote).toReversed(), ...starts.toReversed(), ...nodes].forEach((id) => {
    if (!seen.has(id)) walk(id);
  });
  return ordered.toReversed();
}

function targetsOf(drawing: Drawing): ReadonlyMap<string, readonly string[]> {
  const after = new Map<string, string[]>();
  drawing.edges.forEach((edge) => {
    const from = fromOf(edge).node;
    const to = toOf(edge).node;
    const known = after.get(from);
    if (known === undefined) after.set(from, [to]);
    else if (!known.includes(to)) known.push(to);
  });
  return after;
}

function compare(drawing: Drawing, one: string, other: string): number {
  const here = positionOf(drawing, one);
  const there = positionOf(drawing, other);
  return here.y - there.y || here.x - there.x || (one < other ? -1 : 1);
}
