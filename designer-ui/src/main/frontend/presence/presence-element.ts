// Who else has the draft open, as round marks with their initials; and the word of this page that it is there. A page that
// says nothing for a while counts as gone, so it says it again and again.

import { html, render } from 'lit';
import { DESK } from '../draft/desk.ts';
import { nameOf } from '../draft/forms.ts';
import type { OtherPeople, OtherPerson } from '../draft/wire.ts';

/** How often a page says that it is there, in milliseconds; after four times as long without a word it counts as gone. */
const EVERY = 5_000;

class PresenceElement extends HTMLElement {
  private people: readonly OtherPerson[] = [];

  private label = '';

  /** With `{0}` where the name of a person stands, and `{1}` where that of a node. */
  private selecting = '';

  private said: string | undefined;

  private timer = 0;

  private forget: () => void = () => {};

  connectedCallback(): void {
    this.forget = DESK.subscribe(() => this.selectionMayHaveChanged());
    this.timer = window.setInterval(() => this.say(), EVERY);
    this.say();
    this.draw();
  }

  disconnectedCallback(): void {
    this.forget();
    window.clearInterval(this.timer);
  }

  /** Called by the server with the texts of the reader's language. */
  texts(label: string, selecting: string): void {
    this.label = label;
    this.selecting = selecting;
    this.draw();
  }

  /** Called by the server. */
  show({ people }: OtherPeople): void {
    this.people = people;
    DESK.draft()?.present(people);
    this.draw();
  }

  private node(): string {
    const selected = DESK.draft()?.selected() ?? [];
    return selected.length === 1 ? selected[0]! : '';
  }

  private selectionMayHaveChanged(): void {
    if (this.node() !== this.said) {
      this.say();
    }
    // The draft may have been opened after the others were told.
    DESK.draft()?.present(this.people);
  }

  private say(): void {
    const node = this.node();
    this.said = node;
    this.dispatchEvent(new CustomEvent('presence-here', { detail: { node } }));
  }

  private draw(): void {
    render(
      this.people.length === 0
        ? ''
        : html`
            <ul aria-label=${this.label} translate="no">
              ${this.people.map(
                (person) => html`
                  <li>
                    <span class="pw-person-dot" data-person=${person.colour} role="img" aria-label=${this.sentence(person)} title=${this.sentence(person)}>${person.initials}</span>
                  </li>
                `,
              )}
            </ul>
          `,
      this,
    );
  }

  private sentence({ name, nodes }: OtherPerson): string {
    const drawn = DESK.draft()?.shown().nodes;
    const names = nodes.map((id) => drawn?.get(id)).filter((node) => node !== undefined).map(nameOf);
    return names.length === 0 ? name : this.selecting.replace('{0}', name).replace('{1}', names.join(', '));
  }
}

customElements.define('pipewright-presence', PresenceElement);
