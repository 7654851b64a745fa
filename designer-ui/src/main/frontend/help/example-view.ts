// An example: an expression with what it gives. A person can change it and sees at once what comes of that.

import '../code/code-element.ts';
import type { CodeFault } from '../code/code-types.ts';
import type { HelpResult } from '../draft/wire.ts';
import { made } from '../look/made.ts';
import { button, type HelpTexts } from './elements.ts';

export interface ExampleHost {
  readonly texts: HelpTexts;
  /** Undefined if the answer is not wanted any more. */
  try(sample: string, expression: string): Promise<HelpResult | undefined>;
}

export class ExampleView {
  private readonly result = made('div', 'pw-example-result');

  private readonly note = made('div', 'pw-soft');

  private readonly shown = made('pre', 'pw-example-code');

  private readonly change: HTMLButtonElement;

  private readonly host: ExampleHost;

  private readonly element: HTMLElement;

  private expression: string;

  /** What the expression reads, as JSON; empty if it reads nothing. */
  private sample = '';

  private editor: HTMLElementTagNameMap['pipewright-code'] | undefined;

  constructor(element: HTMLElement, host: ExampleHost) {
    this.host = host;
    this.element = element;
    this.expression = element.textContent.trim();
    this.change = button(host.texts['change'] ?? '', () => this.edit());
    element.className = 'pw-example';
    element.setAttribute('translate', 'no');
    this.result.setAttribute('role', 'status');
    this.note.hidden = true;
    this.note.setAttribute('translate', 'yes');
    this.shown.textContent = this.expression;
    this.shown.tabIndex = 0;
    element.replaceChildren(made('div', 'pw-example-row', this.shown, this.change), this.result, this.note);
    const told = element.getAttribute('result');
    if (told !== null) this.result.textContent = told;
  }

  text(): string {
    return this.editor?.value ?? this.expression;
  }

  /** Reads another record; an example that a person has changed stays as it is. */
  read(sample: string, expression: string, note: string): void {
    this.sample = sample;
    this.note.textContent = note;
    this.note.hidden = note === '';
    if (this.editor === undefined) {
      this.expression = expression;
      this.shown.textContent = expression;
    }
  }

  show(result: HelpResult): void {
    const { texts } = this.host;
    const isNothing = result.value === '';
    this.result.textContent = result.fault !== '' ? result.fault : isNothing ? (texts['noResult'] ?? '') : result.value;
    this.result.classList.toggle('pw-example-fault', result.fault !== '');
    this.result.classList.toggle('pw-soft', result.fault === '' && isNothing);
  }

  private edit(): void {
    const editor = document.createElement('pipewright-code');
    this.editor = editor;
    editor.language = 'jsonata';
    editor.label = this.host.texts['expression'] ?? '';
    editor.labelHidden = true;
    editor.value = this.expression;
    editor.check = (text) => this.check(text);
    this.shown.replaceWith(editor);
    this.change.remove();
    editor.focus();
  }

  private async check(text: string): Promise<readonly CodeFault[]> {
    const result = await this.host.try(this.sample, text);
    if (result === undefined || text !== this.text()) return [];
    this.show(result);
    return result.fault === '' ? [] : [{ position: Math.max(0, result.position), message: result.fault }];
  }
}
