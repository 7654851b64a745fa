// The line of the target that is chosen: its expression, what it gives on the sample records while it is typed, and the
// functions there are.

import '@vaadin/combo-box/src/vaadin-combo-box.js';
import '../code/code-element.ts';
import type { CodeFault, CodeItems } from '../code/code-types.ts';
import type { LineForm } from '../draft/forms.ts';
import type { FunctionRow, OnRecord, SuggestedLine, TriedLine } from '../draft/wire.ts';
import { FieldDraft } from '../panel/field-draft.ts';
import { constantOf, valueMapOf } from './constant.ts';
import { button, said, type MappingTexts } from './texts.ts';
import type { Row } from './tree.ts';

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

  private readonly head = document.createElement('div');

  private readonly title = document.createElement('h3');

  private readonly about = document.createElement('span');

  private readonly from = document.createElement('vaadin-combo-box');

  private readonly constant = document.createElement('input');

  private readonly code = document.createElement('pipewright-code');

  private readonly buttons = document.createElement('div');

  private readonly results = document.createElement('ol');

  private readonly functions = document.createElement('div');

  private readonly find = document.createElement('input');

  private readonly tabs = document.createElement('div');

  private readonly list = document.createElement('div');

  private readonly draft: FieldDraft;

  private readonly host: LineHost;

  private texts: MappingTexts = {};

  private known: readonly FunctionRow[] = [];

  private chosen: Chosen | undefined;

  private tried: readonly OnRecord[] = [];

  private trying: { readonly key: string; readonly answer: Promise<TriedLine | undefined> } | undefined;

  private record = 0;

  private side: 'result' | 'functions' = 'result';

  constructor(host: LineHost) {
    this.host = host;
    this.draft = new FieldDraft((text) => this.proposed(text));
    this.element.className = 'pw-map-editor';
    this.head.className = 'pw-map-editor-head';
    this.about.className = 'pw-soft';
    this.buttons.className = 'pw-map-buttons';
    this.results.className = 'pw-map-results';
    this.functions.className = 'pw-map-functions';
    this.tabs.className = 'pw-map-tabs';
    this.find.type = 'search';
    this.find.className = 'pw-map-search';
    this.constant.className = 'pw-map-search';
    this.list.className = 'pw-map-function-list';
    this.list.tabIndex = 0;
    this.head.append(this.title, this.about);
    const ways = document.createElement('div');
    ways.className = 'pw-map-ways';
    ways.append(this.from, this.constant, this.buttons);
    const left = document.createElement('div');
    left.className = 'pw-map-editor-left';
    left.append(this.head, this.code, ways);
    const right = document.createElement('div');
    right.className = 'pw-map-editor-right';
    this.functions.append(this.find, this.list);
    right.append(this.tabs, this.results, this.functions);
    this.element.append(left, right);
    this.code.language = 'jsonata';
    this.code.addEventListener('input', () => this.draft.type(this.code.value));
    this.code.addEventListener('focusout', () => this.draft.leave());
    this.code.check = (text) => this.check(text);
    this.code.complete = (text, position) => this.host.complete(this.chosen?.target ?? '', text, position);
    this.from.addEventListener('change', () => this.mapFrom());
    this.constant.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && this.constant.value.trim() !== '') this.putConstant();
    });
    this.find.addEventListener('input', () => this.showFunctions());
  }

  say(texts: MappingTexts, functions: readonly FunctionRow[]): void {
    this.texts = texts;
    this.known = functions;
    this.from.placeholder = texts['mapFrom'] ?? '';
    this.from.accessibleName = texts['mapFrom'] ?? '';
    this.constant.placeholder = texts['value'] ?? '';
    this.constant.setAttribute('aria-label', texts['value'] ?? '');
    this.find.placeholder = texts['findFunction'] ?? '';
    this.find.setAttribute('aria-label', texts['findFunction'] ?? '');
    this.results.setAttribute('aria-label', texts['result'] ?? '');
    this.list.setAttribute('role', 'group');
    this.list.setAttribute('aria-label', texts['functions'] ?? '');
    this.code.label = texts['expression'] ?? '';
    this.code.labelHidden = true;
    this.showFunctions();
    this.showSide();
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
    this.title.textContent = chosen.target;
    this.title.setAttribute('translate', 'no');
    const { suggestion } = chosen;
    const required = chosen.row?.required ? this.texts['required'] : '';
    const suggested = suggestion === undefined ? '' : said(this.texts, 'suggested', suggestion.expression, suggestion.confidence, suggestion.reason);
    this.about.textContent = [suggested, chosen.row?.type, required, chosen.row?.about].filter((part) => part !== undefined && part !== '').join(' · ');
    if (isAnother || (isNew && !this.draft.isOpen() && !this.code.isBusy())) {
      this.code.value = chosen.line?.expression ?? '';
      this.from.value = '';
      this.constant.value = '';
      this.tried = [];
    }
    this.showButtons();
    this.showResults();
    this.code.recheck();
    if (isNew && this.code.value !== '') void this.check(this.code.value);
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

  /** Tries again: the record, or what it depends on, is another one. */
  again(): void {
    if (this.chosen !== undefined && this.code.value.trim() !== '') void this.check(this.code.value);
  }

  private async check(text: string): Promise<readonly CodeFault[]> {
    const target = this.chosen?.target;
    if (target === undefined || text.trim() === '') {
      this.tried = [];
      this.showResults();
      return [];
    }
    const tried = await this.tryOnce(target, text);
    if (tried === undefined || target !== this.chosen?.target) return [];
    this.tried = tried.records;
    this.showResults();
    if (tried.fault !== '') {
      this.showFault(tried.fault);
      return [{ position: tried.position, message: tried.fault }];
    }
    const failed = tried.records.find((one) => one.number === this.record && one.fault !== '') ?? tried.records.find((one) => one.fault !== '');
    return failed === undefined ? [] : [{ position: failed.position, message: failed.fault }];
  }

  /** Of what is being tried already the answer is awaited: asked anew, it would drop the first one's. */
  private tryOnce(target: string, text: string): Promise<TriedLine | undefined> {
    const key = JSON.stringify([target, text]);
    if (this.trying?.key !== key) {
      const trying = {
        key,
        answer: this.host.try(target, text).finally(() => {
          if (this.trying === trying) this.trying = undefined;
        }),
      };
      this.trying = trying;
    }
    return this.trying.answer;
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
    void this.check(expression);
  }

  private showButtons(): void {
    const { target, line, suggestion } = this.chosen!;
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
    const values = this.tried.map((one) => one.value).filter((value) => value !== '' && value !== '•••');
    this.put(this.chosen!.target, valueMapOf(this.code.value.trim(), values.slice(0, 10)));
    this.code.focus();
  }

  private showSide(): void {
    const tab = (side: 'result' | 'functions') => {
      const made = button(this.texts[side] ?? '', () => {
        this.side = side;
        this.showSide();
      });
      made.setAttribute('aria-pressed', String(this.side === side));
      return made;
    };
    const hadFocus = this.tabs.contains(document.activeElement);
    this.tabs.replaceChildren(tab('result'), tab('functions'));
    if (hadFocus) this.tabs.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
    this.results.hidden = this.side !== 'result';
    this.functions.hidden = this.side !== 'functions';
  }

  private showResults(): void {
    const items = this.tried.map((one) => {
      const item = document.createElement('li');
      const number = button(`#${one.number + 1}`, () => this.host.choose(one.number));
      number.setAttribute('aria-label', said(this.texts, 'choose', one.number + 1));
      if (one.number === this.record) item.setAttribute('aria-current', 'true');
      const value = document.createElement('span');
      value.setAttribute('translate', 'no');
      value.textContent = one.fault === '' ? (one.value === '' ? (this.texts['noResult'] ?? '') : one.value) : one.fault;
      value.className = one.fault === '' ? (one.value === '' ? 'pw-soft' : '') : 'pw-map-fault';
      item.append(number, value);
      if (one.fault !== '' && one.position >= 0) {
        value.addEventListener('click', () => {
          this.code.focus();
          this.code.select(one.position, one.position + 1);
        });
      }
      return item;
    });
    this.results.replaceChildren(...items);
  }

  /** Of an expression that is none there are no results. */
  private showFault(fault: string): void {
    const told = document.createElement('li');
    told.className = 'pw-map-fault';
    told.textContent = fault;
    this.results.replaceChildren(told);
  }

  private showFunctions(): void {
    const looked = this.find.value.trim().toLowerCase();
    const found = this.known.filter((one) => looked === '' || `${one.name} ${one.about} ${one.group}`.toLowerCase().includes(looked));
    this.list.replaceChildren(
      ...found.map((one) => {
        const made = button('', () => this.code.insert(one.call.endsWith('()') ? one.call : `${one.name}(`));
        made.className = 'pw-map-function';
        const call = document.createElement('code');
        call.textContent = one.call;
        call.setAttribute('translate', 'no');
        const about = document.createElement('span');
        about.textContent = one.about;
        const example = document.createElement('code');
        example.className = 'pw-soft';
        example.textContent = `${one.example} → ${one.result}`;
        example.setAttribute('translate', 'no');
        made.append(call, about, example);
        return made;
      }),
    );
  }
}
