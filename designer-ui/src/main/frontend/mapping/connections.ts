// Which fields a mapping connects. Pure functions.

import type { Pair } from './geometry.ts';
import { plain, type Tree } from './tree.ts';

/** What a line reads: paths without the marks of lists; `.*` stands for anything below. */
export interface Reads {
  readonly target: string;
  readonly reads: readonly string[];
}

/** The lines between the rows that are shown; those that meet in folded rows are one. */
export function pairsOf(all: readonly Reads[], sources: Tree, targets: Tree): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { target, reads } of all) {
    const to = targets.places.get(plain(target));
    if (to !== undefined) {
      for (const read of reads) {
        const from = placeOf(read, sources);
        if (from !== undefined) {
          pairs.set(`${from}>${to}`, pairs.get(`${from}>${to}`) ?? { source: from, target: to, key: target });
        }
      }
    }
  }
  return [...pairs.values()];
}

/** A field that the tree does not know is shown at the one it is in. */
function placeOf(read: string, sources: Tree): number | undefined {
  let path = plain(read).replace(/\.\*$/, '');
  while (path !== '') {
    const place = sources.places.get(path);
    if (place !== undefined) {
      return place;
    }
    path = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  }
  return undefined;
}

/** True if a line that reads this depends on the field, or on something in it. */
export function touches(read: string, field: string): boolean {
  const one = plain(read);
  const other = plain(field);
  const open = one.replace(/\.\*$/, '');
  return one === '$' || open === other || open.startsWith(`${other}.`) || other.startsWith(`${open}.`);
}
