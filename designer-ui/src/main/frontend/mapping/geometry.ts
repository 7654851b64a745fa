// Where lines end. Pure functions; heights are in pixels, y grows downwards from the top of what is seen of the trees.

/** The height of a row. */
export const ROW = 30;

/** How far from the border a line ends whose field is scrolled out. */
const BORDER = 5;

/** How much of a tree is seen. */
export interface Look {
  readonly top: number;
  readonly height: number;
}

export type Where = 'row' | 'above' | 'below';

export interface End {
  readonly y: number;
  readonly where: Where;
}

/** A line between two rows, by their places among those that are shown; where fields are folded, it may be several. */
export interface Pair {
  readonly source: number;
  readonly target: number;
  readonly key: string;
  readonly lines: number;
}

export interface Drawn {
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

/** How many lines end at each border, because their fields are scrolled out. */
export interface Counts {
  readonly above: number;
  readonly below: number;
}

export interface Picture {
  readonly lines: readonly Drawn[];
  readonly sources: Counts;
  readonly targets: Counts;
}

/** The rows to render, the last one excluded; some more than are seen, so that scrolling finds them there. */
export function rowsSeen(look: Look, count: number, more: number): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.floor(look.top / ROW) - more);
  return { from, to: Math.min(count, Math.ceil((look.top + look.height) / ROW) + more) };
}

export function endOf(place: number, look: Look): End {
  const y = place * ROW + ROW / 2 - look.top;
  if (y < 0) {
    return { y: BORDER, where: 'above' };
  }
  return y > look.height ? { y: look.height - BORDER, where: 'below' } : { y, where: 'row' };
}

/** The lines of which at least one end is seen; those of which none is are counted at both borders. */
export function pictureOf(pairs: readonly Pair[], source: Look, target: Look): Picture {
  const lines: Drawn[] = [];
  const sources = { above: 0, below: 0 };
  const targets = { above: 0, below: 0 };
  for (const pair of pairs) {
    const from = endOf(pair.source, source);
    const to = endOf(pair.target, target);
    if (from.where === 'row' || to.where === 'row') lines.push({ from: from.y, to: to.y, key: pair.key });
    if (from.where !== 'row') sources[from.where] += pair.lines;
    if (to.where !== 'row') targets[to.where] += pair.lines;
  }
  return { lines, sources, targets };
}

/** How many lines end in a folded row that is seen, and at which height. */
export interface Inner {
  readonly y: number;
  readonly count: number;
}

export function innerOf(counts: ReadonlyMap<number, number>, look: Look): readonly Inner[] {
  return [...counts]
    .map(([place, count]) => ({ ...endOf(place, look), count }))
    .filter(({ where }) => where === 'row')
    .map(({ y, count }) => ({ y, count }));
}

/** A line as the text of an SVG path, from the left border to the right one. */
export function curve(from: number, to: number, width: number): string {
  const bend = Math.round(width / 2);
  return `M0 ${Math.round(from)}C${bend} ${Math.round(from)} ${width - bend} ${Math.round(to)} ${width} ${Math.round(to)}`;
}

/** Where to scroll so that a row is seen; unchanged if it is. */
export function scrolledTo(place: number, look: Look): number {
  const top = place * ROW;
  if (top < look.top) {
    return top;
  }
  return top + ROW > look.top + look.height ? top + ROW - look.height : look.top;
}
