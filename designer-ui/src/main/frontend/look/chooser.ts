// A choice from a list with a search above it, all by keyboard: type, arrow keys, Enter; Escape leaves.

import { html, nothing, render } from 'lit';

export interface Option<T> {
  readonly title: string;
  readonly detail?: string;
  /** What else it is found by. */
  readonly words?: string;
  /** Marks what takes away. */
  readonly away?: boolean;
  readonly value: T;
}

export interface ChooserTexts {
  readonly search: string;
  readonly nothing: string;
  readonly cancel: string;
}

/** The options that have all words; those whose title begins with the first come first. */
export function matching<T>(options: readonly Option<T>[], search: string): readonly Option<T>[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const hits = options.filter(({ title, detail = '', words: others = '' }) => {
    const text = `${title} ${detail} ${others}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = (option: Option<T>) => option.title.toLowerCase().startsWith(words[0] ?? '');
  return [...hits.filter(begins), ...hits.filter((option) => !begins(option))];
}

/** Lets a person choose. The answer is undefined if they leave without. */
export function choose<T>(title: string, options: readonly Option<T>[], texts: ChooserTexts): Promise<T | undefined> {
  return new Promise((answer) => new Chooser(title, options, texts, answer).open());
}

class Chooser<T> {
  private readonly dialog = document.createElement('dialog');

  private search = '';

  private at = 0;

  private chosen: T | undefined;

  private readonly title: string;

  private readonly options: readonly Option<T>[];

  private readonly texts: ChooserTexts;

  constructor(title: string, options: readonly Option<T>[], texts: ChooserTexts, answer: (chosen: T | undefined) => void) {
    this.title = title;
    this.options = options;
    this.texts = texts;
    this.dialog.className = 'pw-pick';
    this.dialog.setAttribute('aria-label', title);
    this.dialog.addEventListener('close', () => {
      this.dialog.remove();
      answer(this.chosen);
    });
    this.dialog.addEventListener('click', (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    // The keys are the chooser's alone: what is below it must not act on them.
    this.dialog.addEventListener('keydown', (event) => {
      event.stopPropagation();
      this.key(event);
    });
  }

  open(): void {
    document.body.append(this.dialog);
    this.show();
    this.dialog.showModal();
    this.dialog.querySelector('input')?.focus();
  }

  private shown(): readonly Option<T>[] {
    return matching(this.options, this.search);
  }

  private key(event: KeyboardEvent): void {
    const count = this.shown().length;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && count > 0) {
      this.at = Math.abs(step) === 1 ? (this.at + step + count) % count : Math.max(0, Math.min(count - 1, this.at + step));
      this.show();
      this.dialog.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && !event.isComposing) {
      this.take(this.shown()[this.at]);
    } else {
      return;
    }
    event.preventDefault();
  }

  private take(option: Option<T> | undefined): void {
    if (option !== undefined) {
      this.chosen = option.value;
      this.dialog.close();
    }
  }

  private type(text: string): void {
    this.search = text;
    this.at = 0;
    this.show();
  }

  private show(): void {
    const shown = this.shown();
    render(
      html`
        <div class="pw-pick-title" translate="no">${this.title}</div>
        <input
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-label=${this.texts.search}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls="pw-picks"
          aria-activedescendant=${shown.length > 0 ? `pw-pick-${this.at}` : nothing}
          placeholder=${this.texts.search}
          @input=${(event: Event) => this.type((event.target as HTMLInputElement).value)}
        />
        <ul id="pw-picks" role="listbox" aria-label=${this.title}>
          ${shown.map(
            (option, at) => html`
              <li
                id=${`pw-pick-${at}`}
                role="option"
                aria-selected=${at === this.at}
                class=${option.away === true ? 'pw-away' : ''}
                @click=${() => this.take(option)}
              >
                <span translate="no">${option.title}</span>${option.detail === undefined || option.detail === '' ? nothing : html`<small translate="no">${option.detail}</small>`}
              </li>
            `,
          )}
        </ul>
        ${shown.length === 0 ? html`<p>${this.texts.nothing}</p>` : nothing}
        <p class="pw-pick-leave"><button type="button" @click=${() => this.dialog.close()}>${this.texts.cancel}</button></p>
      `,
      this.dialog,
    );
  }
}
