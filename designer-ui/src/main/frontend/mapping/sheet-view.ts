// The mapping from a spreadsheet and into one: what a sheet would change, row by row, before anything is changed.

import type { SheetPreview, SheetRow } from '../draft/wire.ts';
import { base64Of, saveAs } from './files.ts';
import { cellOf, codeIn, headOf } from './table.ts';
import { button, said, type MappingTexts } from './texts.ts';

/** The most bytes of a sheet that is read. */
const MOST = 4 * 1024 * 1024;

/** A file as it crosses the wire. */
export interface SheetFile {
  readonly file: string;
  /** In Base64. */
  readonly content: string;
}

export interface SheetHost {
  read(sheet: SheetFile): Promise<SheetPreview | undefined>;
  /** Takes rows over, by their targets; all if there are none. */
  take(sheet: SheetFile, targets: readonly string[]): void;
  write(form: 'CSV' | 'XLSX'): Promise<string | undefined>;
  /** What a file of the mapping is called. */
  name(): string;
  tell(sentence: string): void;
}

export class SheetView {
  readonly element = document.createElement('section');

  private readonly help = document.createElement('p');

  private readonly bar = document.createElement('div');

  private readonly input = document.createElement('input');

  private readonly counts = document.createElement('div');

  private readonly table = document.createElement('table');

  private readonly host: SheetHost;

  private texts: MappingTexts = {};

  private sheet: SheetFile | undefined;

  constructor(host: SheetHost) {
    this.host = host;
    this.element.className = 'pw-map-whole pw-map-sheet';
    this.help.className = 'pw-soft';
    this.bar.className = 'pw-map-buttons';
    this.counts.className = 'pw-map-buttons';
    this.counts.setAttribute('role', 'status');
    this.table.className = 'pw-map-table';
    this.input.type = 'file';
    this.input.accept = '.xlsx,.csv,.txt,.tsv';
    this.input.hidden = true;
    this.input.addEventListener('change', () => {
      const file = this.input.files?.[0];
      if (file !== undefined) void this.open(file);
      // The same file may be chosen again once it has changed.
      this.input.value = '';
    });
    this.element.append(this.help, this.bar, this.counts, this.table);
  }

  say(texts: MappingTexts): void {
    this.texts = texts;
    this.help.textContent = texts['sheetHelp'] ?? '';
    this.input.setAttribute('aria-label', texts['sheetChoose'] ?? '');
    this.element.dataset['drop'] = texts['sheetDrop'] ?? '';
    this.bar.replaceChildren(
      this.input,
      button(texts['sheetChoose'] ?? '', () => this.input.click()),
      button(texts['sheetExcel'] ?? '', () => void this.save('XLSX', 'xlsx')),
      button(texts['sheetCsv'] ?? '', () => void this.save('CSV', 'csv')),
    );
  }

  /** Shows what a file would change. */
  async open(file: File): Promise<void> {
    if (file.size > MOST) {
      this.host.tell(this.texts['sheetTooLarge'] ?? '');
      return;
    }
    this.sheet = { file: file.name, content: base64Of(new Uint8Array(await file.arrayBuffer())) };
    await this.refresh();
  }

  /** The lines are others by now, and so is what the sheet would change. */
  async refresh(): Promise<void> {
    if (this.sheet === undefined) return;
    const preview = await this.host.read(this.sheet);
    if (preview !== undefined) this.show(preview.rows);
  }

  private async save(form: 'CSV' | 'XLSX', ending: string): Promise<void> {
    const content = await this.host.write(form);
    if (content !== undefined) saveAs(content, `${this.host.name()}.${ending}`);
  }

  private take(targets: readonly string[]): void {
    if (this.sheet !== undefined) this.host.take(this.sheet, targets);
  }

  private show(rows: readonly SheetRow[]): void {
    const count = (state: SheetRow['state']) => rows.filter((row) => row.state === state).length;
    const changes = count('NEW') + count('CHANGED');
    const told = document.createElement('span');
    told.textContent = said(this.texts, 'sheetCounts', count('NEW'), count('CHANGED'), count('SAME'), count('FAULT'));
    const what = document.createElement('strong');
    what.textContent = this.sheet?.file ?? '';
    what.translate = false;
    const all = button(said(this.texts, 'sheetTakeAll', changes), () => this.take([]));
    all.classList.add('pw-map-accept');
    const none = document.createElement('span');
    none.className = 'pw-map-passes';
    none.textContent = this.texts['sheetNothing'] ?? '';
    const focused = this.focused();
    this.counts.replaceChildren(what, told, ...(changes > 0 ? [all] : count('SAME') > 0 && count('FAULT') === 0 ? [none] : []));
    const head = this.table.createTHead();
    const body = document.createElement('tbody');
    head.replaceChildren(headOf(['sheetRow', 'sheetTarget', 'sheetNow', 'sheetBecomes', 'sheetSaid'].map((name) => this.texts[name] ?? '')));
    body.replaceChildren(...rows.map((row) => this.rowOf(row)));
    this.table.replaceChildren(head, body);
    this.focus(focused);
  }

  private rowOf(row: SheetRow): HTMLTableRowElement {
    const made = document.createElement('tr');
    made.className = `pw-map-sheet-${row.state.toLowerCase()}`;
    cellOf(made, String(row.number));
    cellOf(made, row.target).translate = false;
    codeIn(made.insertCell(), row.before, row.state === 'NEW' ? (this.texts['sheetNew'] ?? '') : '');
    codeIn(made.insertCell(), row.state === 'SAME' ? '' : row.expression, row.state === 'SAME' ? (this.texts['sheetSame'] ?? '') : '');
    const last = document.createElement('div');
    made.insertCell().append(last);
    const about = document.createElement('span');
    about.textContent = row.state === 'FAULT' && row.said === '' ? (this.texts['sheetFault'] ?? '') : row.said;
    // What people wrote is theirs; why a row is none is the product's.
    about.translate = row.state === 'FAULT';
    last.append(about);
    if (row.state === 'NEW' || row.state === 'CHANGED') {
      const take = button(this.texts['sheetTake'] ?? '', () => this.take([row.target]));
      take.setAttribute('aria-label', said(this.texts, 'sheetTakeOf', row.target));
      last.append(take);
    }
    return made;
  }

  /** Which button of the list has the focus; negative if none has. */
  private focused(): number {
    return this.buttons().indexOf(document.activeElement as HTMLButtonElement);
  }

  /** Whoever has taken a row goes on with the one that stands there now. */
  private focus(at: number): void {
    const buttons = this.buttons();
    if (at >= 0) (buttons[Math.min(at, buttons.length - 1)] ?? this.bar.querySelector('button'))?.focus();
  }

  private buttons(): readonly HTMLButtonElement[] {
    return [...this.counts.querySelectorAll('button'), ...this.table.querySelectorAll('button')];
  }
}
