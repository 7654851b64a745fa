// Which fields a mapping connects. Pure functions.

import type { Pair } from './geometry.ts';
import { plain, type Tree } from './tree.ts';

/** What a line reads: paths without the marks of lists; `.*` stands for anything below. */
export interface Reads {
  readonly target: string;
  readonly reads: readonly string[];
}

/** How many lines end in each folded row because their fields are in it, by its place. */
export type Inside = ReadonlyMap<number, number>;

/** The lines between the rows that are shown; those that meet in folded rows are one. */
export interface Joined {
  readonly pairs: readonly Pair[];
  readonly sources: Inside;
  readonly targets: Inside;
}

export function joined(all: readonly Reads[], sources: Tree, targets: Tree): Joined {
  const pairs = new Map<string, Pair>();
  const inSources = new Map<number, number>();
  const inTargets = new Map<number, number>();
  for (const { target, reads } of all) {
    const to = targets.places.get(plain(target));
    if (to === undefined) continue;
    const begins = reads.map((read) => knownIn(read, sources)).filter((path) => path !== undefined);
    for (const path of begins) {
      const from = sources.places.get(path)!;
      const key = `${from}>${to}`;
      const known = pairs.get(key);
      // A line that reads several fields of a folded row is one there.
      const lines = known === undefined ? 1 : known.lines + (known.key === target ? 0 : 1);
      pairs.set(key, { source: from, target: to, key: target, lines });
    }
    new Set(begins.filter((path) => isInside(path, sources)).map((path) => sources.places.get(path)!)).forEach((place) => add(inSources, place));
    if (begins.length > 0 && isInside(plain(target), targets)) add(inTargets, to);
  }
  return { pairs: [...pairs.values()], sources: inSources, targets: inTargets };
}

/** True if the field is shown at a folded row that it is in. */
function isInside(path: string, { places, shown }: Tree): boolean {
  return plain(shown[places.get(path)!]!.row.path) !== path;
}

function add(counts: Map<number, number>, place: number): void {
  counts.set(place, (counts.get(place) ?? 0) + 1);
}

/** What is read, without the mark of lists; a field that the tree does not know is shown at the one it is in. */
function knownIn(read: string, sources: Tree): string | undefined {
  let path = plain(read).replace(/\.\*$/, '');
  while (path !== '') {
    if (sources.places.has(path)) {
      return path;
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
