// The elements of the rows of a tree that are seen. A row that goes out of sight leaves its element to one that comes.

import { ROW } from './geometry.ts';
import type { Shown } from './tree.ts';

/** The parts of a row's element. */
export interface RowParts {
  readonly row: HTMLElement;
  readonly twist: HTMLElement;
  readonly name: HTMLElement;
  readonly type: HTMLElement;
  readonly value: HTMLElement;
}

export class TreeRows {
  readonly element = document.createElement('div');

  /** How many rows were rendered so far. */
  rendered = 0;

  private readonly prefix: string;

  /** Puts into a row's element what it is to show beside its name. */
  private readonly fill: (parts: RowParts, shown: Shown) => void;

  private readonly parts = new Map<string, RowParts>();

  private readonly spare: RowParts[] = [];

  constructor(prefix: string, fill: (parts: RowParts, shown: Shown) => void) {
    this.prefix = prefix;
    this.fill = fill;
    this.element.className = 'pw-map-space';
    this.element.setAttribute('role', 'presentation');
  }

  /** Whether the row of a path is seen. */
  has(path: string): boolean {
    return this.parts.has(path);
  }

  /**
   * Shows these rows, and no other.
   *
   * @param from the place of the first of them in the tree
   * @param all whether those that are there already are filled again
   */
  render(seen: readonly Shown[], from: number, active: string, all: boolean): void {
    const kept = new Set(seen.map((shown) => shown.row.path));
    for (const [path, parts] of this.parts) {
      if (!kept.has(path)) {
        this.parts.delete(path);
        this.spare.push(parts);
      }
    }
    seen.forEach((shown, at) => {
      const known = this.parts.get(shown.row.path);
      if (known !== undefined && !all) return;
      const parts = known ?? this.taken(shown);
      parts.row.style.transform = `translateY(${(from + at) * ROW}px)`;
      this.put(parts, shown, active);
    });
    this.spare.splice(0).forEach((parts) => parts.row.remove());
  }

  /** Fills those rows again that are there. */
  refresh(seen: readonly Shown[], active: string): void {
    for (const shown of seen) {
      const parts = this.parts.get(shown.row.path);
      if (parts !== undefined) {
        this.put(parts, shown, active);
      }
    }
  }

  idOf(path: string): string {
    return `${this.prefix}-${encodeURIComponent(path)}`;
  }

  private taken(shown: Shown): RowParts {
    const parts = this.spare.pop() ?? this.made();
    this.parts.set(shown.row.path, parts);
    this.rendered += 1;
    return parts;
  }

  private made(): RowParts {
    const part = (name: string) => {
      const span = document.createElement('span');
      span.className = `pw-map-${name}`;
      return span;
    };
    const row = document.createElement('div');
    row.setAttribute('role', 'treeitem');
    row.className = 'pw-map-row';
    const parts = { row, twist: part('twist'), name: part('name'), type: part('type'), value: part('value') };
    parts.twist.setAttribute('aria-hidden', 'true');
    parts.name.setAttribute('translate', 'no');
    parts.value.setAttribute('translate', 'no');
    row.append(parts.twist, parts.name, parts.type, parts.value);
    this.element.append(row);
    return parts;
  }

  private put(parts: RowParts, shown: Shown, active: string): void {
    const { row } = shown;
    const element = parts.row;
    element.id = this.idOf(row.path);
    element.dataset['path'] = row.path;
    element.setAttribute('aria-level', String(row.depth + 1));
    element.setAttribute('aria-setsize', String(shown.count));
    element.setAttribute('aria-posinset', String(shown.place));
    element.setAttribute('aria-selected', String(row.path === active));
    if (shown.hasFields) {
      element.setAttribute('aria-expanded', String(shown.isOpen));
    } else {
      element.removeAttribute('aria-expanded');
    }
    element.style.paddingInlineStart = `${8 + row.depth * 16}px`;
    parts.twist.textContent = shown.hasFields ? (shown.isOpen ? '▾' : '▸') : '';
    parts.name.textContent = row.name;
    parts.type.textContent = row.type;
    element.title = row.about;
    this.fill(parts, shown);
  }
}
