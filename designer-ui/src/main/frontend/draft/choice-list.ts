// The values to choose from where others were faster. It lies over whatever the draft is edited in, and is there until each
// choice is made: also after a reload, for what was overtaken stays in the outbox.

import { html, render, type TemplateResult } from 'lit';
import type { Choice } from './choices.ts';
import { DESK } from './desk.ts';
import type { DraftChoice } from './wire.ts';

type Place = DraftChoice['places'][number];
type Texts = Readonly<Record<string, string>>;

class ChoiceList extends HTMLElement {
  private said: Texts = {};

  private shown: readonly Choice[] = [];

  private copied = '';

  private forget: () => void = () => {};

  connectedCallback(): void {
    this.setAttribute('role', 'region');
    this.setAttribute('aria-live', 'polite');
    this.forget = DESK.subscribe(() => this.follow());
    this.follow();
  }

  disconnectedCallback(): void {
    this.forget();
  }

  /** Called by the server with the texts of the reader's language. */
  texts(texts: Texts): void {
    this.said = texts;
    this.setAttribute('aria-label', texts['title'] ?? '');
    this.draw();
  }

  private follow(): void {
    const choices = DESK.draft()?.choices() ?? [];
    if (choices.length === 0 && this.shown.length === 0) return;
    this.shown = choices;
    this.draw();
  }

  private draw(): void {
    this.hidden = this.shown.length === 0;
    render(this.hidden ? '' : html`<h2>${this.said['title']}</h2>${this.shown.map((choice) => this.choice(choice))}`, this);
  }

  private choice(choice: Choice): TemplateResult {
    const { places } = choice.newest;
    const isGone = places.some((place) => place.isGone);
    const take = (isMine: boolean) => () => void DESK.draft()?.chosen(choice, isMine);
    const mine = places.map((place) => place.mine).join('\n');
    return html`
      <fieldset class="pw-conflict">
        <legend translate="no">${places.map((place) => place.label).join(', ')}</legend>
        ${isGone
          ? html`
              <p>${this.filled('gone', places[0]!)}</p>
              <p>${this.said['mine']} <code translate="no">${mine}</code></p>
              <div class="pw-choice-actions">
                <button type="button" @click=${take(true)}>${this.said['back']}</button>
                <button type="button" @click=${() => void this.copy(mine)}>${this.copied === mine ? this.said['copied'] : this.said['copy']}</button>
                <button type="button" @click=${take(false)}>${this.said['let']}</button>
              </div>
            `
          : html`
              <p>${this.said['before']} <code translate="no">${places.map((place) => place.before).join('\n')}</code></p>
              <div class="pw-choice-actions">
                <button type="button" class="pw-conflict-side" @click=${take(false)}>
                  <span translate="no">${this.filled('theirs', places[0]!)}</span> <code translate="no">${places.map((place) => place.theirs).join('\n')}</code>
                </button>
                <button type="button" class="pw-conflict-side" @click=${take(true)}>${this.said['mine']} <code translate="no">${mine}</code></button>
              </div>
            `}
      </fieldset>
    `;
  }

  private filled(key: string, place: Place): string {
    return (this.said[key] ?? '').replace('{0}', place.by);
  }

  private async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.copied = text;
    this.draw();
  }
}

customElements.define('pipewright-choices', ChoiceList);
