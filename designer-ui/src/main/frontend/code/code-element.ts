// A text in a language, as the element `<pipewright-code>`: coloured, with proposals and with mistakes marked where they
// are. Until the editor is loaded (and if it can not be) it is a plain text area, so that nobody waits to write.
//
//   value         the text; setting it is no `input`. Whoever shares a text with others does not set it while a person
//                 is in the field: see `isBusy()`
//   language      'jsonata' (if not set), 'sql' or 'json'
//   label         the field's name, shown above it; `labelHidden` keeps it for those who do not see the page
//   helperText    what to fill in, below it
//   errorMessage  what is wrong with it, below it; mistakes that `check` finds are told there too
//   required      shown beside the label
//   readonly      it can be read, and copied from
//   complete      (text, position) => Promise<CodeItems>     asked for proposals; none if not set
//   check         (text) => Promise<readonly CodeFault[]>    asked when keys rest; an answer to an older text is dropped
//   recheck()     asks `check` again, as when what a text refers to has changed
//   insert(text)  puts a text in at the cursor, as if it were typed, and goes there
//   select(from, to)
//   isBusy()      true while a person is in it
//
//   events        `input` with each change by a person; `change` when the field is left and its text is another one
//
// Tab leaves it. Ctrl and space ask for proposals, Escape closes them, F8 goes to the next mistake.

import type { CodeFault, CodeHost, CodeItems, CodeLanguage, CodeSetting, LoadedEditor } from './code-types.ts';
import { codeTexts } from './code-texts.ts';
import { told } from './fault-range.ts';

let count = 0;

export class CodeElement extends HTMLElement {
  complete: (text: string, position: number) => Promise<CodeItems | undefined> = () => Promise.resolve(undefined);

  private checking: ((text: string) => Promise<readonly CodeFault[]>) | undefined;

  private readonly caption = document.createElement('span');

  private readonly frame = document.createElement('div');

  private readonly plain = document.createElement('textarea');

  private readonly help = document.createElement('div');

  private readonly error = document.createElement('div');

  /** Which keys there are, for those who do not see the page. */
  private readonly keys = document.createElement('span');

  private view: LoadedEditor | undefined;

  private isLoading = false;

  /** The editor is large: it comes once the text is in sight, or nearly. */
  private readonly sight = new IntersectionObserver((seen) => this.seen(seen), { rootMargin: '200px' });

  private text = '';

  /** The text when the field was entered, or last left. */
  private entered = '';

  private faults: readonly CodeFault[] = [];

  private said = '';

  private setting = { language: 'jsonata' as CodeLanguage, readonly: false };

  constructor() {
    super();
    count += 1;
    this.caption.id = `code-${count}-label`;
    this.help.id = `code-${count}-help`;
    this.error.id = `code-${count}-error`;
    this.keys.id = `code-${count}-keys`;
    this.keys.hidden = true;
    this.caption.className = 'pw-code-label';
    this.frame.className = 'pw-code-frame';
    this.help.className = 'pw-code-help';
    this.error.className = 'pw-code-error';
    this.error.setAttribute('aria-live', 'polite');
    this.plain.spellcheck = false;
    this.plain.rows = 1;
    // What is told from here is the element's own; what the inside tells by itself comes too early, and twice.
    this.frame.addEventListener('input', (event) => {
      event.stopPropagation();
      if (event.target === this.plain) {
        this.changed(this.plain.value);
      }
    });
    this.frame.addEventListener('change', (event) => event.stopPropagation());
    this.caption.addEventListener('click', () => this.focus());
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) {
        this.left();
      }
    });
  }

  connectedCallback(): void {
    this.classList.add('pw-code');
    this.frame.append(this.plain);
    this.append(this.caption, this.frame, this.help, this.error, this.keys);
    this.plain.value = this.text;
    this.describe();
    this.sight.observe(this.frame);
  }

  disconnectedCallback(): void {
    this.sight.disconnect();
    this.view?.destroy();
    this.view = undefined;
    this.faults = [];
  }

  get value(): string {
    return this.text;
  }

  set value(text: string) {
    this.text = text;
    this.entered = text;
    this.plain.value = text;
    this.view?.set(text);
  }

  set language(language: CodeLanguage) {
    this.setting = { ...this.setting, language };
    this.describe();
  }

  set readonly(readonly: boolean) {
    this.setting = { ...this.setting, readonly };
    this.describe();
  }

  get label(): string {
    return this.caption.textContent;
  }

  set label(label: string) {
    this.caption.textContent = label;
    this.describe();
  }

  set labelHidden(hidden: boolean) {
    this.caption.hidden = hidden;
  }

  set required(required: boolean) {
    this.toggleAttribute('required', required);
    this.describe();
  }

  set helperText(text: string) {
    this.help.textContent = text;
  }

  set errorMessage(text: string) {
    this.said = text;
    this.showError();
  }

  set check(check: ((text: string) => Promise<readonly CodeFault[]>) | undefined) {
    this.checking = check;
  }

  isBusy(): boolean {
    return this.matches(':focus-within');
  }

  recheck(): void {
    this.view?.recheck();
  }

  insert(text: string): void {
    if (this.view === undefined) {
      this.plain.setRangeText(text, this.plain.selectionStart, this.plain.selectionEnd, 'end');
      this.changed(this.plain.value);
    } else {
      this.view.insert(text);
    }
    this.focus();
  }

  select(from: number, to: number): void {
    this.view?.select(from, to);
    this.plain.setSelectionRange(from, to);
  }

  override focus(): void {
    if (this.view === undefined) {
      this.plain.focus();
    } else {
      this.view.focus();
    }
  }

  private changed(text: string): void {
    this.text = text;
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private async checked(text: string): Promise<readonly CodeFault[]> {
    return (await this.checking?.(text)) ?? [];
  }

  private found(text: string, faults: readonly CodeFault[]): void {
    if (text === this.text) {
      this.faults = faults;
      this.showError();
    }
  }

  private left(): void {
    if (this.text !== this.entered) {
      this.entered = this.text;
      this.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  private seen(seen: readonly IntersectionObserverEntry[]): void {
    if (seen.some(({ isIntersecting }) => isIntersecting)) {
      this.sight.disconnect();
      void this.load();
    }
  }

  private async load(): Promise<void> {
    if (this.isLoading || this.view !== undefined) {
      return;
    }
    this.isLoading = true;
    try {
      const { CodeView: View } = await import('./code-mirror.ts');
      if (this.isConnected) {
        this.putIn((setting, host) => new View(this.frame, this.text, setting, host));
      }
    } catch (trouble) {
      // The text area stays: without colours, but it writes.
      console.warn('The code editor could not be loaded.', trouble);
    } finally {
      this.isLoading = false;
    }
  }

  private putIn(make: (setting: CodeSetting, host: CodeHost) => LoadedEditor): void {
    const wasIn = this.isBusy();
    const { selectionStart, selectionEnd } = this.plain;
    this.view = make(this.settings(), {
      changed: (text) => this.changed(text),
      complete: (text, position) => this.complete(text, position),
      check: (text) => this.checked(text),
      found: (text, faults) => this.found(text, faults),
    });
    if (wasIn) {
      this.view.focus();
      this.view.select(selectionStart, selectionEnd);
    }
    this.plain.remove();
  }

  private settings(): CodeSetting {
    return {
      ...this.setting,
      attributes: this.described(),
      proposals: codeTexts().proposals,
      noJson: codeTexts().noJson,
    };
  }

  private described(): Readonly<Record<string, string>> {
    return {
      'aria-label': this.label,
      'aria-describedby': `${this.help.id} ${this.error.id} ${this.keys.id}`,
      'aria-invalid': String(this.isWrong()),
      'aria-required': String(this.hasAttribute('required')),
      spellcheck: 'false',
      translate: 'no',
    };
  }

  private describe(): void {
    this.keys.textContent = codeTexts().keys;
    for (const [name, value] of Object.entries(this.described())) {
      this.plain.setAttribute(name, value);
    }
    this.plain.readOnly = this.setting.readonly;
    this.view?.change(this.settings());
  }

  private isWrong(): boolean {
    return this.said !== '' || this.faults.length > 0;
  }

  private showError(): void {
    const fault = this.faults[0];
    const message = fault === undefined ? this.said : told(this.text, fault, codeTexts().at);
    const wasWrong = this.hasAttribute('invalid');
    if (this.error.textContent !== message) {
      this.error.textContent = message;
    }
    this.toggleAttribute('invalid', this.isWrong());
    if (wasWrong !== this.isWrong()) {
      this.describe();
    }
  }
}

customElements.define('pipewright-code', CodeElement);

declare global {
  interface HTMLElementTagNameMap {
    'pipewright-code': CodeElement;
  }
}
