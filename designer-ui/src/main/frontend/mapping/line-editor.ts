// The line of the target that is chosen: its expression, the ways to make one, and beside it what it gives on the sample
// records while it is typed.

import '@vaadin/combo-box/src/vaadin-combo-box.js';
import '../code/code-element.ts';
import type { CodeFault, CodeItems } from '../code/code-types.ts';
import type { LineForm } from '../draft/forms.ts';
import type { FunctionRow, SuggestedLine, TriedLine } from '../draft/wire.ts';
import { FieldDraft } from '../panel/field-draft.ts';
import { constantOf, valueMapOf } from './constant.ts';
import { LineRemark } from './line-remark.ts';
import { LineSide } from './line-side.ts';
import { button, said, type MappingTexts } from './texts.ts';
import type { Row } from './tree.ts';
import { Trials } from './trials.ts';

/** The rows of an expression that the editor shows without making room. */
const FEW_ROWS = 3;

export interface LineHost {
  try(target: string, expression: string): Promise<TriedLine | undefined>;
  complete(target: string, text: string, position: number): Promise<CodeItems | undefined>;
  /** Puts an expression on a target, which may have no line yet. */
  put(target: string, expression: string): void;
  /** Draws a line from a field of the source. */
  draw(source: string, target: string): void;
  remove(target: string): void;
  move(target: string, by: number): void;
  choose(record: number): void;
  accept(target: string): void;
  /** Goes through the list that an expression reads, item by item. */
  itemByItem(target: string, expression: string): void;
  /** The editor takes more or less of the height than before. */
  resized(): void;
}

/** What is known of the target. */
export interface Chosen {
  readonly target: string;
  readonly row: Row | undefined;
  readonly line: LineForm | undefined;
  readonly suggestion: SuggestedLine | undefined;
}

export class LineEditor {
  readonly element = document.createElement('section');

  private readonly title = document.createElement('h3');

  private readonly about = document.createElement('span');

  private readonly from = document.createElement('vaadin-combo-box');

  private readonly constant = document.createElement('input');

  private readonly code = document.createElement('pipewright-code');

  private readonly buttons = document.createElement('div');

  private readonly remark = new LineRemark({
    put: (expression) => this.put(this.chosen!.target, expression),
    itemByItem: () => this.host.itemByItem(this.chosen!.target, this.code.value),
  });

  private readonly side: LineSide;

  private readonly draft: FieldDraft;

  private readonly trials: Trials;

  private readonly host: LineHost;

  private texts: MappingTexts = {};

  private chosen: Chosen | undefined;

  private tried: TriedLine | undefined;

  private record = 0;

  constructor(host: LineHost) {
    this.host = host;
    this.draft = new FieldDraft((text) => this.proposed(text));
    this.trials = new Trials((target, expression) => host.try(target, expression));
    this.side = new LineSide({
      choose: (record) => host.choose(record),
      point: (position) => {
        this.code.focus();
        this.code.select(position, position + 1);
      },
      insert: (call) => this.code.insert(call),
    });
    this.element.className = 'pw-map-editor';
    this.about.className = 'pw-soft';
    this.buttons.className = 'pw-map-buttons';
    this.constant.className = 'pw-map-search';
    const head = box('pw-map-editor-head', this.title, this.about);
    const ways = box('pw-map-ways', this.from, this.constant, this.buttons);
    this.element.append(box('pw-map-editor-left', head, this.remark.element, this.code, ways), this.side.element);
    this.code.language = 'jsonata';
    this.code.addEventListener('input', () => this.draft.type(this.code.value));
    this.code.addEventListener('focusout', () => this.draft.leave());
    this.code.check = (text) => this.check(text);
    this.code.complete = (text, position) => this.host.complete(this.chosen?.target ?? '', text, position);
    this.from.addEventListener('change', () => this.mapFrom());
    this.constant.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && this.constant.value.trim() !== '') this.putConstant();
    });
  }

  say(texts: MappingTexts, functions: readonly FunctionRow[]): void {
    this.texts = texts;
    this.from.placeholder = texts['mapFrom'] ?? '';
    this.from.accessibleName = texts['mapFrom'] ?? '';
    this.constant.placeholder = texts['value'] ?? '';
    this.constant.setAttribute('aria-label', texts['value'] ?? '');
    this.code.label = texts['expression'] ?? '';
    this.code.labelHidden = true;
    this.side.say(texts, functions);
  }

  /** What the chooser offers. */
  offer(sources: readonly Row[]): void {
    this.from.items = sources.map((row) => ({ label: row.path, value: row.path }));
  }

  /** Another target, or the same with another line. */
  show(chosen: Chosen | undefined, record: number): void {
    const isAnother = chosen?.target !== this.chosen?.target;
    if (isAnother) {
      this.draft.leave();
    }
    const isNew = isAnother || chosen?.line?.expression !== this.chosen?.line?.expression;
    this.chosen = chosen;
    this.record = record;
    this.element.classList.toggle('pw-map-empty', chosen === undefined);
    if (chosen === undefined) {
      this.title.textContent = this.texts['noTarget'] ?? '';
      return;
    }
    this.showHead(chosen);
    if (isAnother || (isNew && !this.draft.isOpen() && !this.code.isBusy())) {
      this.code.value = chosen.line?.expression ?? '';
      this.from.value = '';
      this.constant.value = '';
      this.tried = undefined;
    }
    this.makeRoom(this.code.value);
    this.showButtons(chosen);
    this.showResults();
    if (isNew && this.code.value !== '') void this.check(this.code.value);
  }

  /** The server knows other lines by now: what the expression gives may be something else, or a fault no longer. */
  renew(): void {
    this.trials.forget();
    this.code.recheck();
  }

  /** Goes where a line is made or changed. */
  enter(): void {
    const accept = this.buttons.querySelector<HTMLElement>('.pw-map-accept');
    if (accept !== null) accept.focus();
    else if (this.chosen?.line === undefined) this.from.focus();
    else this.code.focus();
  }

  leave(): void {
    this.draft.leave();
  }

  private async check(text: string): Promise<readonly CodeFault[]> {
    const target = this.chosen?.target;
    if (target === undefined || text.trim() === '') {
      this.tried = undefined;
      this.showResults();
      return [];
    }
    const tried = await this.trials.try(target, text);
    if (tried === undefined || target !== this.chosen?.target) return [];
    this.tried = tried;
    this.showResults();
    if (tried.fault !== '') {
      this.side.results.showFault(tried.fault);
      return [{ position: tried.position, message: tried.fault }];
    }
    const failed = tried.records.find((one) => one.number === this.record && one.fault !== '') ?? tried.records.find((one) => one.fault !== '');
    return failed === undefined ? [] : [{ position: failed.position, message: failed.fault }];
  }

  private proposed(text: string): void {
    if (this.chosen !== undefined && text !== this.chosen.line?.expression) {
      this.host.put(this.chosen.target, text);
    }
  }

  private mapFrom(): void {
    const source = this.from.value;
    if (source && this.chosen !== undefined) {
      this.host.draw(source, this.chosen.target);
    }
  }

  private putConstant(): void {
    const { target, row } = this.chosen!;
    this.put(target, constantOf(this.constant.value, row?.type === 'text'));
    this.constant.value = '';
  }

  private put(target: string, expression: string): void {
    this.code.value = expression;
    this.host.put(target, expression);
    this.makeRoom(expression);
    void this.check(expression);
  }

  /** A long expression, as a table of values, gets more room. */
  private makeRoom(expression: string): void {
    const isTall = expression.split('\n').length > FEW_ROWS;
    if (isTall !== this.element.classList.contains('pw-map-tall')) {
      this.element.classList.toggle('pw-map-tall', isTall);
      this.host.resized();
    }
  }

  private showHead({ target, row, suggestion }: Chosen): void {
    this.title.textContent = target;
    this.title.title = target;
    this.title.setAttribute('translate', 'no');
    const required = row?.required ? this.texts['required'] : '';
    const suggested = suggestion === undefined ? '' : said(this.texts, 'suggested', suggestion.expression, suggestion.confidence, suggestion.reason);
    this.about.textContent = [suggested, row?.type, required, row?.about].filter((part) => part !== undefined && part !== '').join(' · ');
  }

  private showButtons({ target, line, suggestion }: Chosen): void {
    const shown: HTMLElement[] = [];
    if (suggestion !== undefined) {
      const accept = button(said(this.texts, 'accept', suggestion.expression), () => this.host.accept(target));
      accept.classList.add('pw-map-accept');
      shown.push(accept);
    }
    if (line !== undefined) {
      shown.push(
        button(this.texts['valueMap'] ?? '', () => this.mapValues()),
        button(this.texts['up'] ?? '', () => this.host.move(target, -1)),
        button(this.texts['down'] ?? '', () => this.host.move(target, 1)),
        button(this.texts['remove'] ?? '', () => this.host.remove(target)),
      );
    }
    // Buttons that are alike stay, and with them the focus.
    if (shown.map((one) => one.textContent).join() !== [...this.buttons.children].map((one) => one.textContent).join() || this.buttons.dataset['target'] !== target) {
      this.buttons.dataset['target'] = target;
      this.buttons.replaceChildren(...shown);
    }
  }

  private mapValues(): void {
    this.put(this.chosen!.target, valueMapOf(this.code.value.trim(), this.tried?.values ?? []));
    this.code.focus();
  }

  private showResults(): void {
    this.side.results.show(this.tried?.records ?? [], this.record);
    this.remark.show(this.tried);
  }
}

function box(look: string, ...parts: readonly HTMLElement[]): HTMLElement {
  const made = document.createElement('div');
  made.className = look;
  made.append(...parts);
  return made;
}
