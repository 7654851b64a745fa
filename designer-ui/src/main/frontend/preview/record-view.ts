// One record of a preview, field by field, before and after the node; or as a text that a person changes.

import type { Came, RecordAnswer } from '../draft/wire.ts';
import { made } from '../look/made.ts';
import { button } from './elements.ts';

export class RecordView {
  readonly element = document.createElement('section');

  private readonly text: (name: string) => string;

  private readonly changed: (tab: string, number: number, json: string) => Promise<void>;

  private readonly closed: () => void;

  /**
   * @param text gives the words of a name
   * @param changed takes a record that a person has changed; fails with a sentence
   * @param closed told when a person has closed it
   */
  constructor(
    text: (name: string) => string,
    changed: (tab: string, number: number, json: string) => Promise<void>,
    closed: () => void,
  ) {
    this.text = text;
    this.changed = changed;
    this.closed = closed;
    this.element.className = 'pw-preview-record';
    this.element.hidden = true;
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.leave();
    });
  }

  close(): void {
    this.element.hidden = true;
  }

  private leave(): void {
    this.close();
    this.closed();
  }

  show(answer: RecordAnswer, tab: string, number: number, mayChange: boolean): void {
    const head = document.createElement('h3');
    head.textContent = `${this.text('record')} ${number + 1}`;
    const change = this.pressed('edit', () => this.edit(answer, tab, number));
    const close = this.pressed('close', () => this.leave());
    const bar = made('div', 'pw-preview-record-head', head, ...(mayChange ? [change] : []), close);
    const note = answer.note === '' ? [] : [made('p', 'pw-preview-trouble', answer.note)];
    this.element.setAttribute('aria-label', head.textContent);
    this.element.replaceChildren(bar, ...note, this.lines(answer));
    this.open();
  }

  /** What each node on the way made of a record. */
  showWay(number: number, came: readonly Came[]): void {
    const head = document.createElement('h3');
    head.textContent = `${this.text('record')} ${number + 1}`;
    const label = `${head.textContent}: ${this.text('pause.way')}`;
    const nodes = came.map(({ name, record }) => {
      const title = document.createElement('h4');
      title.translate = false;
      title.textContent = name;
      const isSame = record.compared && record.lines.every(({ mark }) => mark === '.');
      return made('div', 'pw-preview-came', title, isSame ? made('p', 'pw-soft', this.text('pause.unchanged')) : this.lines(record));
    });
    this.element.setAttribute('aria-label', label);
    const close = this.pressed('close', () => this.leave());
    this.element.replaceChildren(made('div', 'pw-preview-record-head', head, close), made('p', 'pw-soft', this.text('pause.way')), ...nodes);
    this.open();
  }

  /** From its beginning, wherever the one before was scrolled to. */
  private open(): void {
    this.element.hidden = false;
    this.element.scrollTop = 0;
  }

  private pressed(name: string, run: () => void): HTMLElement {
    const shown = button();
    shown.textContent = this.text(name);
    shown.addEventListener('click', run);
    return shown;
  }

  private lines(answer: RecordAnswer): HTMLTableElement {
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    (answer.compared ? ['field', 'before', 'after'] : ['field', 'record']).forEach((name) => {
      const heading = document.createElement('th');
      heading.scope = 'col';
      heading.textContent = this.text(name);
      head.append(heading);
    });
    const body = table.createTBody();
    answer.lines.forEach((line) => {
      const row = body.insertRow();
      row.className = `pw-mark-${line.mark === '.' ? 'same' : line.mark}`;
      const path = document.createElement('th');
      path.scope = 'row';
      path.translate = false;
      path.textContent = line.path;
      row.append(path);
      (answer.compared ? [line.before, line.after] : [line.after]).forEach((text) => {
        const shown = row.insertCell();
        shown.translate = false;
        shown.textContent = text;
      });
    });
    return table;
  }

  private edit(answer: RecordAnswer, tab: string, number: number): void {
    const area = document.createElement('textarea');
    area.className = 'pw-mono';
    area.spellcheck = false;
    area.value = answer.json;
    area.setAttribute('aria-label', `${this.text('record')} ${number + 1}`);
    const said = document.createElement('div');
    said.setAttribute('role', 'alert');
    const save = this.pressed('save', () => {
      this.changed(tab, number, area.value).then(
        () => this.close(),
        (reason: unknown) => {
          said.replaceChildren(made('p', 'pw-preview-trouble', reason instanceof Error ? reason.message : String(reason)));
        },
      );
    });
    save.setAttribute('theme', 'primary small');
    const cancel = this.pressed('cancel', () => this.show(answer, tab, number, true));
    this.element.replaceChildren(made('div', 'pw-preview-record-head', save, cancel), said, area);
    area.setSelectionRange(0, 0);
    area.focus();
  }
}
