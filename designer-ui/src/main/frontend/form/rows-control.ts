// A table of cells with buttons to add, remove and move rows. A person in it keeps what they see; what others saved
// meanwhile is shown when they leave.

import '@vaadin/button/src/vaadin-button.js';
import type { FormField, FormProblem } from '../draft/wire.ts';
import { helpOf, type FieldControl, type FormHost } from './control.ts';
import { makeCell } from './make-control.ts';
import { problemsOf, problemsOfRow, said } from './problems.ts';
import { movedRow, NAME, newRow, rowsOf, TEXT, VALUE, valueOfRows, type Row } from './rows.ts';

let count = 0;

export function rowsControl(field: FormField, host: FormHost, change: (value: unknown) => void): FieldControl {
  return new RowsControl(field, host, change);
}

class RowsControl implements FieldControl {
  readonly element = document.createElement('div');

  private readonly list = document.createElement('div');

  private readonly error = document.createElement('div');

  private readonly columns: readonly FormField[];

  private readonly field: FormField;

  private readonly host: FormHost;

  private readonly change: (value: unknown) => void;

  private rows: readonly Row[] = [];

  private cells: readonly (readonly FieldControl[])[] = [];

  private problems: readonly FormProblem[] = [];

  constructor(field: FormField, host: FormHost, change: (value: unknown) => void) {
    this.field = field;
    this.host = host;
    this.change = change;
    this.columns = columnsOf(field, host);
    count += 1;
    const label = document.createElement('span');
    label.id = `rows-${count}`;
    label.className = 'pw-code-label';
    label.textContent = field.label;
    this.element.className = 'pw-rows';
    this.element.toggleAttribute('required', field.required);
    this.element.role = 'group';
    this.element.setAttribute('aria-labelledby', label.id);
    this.list.className = 'pw-rows-list';
    this.error.className = 'pw-code-error';
    this.error.setAttribute('aria-live', 'polite');
    const help = document.createElement('div');
    help.className = 'pw-code-help';
    help.textContent = helpOf(field, host);
    this.element.append(label, this.list, this.addButton(), help, this.error);
  }

  show(value: unknown): void {
    this.put(rowsOf(this.field, value));
  }

  isBusy(): boolean {
    return this.list.matches(':focus-within') || this.cells.flat().some((cell) => cell.isBusy());
  }

  tell(problems: readonly FormProblem[]): void {
    this.problems = problems;
    const { name } = this.field;
    const inCells = this.cells.flatMap((cells, row) =>
      cells.flatMap((cell, at) => {
        const own = problemsOf(`${name}[${row}].${this.columns[at]?.name}`, problems);
        cell.tell(own);
        return own;
      }),
    );
    [...this.list.children].forEach((row, at) => row.toggleAttribute('invalid', problemsOfRow(name, at, problems).length > 0));
    this.error.textContent = said(problems.filter((problem) => !inCells.includes(problem)));
  }

  leave(): void {
    this.cells.flat().forEach((cell) => cell.leave());
  }

  /** Rows that stay keep their cells, and with them the cursor. */
  private put(rows: readonly Row[]): void {
    this.rows = rows;
    while (this.list.children.length > rows.length) {
      this.list.lastElementChild?.remove();
    }
    this.cells = rows.map((row, at) => {
      const cells = this.cells[at] ?? this.makeRow(at);
      cells.forEach((cell, column) => {
        if (!cell.isBusy()) {
          cell.show(row[this.columns[column]?.name ?? '']);
        }
      });
      return cells;
    });
    this.tell(this.problems);
  }

  private makeRow(at: number): readonly FieldControl[] {
    const row = document.createElement('div');
    const name = this.host
      .texts()
      .row.replace('{0}', () => this.field.label)
      .replace('{1}', String(at + 1));
    row.className = 'pw-row';
    row.role = 'group';
    row.setAttribute('aria-label', name);
    const cells = this.columns.map((column) => makeCell(column, this.host, (value) => this.set(at, column.name, value)));
    const { remove, up, down } = this.host.texts();
    const buttons = document.createElement('div');
    buttons.className = 'pw-row-buttons';
    const isOrdered = this.field.control !== 'NAMED_TEXTS';
    buttons.append(
      ...(isOrdered ? [sign('↑', `${up}: ${name}`, () => this.move(at, at - 1)), sign('↓', `${down}: ${name}`, () => this.move(at, at + 1))] : []),
      sign('×', `${remove}: ${name}`, () => this.remove(at)),
    );
    const box = document.createElement('div');
    box.className = 'pw-row-cells';
    box.append(...cells.map((cell) => cell.element));
    row.append(box, buttons);
    this.list.append(row);
    return cells;
  }

  private set(at: number, column: string, value: unknown): void {
    const row = this.rows[at];
    if (row !== undefined) {
      this.rows = this.rows.with(at, { ...row, [column]: value });
      this.propose();
    }
  }

  private move(from: number, to: number): void {
    this.leave();
    const rows = movedRow(this.rows, from, to);
    if (rows !== this.rows) {
      this.put(rows);
      this.propose();
      (this.list.children[to]?.querySelector('.pw-row-buttons vaadin-button') as HTMLElement | null)?.focus();
    }
  }

  private remove(at: number): void {
    this.leave();
    this.put(this.rows.toSpliced(at, 1));
    this.propose();
    const next = this.list.children[Math.min(at, this.rows.length - 1)]?.querySelector('.pw-row-buttons vaadin-button');
    ((next ?? this.element.querySelector('.pw-rows-add')) as HTMLElement | null)?.focus();
  }

  private addButton(): HTMLElement {
    const add = button(this.host.texts().add, `${this.host.texts().add}: ${this.field.label}`, () => {
      this.put([...this.rows, newRow(this.field)]);
      this.cells.at(-1)?.[0]?.element.focus();
    });
    add.className = 'pw-rows-add';
    return add;
  }

  private propose(): void {
    this.change(valueOfRows(this.field, this.rows));
  }
}

function columnsOf(field: FormField, host: FormHost): readonly FormField[] {
  const plain = { ...field, control: 'TEXT' as const, columns: [], choices: [], required: false, standard: '', help: '' };
  switch (field.control) {
    case 'TEXTS':
      return [{ ...plain, name: TEXT }];
    case 'NAMED_TEXTS':
      return [
        { ...plain, name: NAME, label: host.texts().name },
        { ...plain, name: VALUE, label: host.texts().value },
      ];
    default:
      return field.columns;
  }
}

function sign(text: string, label: string, action: () => void): HTMLElement {
  const shown = document.createElement('span');
  shown.translate = false;
  shown.textContent = text;
  return button(shown, label, action);
}

function button(shown: string | Node, label: string, action: () => void): HTMLElement {
  const made = document.createElement('vaadin-button');
  made.setAttribute('theme', 'tertiary');
  made.append(shown);
  made.setAttribute('aria-label', label);
  made.title = label;
  made.addEventListener('click', action);
  return made;
}
