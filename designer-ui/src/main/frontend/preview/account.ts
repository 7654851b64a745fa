// What an answer of the preview says above its records: the nodes on the way, what went wrong, and where it stops before
// any call.

import type { Passage, PreviewAnswer } from '../draft/wire.ts';
import { made } from '../look/made.ts';
import { button } from './elements.ts';

/** For how many documents a target is asked. More are too many for a look. */
const OFFERS = [
  { calls: 5, text: 'estimate' },
  { calls: 20, text: 'estimateMost' },
];

/** In pixels. */
const MARGIN = 8;

export interface AccountHost {
  readonly text: (name: string) => string;
  readonly goTo: (node: string) => void;
  readonly call: (calls: number) => void;
}

export class Account {
  readonly way = made('ol', 'pw-preview-way');

  readonly said = made('div', 'pw-preview-said');

  private readonly host: AccountHost;

  constructor(host: AccountHost) {
    this.host = host;
    this.said.setAttribute('role', 'status');
  }

  /** Called once the texts are there. */
  open(): void {
    this.way.setAttribute('aria-label', this.host.text('way'));
  }

  /** @param calls how many documents were called for */
  show(answer: PreviewAnswer | undefined, calls: number): void {
    this.way.replaceChildren(...(answer?.way ?? []).map((passage) => this.passage(passage, passage.node === answer?.node)));
    this.lead();
    const notes = answer?.notes ?? [];
    this.said.replaceChildren(
      ...(answer === undefined || answer.stop === '' ? [] : [this.stop(answer.stop, calls)]),
      ...(answer?.troubles ?? []).map((text) => made('p', 'pw-preview-trouble', text)),
      ...(notes.length === 0 ? [] : [made('p', 'pw-soft', notes.join(' '))]),
    );
  }

  /** Says why there is no other answer. */
  trouble(text: string): void {
    this.said.replaceChildren(made('p', 'pw-preview-trouble', text));
  }

  /** A long way shows the node that is looked at. */
  private lead(): void {
    const here = this.way.querySelector<HTMLElement>('[aria-current]');
    if (here === null) return;
    // Not by scrollIntoView, which moves what is around it, too.
    const over = here.getBoundingClientRect().right + 2 * MARGIN - this.way.getBoundingClientRect().right;
    this.way.scrollLeft += Math.max(0, over);
  }

  private passage({ node, name, said, rejected }: Passage, isHere: boolean): HTMLElement {
    const called = made('span', '', name);
    const counts = made('b', '', said);
    called.translate = false;
    counts.translate = false;
    const go = made('button', rejected ? 'pw-preview-stop-over pw-preview-refusing' : 'pw-preview-stop-over', called, counts);
    go.type = 'button';
    if (isHere) go.setAttribute('aria-current', 'true');
    go.addEventListener('click', () => this.host.goTo(node));
    return made('li', '', go);
  }

  private stop(said: string, calls: number): HTMLElement {
    const more = OFFERS.filter((offer) => offer.calls > calls).map((offer) => this.calling(offer.calls, offer.text));
    return made('p', 'pw-preview-stops', said, ...more);
  }

  private calling(calls: number, key: string): HTMLElement {
    const call = button();
    call.textContent = this.host.text(key);
    call.title = this.host.text('estimateHint');
    call.addEventListener('click', () => this.host.call(calls));
    return call;
  }
}
