// Which rows of a long list stand in a pane that is scrolled, so that only these are drawn.

export interface Window {
  /** The first row that is drawn. */
  readonly first: number;
  /** The row behind the last one. */
  readonly end: number;
  /** Pixels before the first one, and behind the last one. */
  readonly above: number;
  readonly below: number;
}

/** Rows that are drawn beyond the edges, so that nothing flashes while scrolling. */
const SPARE = 8;

export function windowOf(rows: number, rowHeight: number, scrollTop: number, paneHeight: number): Window {
  const first = Math.max(0, Math.min(rows, Math.floor(scrollTop / rowHeight) - SPARE));
  const end = Math.min(rows, Math.ceil((scrollTop + paneHeight) / rowHeight) + SPARE);
  return { first, end, above: first * rowHeight, below: (rows - end) * rowHeight };
}

/** Where to scroll so that a row can be seen; undefined if it can. */
export function scrolledTo(row: number, rowHeight: number, scrollTop: number, paneHeight: number): number | undefined {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + paneHeight ? top + rowHeight - paneHeight : undefined;
}

/** The row that a key leads to; undefined if the key leads nowhere. */
export function rowBehind(key: string, row: number, rows: number, page: number): number | undefined {
  const to = { ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + page, PageUp: row - page, Home: 0, End: rows - 1 }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(rows - 1, to));
}
