// The rows that the outline shows of the draft, and which of them the keyboard is on. A row keeps the keyboard while rows
// come and go around it; if it goes itself, the one in its place gets it.

import { EMPTY } from '../draft/drawing.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { counts, nodeRows, rowsOf, type Filter, type NodeRow, type Row } from './rows.ts';

/** Where the keyboard is: on a row, or on one of its cells or links; -1 is the row itself. */
export interface Focus {
  readonly key: string;
  readonly cell: number;
}

export class ShownRows {
  private nodes: readonly NodeRow[] = [];

  private rows: readonly Row[] = [];

  /** What the rows were made of. */
  private madeOf: readonly unknown[] = [];

  private open: ReadonlySet<string> = new Set();

  private passing: Filter = 'all';

  private sought = '';

  private focused: Focus = { key: '', cell: -1 };

  /** Where the row in focus stands, for when it is removed. */
  private focusedAt = 0;

  private readonly store: () => DraftStore | undefined;

  constructor(store: () => DraftStore | undefined) {
    this.store = store;
  }

  all(): readonly Row[] {
    return this.rows;
  }

  filter(): Filter {
    return this.passing;
  }

  search(): string {
    return this.sought;
  }

  /** True if the draft has no nodes, whatever is shown of it. */
  isBare(): boolean {
    return this.nodes.length === 0;
  }

  /** How many nodes each filter lets through. */
  counts(): Readonly<Record<Filter, number>> {
    return counts(this.store()?.shown() ?? EMPTY, this.nodes);
  }

  focus(): Focus {
    return this.focused;
  }

  at(): number {
    return this.focusedAt;
  }

  /** The row in focus. */
  row(): Row | undefined {
    return this.rows[this.focusedAt];
  }

  show(filter: Filter, search: string): void {
    this.passing = filter;
    this.sought = search;
  }

  fold(id: string, open: boolean): void {
    this.open = open ? new Set([...this.open, id]) : new Set([...this.open].filter((one) => one !== id));
  }

  focusOn(row: Row, cell: number): void {
    this.focusedAt = this.rows.indexOf(row);
    this.focused = { key: row.key, cell };
  }

  /** The keyboard is on the row itself, and on none of its cells. */
  leaveCell(): void {
    this.focused = { ...this.focused, cell: -1 };
  }

  /** The row of a node, whatever hid it; undefined if there is no such node. */
  reveal(node: string): Row | undefined {
    if (!this.rows.some((row) => row.key === node)) this.show('all', '');
    this.make();
    return this.rows.find((row) => row.key === node);
  }

  /** Makes the rows, unless they are of the same as before. */
  make(): void {
    const store = this.store();
    const drawing = store?.shown() ?? EMPTY;
    const made = [drawing, store?.looks(), store?.kinds(), store?.problems(), this.open, this.passing, this.sought];
    if (made.every((part, at) => part === this.madeOf[at]) && this.madeOf.length > 0) return;
    this.madeOf = made;
    this.nodes = nodeRows({ drawing, looks: store?.looks() ?? new Map(), kinds: store?.kinds() ?? new Map(), marks: store?.problems() ?? new Map() }, this.open);
    this.rows = rowsOf(drawing, this.nodes, this.passing, this.sought);
    const at = this.rows.findIndex((row) => row.key === this.focused.key);
    if (at >= 0) {
      this.focusedAt = at;
    } else {
      this.focusedAt = Math.max(0, Math.min(this.focusedAt, this.rows.length - 1));
      this.focused = { key: this.rows[this.focusedAt]?.key ?? '', cell: -1 };
    }
  }
}
