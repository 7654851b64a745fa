// What stands beside an expression: what it gives, or the functions there are.

import type { FunctionRow } from '../draft/wire.ts';
import { FunctionList } from './function-list.ts';
import { ResultList, type ResultHost } from './result-list.ts';
import { button, type MappingTexts } from './texts.ts';

type Side = 'result' | 'functions';

export interface SideHost extends ResultHost {
  /** Puts the call of a function into the expression. */
  insert(call: string): void;
}

export class LineSide {
  readonly element = document.createElement('div');

  readonly results: ResultList;

  private readonly functions: FunctionList;

  private readonly tabs = document.createElement('div');

  private texts: MappingTexts = {};

  private side: Side = 'result';

  constructor(host: SideHost) {
    this.results = new ResultList(host);
    this.functions = new FunctionList((call) => host.insert(call));
    this.element.className = 'pw-map-editor-right';
    this.tabs.className = 'pw-map-tabs';
    this.element.append(this.tabs, this.results.element, this.functions.element);
    this.functions.element.hidden = true;
  }

  say(texts: MappingTexts, functions: readonly FunctionRow[]): void {
    this.texts = texts;
    this.results.say(texts);
    this.functions.say(texts, functions);
    this.show();
  }

  private show(): void {
    const hadFocus = this.tabs.contains(document.activeElement);
    this.tabs.replaceChildren(this.tab('result'), this.tab('functions'));
    if (hadFocus) this.tabs.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
    this.results.element.hidden = this.side !== 'result';
    this.functions.element.hidden = this.side !== 'functions';
  }

  private tab(side: Side): HTMLButtonElement {
    const made = button(this.texts[side] ?? '', () => {
      this.side = side;
      this.show();
    });
    made.setAttribute('aria-pressed', String(this.side === side));
    return made;
  }
}
