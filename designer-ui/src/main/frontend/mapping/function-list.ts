// The functions an expression may use, each with its example, to be found by a word.

import type { FunctionRow } from '../draft/wire.ts';
import { button, type MappingTexts } from './texts.ts';

export class FunctionList {
  readonly element = document.createElement('div');

  private readonly find = document.createElement('input');

  private readonly list = document.createElement('div');

  private readonly none = document.createElement('p');

  private noneText = '';

  private readonly insert: (call: string) => void;

  private known: readonly FunctionRow[] = [];

  /** @param insert puts the call of a function into the expression */
  constructor(insert: (call: string) => void) {
    this.insert = insert;
    this.element.className = 'pw-map-functions';
    this.find.type = 'search';
    this.find.className = 'pw-map-search';
    this.find.addEventListener('input', () => this.show());
    this.list.className = 'pw-map-function-list';
    this.list.tabIndex = 0;
    this.list.setAttribute('role', 'group');
    this.none.className = 'pw-soft';
    this.none.setAttribute('role', 'status');
    this.element.append(this.find, this.none, this.list);
  }

  say(texts: MappingTexts, functions: readonly FunctionRow[]): void {
    this.known = functions;
    this.noneText = texts['noFunction'] ?? '';
    this.find.placeholder = texts['findFunction'] ?? '';
    this.find.setAttribute('aria-label', texts['findFunction'] ?? '');
    this.list.setAttribute('aria-label', texts['functions'] ?? '');
    this.show();
  }

  private show(): void {
    const looked = this.find.value.trim().toLowerCase();
    const found = this.known.filter((one) => looked === '' || `${one.name} ${one.about} ${one.group}`.toLowerCase().includes(looked));
    this.list.replaceChildren(...found.map((one) => this.buttonOf(one)));
    this.none.textContent = found.length === 0 ? this.noneText : '';
  }

  private buttonOf({ name, call, about, example, result }: FunctionRow): HTMLButtonElement {
    const made = button('', () => this.insert(call.endsWith('()') ? call : `${name}(`));
    made.className = 'pw-map-function';
    const told = document.createElement('span');
    told.textContent = about;
    made.append(code(call), told, code(`${example} → ${result}`, 'pw-soft'));
    return made;
  }
}

function code(text: string, look = ''): HTMLElement {
  const made = document.createElement('code');
  made.className = look;
  made.textContent = text;
  made.setAttribute('translate', 'no');
  return made;
}
