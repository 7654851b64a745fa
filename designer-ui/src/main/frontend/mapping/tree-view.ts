// One tree on a page: it has the rows rendered that are seen, and no more, and is worked with the keys of an ARIA tree.

import { ROW, rowsSeen, scrolledTo, type Look } from './geometry.ts';
import { plain, treeOf, type Row, type Shown, type Tree } from './tree.ts';
import { TreeRows, type RowParts } from './tree-rows.ts';

const MORE = 4;

export interface TreeHost {
  /** Puts into a row's element what it is to show beside its name. */
  fill(parts: RowParts, shown: Shown): void;
  /** A person has gone to a row. */
  went(path: string): void;
  /** A person wants to do with a row what is done with it. */
  entered(path: string): void;
  hovered(path: string | undefined): void;
  /** What is seen has changed: lines end elsewhere. */
  moved(): void;
  /** A key that is no tree's own. */
  key(event: KeyboardEvent, path: string): void;
}

export class TreeView {
  readonly element = document.createElement('section');

  readonly scroller = document.createElement('div');

  readonly search = document.createElement('input');

  private readonly title = document.createElement('h3');

  private readonly hint = document.createElement('p');

  private readonly host: TreeHost;

  private readonly elements: TreeRows;

  private rows: readonly Row[] = [];

  private byPath: ReadonlyMap<string, Row> = new Map();

  private readonly folded = new Set<string>();

  private arranged: Tree = { shown: [], places: new Map() };

  /** The places of the rows that are shown, by their paths. */
  private placeOfRow: ReadonlyMap<string, number> = new Map();

  private activePath = '';

  constructor(prefix: string, host: TreeHost) {
    this.host = host;
    this.elements = new TreeRows(prefix, (parts, shown) => host.fill(parts, shown));
    this.element.className = `pw-map-side pw-map-${prefix}`;
    this.scroller.className = 'pw-map-scroll';
    this.hint.className = 'pw-map-hint pw-soft';
    this.search.type = 'search';
    this.search.className = 'pw-map-search';
    this.scroller.tabIndex = 0;
    this.scroller.setAttribute('role', 'tree');
    this.title.id = `${prefix}-title`;
    this.scroller.setAttribute('aria-labelledby', this.title.id);
    const head = document.createElement('div');
    head.className = 'pw-map-head';
    head.append(this.title, this.search);
    this.scroller.append(this.elements.element);
    this.element.append(head, this.hint, this.scroller);
    this.search.addEventListener('input', () => this.arrange());
    this.scroller.addEventListener('scroll', () => this.seen(), { passive: true });
    this.scroller.addEventListener('keydown', (event) => this.pressed(event));
    this.scroller.addEventListener('click', (event) => this.clicked(event));
    this.scroller.addEventListener('dblclick', (event) => {
      const path = this.pathAt(event.target);
      if (path !== undefined) this.host.entered(path);
    });
    this.scroller.addEventListener('pointerover', (event) => this.host.hovered(this.pathAt(event.target)));
    this.scroller.addEventListener('pointerleave', () => this.host.hovered(undefined));
    this.scroller.addEventListener('focus', () => this.focused());
  }

  say(title: string, find: string): void {
    this.title.textContent = title;
    this.search.placeholder = find;
    this.search.setAttribute('aria-label', `${find}: ${title}`);
  }

  /** What is told if there is nothing to show. */
  tell(hint: string): void {
    this.hint.textContent = hint;
    this.hint.hidden = hint === '';
  }

  show(rows: readonly Row[]): void {
    this.rows = rows;
    this.byPath = new Map(rows.map((row) => [row.path, row]));
    this.arrange();
  }

  tree(): Tree {
    return this.arranged;
  }

  look(): Look {
    return { top: this.scroller.scrollTop, height: this.scroller.clientHeight };
  }

  active(): string {
    return this.activePath;
  }

  /** Goes to a row, which may be folded away or not be what is looked for. */
  go(path: string): void {
    let changed = false;
    if (this.search.value !== '' && !this.arranged.shown.some((shown) => shown.row.path === path)) {
      this.search.value = '';
      changed = true;
    }
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      changed = this.folded.delete(path.slice(0, dot)) || changed;
      changed = this.folded.delete(`${path.slice(0, dot)}[]`) || changed;
    }
    if (changed) {
      this.arrange();
    }
    this.activate(path);
  }

  /** The path of the row at a height of the window; none if there is no row. */
  pathAtHeight(clientY: number): string | undefined {
    const box = this.scroller.getBoundingClientRect();
    const place = Math.floor((clientY - box.top + this.scroller.scrollTop) / ROW);
    return clientY < box.top || clientY > box.bottom ? undefined : this.arranged.shown[place]?.row.path;
  }

  pathAt(target: EventTarget | null): string | undefined {
    return target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]')?.dataset['path'] : undefined;
  }

  /** Renders again what is seen: what is beside the names has changed. */
  refresh(): void {
    this.elements.refresh(this.inSight().seen, this.activePath);
  }

  /** The size of the page has changed, or it was scrolled: rows that are still seen stay as they are. */
  seen(): void {
    this.render(false);
    this.host.moved();
  }

  /** The row of a path, be it shown, folded away or not looked for. */
  rowOf(path: string): Row | undefined {
    return this.byPath.get(path);
  }

  /** How many rows were rendered so far. */
  rendered(): number {
    return this.elements.rendered;
  }

  private arrange(): void {
    this.arranged = treeOf(this.rows, this.folded, this.search.value.trim());
    this.placeOfRow = new Map(this.arranged.shown.map((shown, at) => [shown.row.path, at]));
    this.elements.element.style.height = `${this.arranged.shown.length * ROW}px`;
    this.again();
  }

  /** The rows, or what is chosen of them, are others now. */
  private again(): void {
    this.render(true);
    this.host.moved();
  }

  private inSight(): { readonly from: number; readonly seen: readonly Shown[] } {
    const { from, to } = rowsSeen(this.look(), this.arranged.shown.length, MORE);
    return { from, seen: this.arranged.shown.slice(from, to) };
  }

  private render(all: boolean): void {
    const { from, seen } = this.inSight();
    this.elements.render(seen, from, this.activePath, all);
    if (this.elements.has(this.activePath)) {
      this.scroller.setAttribute('aria-activedescendant', this.elements.idOf(this.activePath));
    } else {
      this.scroller.removeAttribute('aria-activedescendant');
    }
  }

  /** Scrolls so that the row that the person has gone to is seen. */
  reveal(): void {
    const place = this.placeOf(this.activePath);
    if (place >= 0) {
      this.scroller.scrollTop = scrolledTo(place, this.look());
    }
  }

  private activate(path: string): void {
    this.activePath = path;
    this.reveal();
    this.again();
    this.host.went(path);
  }

  private placeOf(path: string): number {
    return this.placeOfRow.get(path) ?? -1;
  }

  private focused(): void {
    const first = this.arranged.shown[0];
    if (this.placeOf(this.activePath) < 0 && first !== undefined) {
      this.activate(first.row.path);
    }
  }

  private clicked(event: MouseEvent): void {
    const path = this.pathAt(event.target);
    if (path === undefined) return;
    if ((event.target as Element).classList.contains('pw-map-twist')) {
      this.toggle(path);
    }
    this.activate(path);
  }

  private toggle(path: string): void {
    if (!this.folded.delete(path)) {
      this.folded.add(path);
    }
    this.arrange();
  }

  private pressed(event: KeyboardEvent): void {
    const place = this.placeOf(this.activePath);
    const shown = this.arranged.shown[place];
    if (event.ctrlKey || event.metaKey || event.altKey || shown === undefined) {
      this.host.key(event, this.activePath);
      return;
    }
    const page = Math.max(1, Math.floor(this.look().height / ROW) - 1);
    const last = this.arranged.shown.length - 1;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -last, End: last };
    const step = steps[event.key];
    if (step !== undefined) {
      this.activate(this.arranged.shown[Math.min(last, Math.max(0, place + step))]!.row.path);
    } else if (event.key === 'ArrowRight' && shown.hasFields) {
      if (shown.isOpen) this.activate(this.arranged.shown[place + 1]!.row.path);
      else this.toggle(this.activePath);
    } else if (event.key === 'ArrowLeft') {
      if (shown.isOpen) this.toggle(this.activePath);
      else this.goUp(shown.row);
    } else if (event.key === 'Enter') {
      this.host.entered(this.activePath);
    } else {
      this.host.key(event, this.activePath);
      return;
    }
    event.preventDefault();
  }

  private goUp(row: Row): void {
    const parent = plain(row.path).slice(0, Math.max(0, plain(row.path).lastIndexOf('.')));
    const place = this.arranged.places.get(parent);
    if (place !== undefined) this.activate(this.arranged.shown[place]!.row.path);
  }
}
