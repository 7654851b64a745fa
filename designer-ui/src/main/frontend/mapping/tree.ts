// The rows of a tree: which are shown, and where what is not shown ends. Pure functions.

/** A field in a tree, each before those in it. */
export interface Row {
  /** With `[]` behind each list; unique in its tree. */
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly depth: number;
  readonly required: boolean;
  readonly about: string;
}

/** A row that is shown. */
export interface Shown {
  readonly row: Row;
  readonly hasFields: boolean;
  readonly isOpen: boolean;
  /** How many fields its object has, and which of them it is, from 1. */
  readonly count: number;
  readonly place: number;
}

export interface Tree {
  readonly shown: readonly Shown[];
  /** Where each row is shown: its own place, or that of the folded row that it is in; none if it is filtered out. */
  readonly places: ReadonlyMap<string, number>;
}

/** How two ways to a field are compared: without the marks of lists. */
export function plain(path: string): string {
  return path.replaceAll('[]', '');
}

/** The rows that are shown: not in a folded one, and, if something is looked for, those that have it and those above. */
export function treeOf(rows: readonly Row[], folded: ReadonlySet<string>, looked: string): Tree {
  const kept = looked === '' ? rows : found(rows, looked.toLowerCase());
  const shown: Shown[] = [];
  const places = new Map<string, number>();
  const siblings = counts(kept);
  let foldedAt: number | undefined;
  kept.forEach((row, at) => {
    if (foldedAt !== undefined && row.depth <= foldedAt) {
      foldedAt = undefined;
    }
    if (foldedAt !== undefined) {
      places.set(plain(row.path), shown.length - 1);
      return;
    }
    const hasFields = (kept[at + 1]?.depth ?? 0) > row.depth;
    const isOpen = hasFields && (looked !== '' || !folded.has(row.path));
    places.set(plain(row.path), shown.length);
    shown.push({ row, hasFields, isOpen, ...siblings[at]! });
    if (hasFields && !isOpen) {
      foldedAt = row.depth;
    }
  });
  return { shown, places };
}

function found(rows: readonly Row[], looked: string): readonly Row[] {
  const above: Row[] = [];
  const kept = new Set<Row>();
  for (const row of rows) {
    above.length = row.depth;
    above[row.depth] = row;
    if (row.path.toLowerCase().includes(looked) || row.about.toLowerCase().includes(looked)) {
      above.forEach((one) => kept.add(one));
    }
  }
  return rows.filter((row) => kept.has(row));
}

function counts(rows: readonly Row[]): readonly { readonly count: number; readonly place: number }[] {
  const all: { readonly group: { size: number }; readonly place: number }[] = [];
  const open: { size: number }[] = [];
  for (const row of rows) {
    open.length = Math.min(open.length, row.depth + 1);
    const group = (open[row.depth] ??= { size: 0 });
    group.size += 1;
    all.push({ group, place: group.size });
  }
  return all.map(({ group, place }) => ({ count: group.size, place }));
}

/** What stands above a path, the nearest first: `a.b[]` and `a` for `a.b[].c`. */
export function above(path: string): readonly string[] {
  const all: string[] = [];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    all.push(path.slice(0, dot));
  }
  return all;
}

/** The fields of a target, with those that lines name beyond it. */
export function withTargets(rows: readonly Row[], targets: readonly string[]): readonly Row[] {
  const known = new Set(rows.map((row) => plain(row.path)));
  const all = [...rows];
  for (const target of targets) {
    for (const path of [...above(target)].reverse().concat(target)) {
      if (path !== '' && !known.has(plain(path))) {
        known.add(plain(path));
        all.splice(placeIn(all, path), 0, ownRow(path));
      }
    }
  }
  return all;
}

function ownRow(path: string): Row {
  const names = path.split('.');
  return { path, name: plain(names[names.length - 1]!), type: path.endsWith('[]') ? 'list' : '', depth: names.length - 1, required: false, about: '' };
}

/** Behind the last field of the same object. */
function placeIn(rows: readonly Row[], path: string): number {
  const parent = plain(above(path)[0] ?? '');
  if (parent === '') {
    return rows.length;
  }
  const at = rows.findIndex((row) => plain(row.path) === parent);
  const depth = rows[at]?.depth ?? 0;
  let end = at + 1;
  while (end < rows.length && rows[end]!.depth > depth) {
    end += 1;
  }
  return end;
}

/** The path of a row's target: a list that is no for-each yet is given whole if a line does so. */
export function targetOf(row: Row, lines: ReadonlySet<string>): string {
  const whole = row.path.endsWith('[]') ? row.path.slice(0, -2) : row.path;
  return lines.has(whole) ? whole : lines.has(`${whole}[]`) ? `${whole}[]` : row.path;
}
