// The table of a preview's records. Only the rows in sight are in the page, however many there are.

import type { Row, Tab } from '../draft/wire.ts';
import { rowBehind, scrolledTo, windowOf } from '../look/window.ts';

const ROW_HEIGHT = 28;

export interface TableTexts {
  readonly number: string;
  readonly note: string;
  readonly changed: string;
  readonly added: string;
}

export class RecordTable {
  readonly element = document.createElement('div');

  private readonly table = document.createElement('table');

  private readonly head = document.createElement('thead');

  private readonly body = document.createElement('tbody');

  private readonly chosen: (row: Row) => void;

  private tab: Tab | undefined;

  private texts: TableTexts = { number: '', note: '', changed: '', added: '' };

  private active = 0;

  private hasNotes = false;

  /** @param chosen told the row that a person opens */
  constructor(chosen: (row: Row) => void) {
    this.chosen = chosen;
    this.element.className = 'pw-preview-rows';
    this.table.append(this.head, this.body);
    this.table.setAttribute('role', 'grid');
    this.table.tabIndex = 0;
    this.element.append(this.table);
    this.element.addEventListener('scroll', () => this.draw());
    this.table.addEventListener('keydown', (event) => this.key(event));
    this.body.addEventListener('click', (event) => this.click(event));
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /** Marks a record, and brings it into view. */
  mark(number: number): void {
    const at = this.tab?.rows.findIndex((row) => row.number === number) ?? -1;
    if (at >= 0) {
      this.active = at;
      this.element.scrollTop = scrolledTo(at, ROW_HEIGHT, this.element.scrollTop, this.element.clientHeight) ?? this.element.scrollTop;
      this.draw();
    }
  }

  show(tab: Tab, texts: TableTexts): void {
    const isAnother = tab.id !== this.tab?.id;
    this.tab = tab;
    this.texts = texts;
    this.hasNotes = tab.rows.some((row) => row.note !== '');
    this.active = isAnother ? 0 : Math.min(this.active, Math.max(0, tab.rows.length - 1));
    if (isAnother) this.element.scrollTop = 0;
    this.table.setAttribute('aria-label', tab.label);
    this.table.setAttribute('aria-rowcount', String(tab.rows.length + 1));
    const names = [texts.number, ...(this.hasNotes ? [texts.note] : []), ...tab.columns];
    const row = document.createElement('tr');
    row.append(...names.map((name, at) => heading(name, at < (this.hasNotes ? 2 : 1))));
    this.head.replaceChildren(row);
    this.draw();
  }

  private draw(): void {
    if (this.tab === undefined) return;
    const { rows } = this.tab;
    const drawn = windowOf(rows.length, ROW_HEIGHT, this.element.scrollTop, this.element.clientHeight);
    this.body.replaceChildren(
      spacer(drawn.above),
      ...rows.slice(drawn.first, drawn.end).map((row, at) => this.row(row, drawn.first + at)),
      spacer(drawn.below),
    );
  }

  private row(row: Row, at: number): HTMLTableRowElement {
    const line = document.createElement('tr');
    line.id = `pw-preview-row-${at}`;
    line.dataset['row'] = String(at);
    line.setAttribute('aria-rowindex', String(at + 2));
    line.setAttribute('aria-selected', String(at === this.active));
    line.append(cell(String(row.number + 1), 'pw-preview-number'));
    if (this.hasNotes) line.append(cell(row.note, 'pw-preview-note'));
    row.cells.forEach((text, column) => {
      const mark = row.marks[column] ?? '.';
      const shown = cell(text, `pw-preview-cell pw-mark-${mark === '.' ? 'same' : mark}`);
      if (mark === 'c' || mark === 'n') {
        shown.title = `${mark === 'c' ? this.texts.changed : this.texts.added}: ${text}`;
        const said = document.createElement('span');
        said.className = 'pw-unseen';
        said.textContent = ` (${mark === 'c' ? this.texts.changed : this.texts.added})`;
        shown.append(said);
      }
      line.append(shown);
    });
    return line;
  }

  private key(event: KeyboardEvent): void {
    const rows = this.tab?.rows ?? [];
    const row = rows[this.active];
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      this.chosen(row);
      return;
    }
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW_HEIGHT) - 1);
    const to = rowBehind(event.key, this.active, rows.length, page);
    if (to !== undefined && rows.length > 0) {
      event.preventDefault();
      this.activate(to);
    }
  }

  private activate(row: number): void {
    this.active = row;
    const pane = this.element.clientHeight - ROW_HEIGHT;
    const scroll = scrolledTo(row, ROW_HEIGHT, this.element.scrollTop, pane);
    if (scroll !== undefined) this.element.scrollTop = scroll;
    this.draw();
    this.table.setAttribute('aria-activedescendant', `pw-preview-row-${row}`);
  }

  private click(event: Event): void {
    const line = (event.target as Element).closest('tr[data-row]');
    const at = Number((line as HTMLElement | null)?.dataset['row'] ?? Number.NaN);
    const row = this.tab?.rows[at];
    if (row !== undefined) {
      this.activate(at);
      this.chosen(row);
    }
  }

  focus(): void {
    this.table.focus();
  }
}

function heading(name: string, isOurs: boolean): HTMLTableCellElement {
  const shown = document.createElement('th');
  shown.scope = 'col';
  shown.textContent = name;
  if (!isOurs) shown.translate = false;
  return shown;
}

function cell(text: string, className: string): HTMLTableCellElement {
  const shown = document.createElement('td');
  shown.className = className;
  shown.translate = false;
  shown.textContent = text;
  shown.title = text;
  return shown;
}

/** Keeps the room of rows that are not drawn. */
function spacer(height: number): HTMLTableRowElement {
  const line = document.createElement('tr');
  line.setAttribute('aria-hidden', 'true');
  line.className = 'pw-preview-spacer';
  line.style.height = `${height}px`;
  return line;
}
