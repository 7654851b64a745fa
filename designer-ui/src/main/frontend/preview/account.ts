// What an answer of the preview says above its records: the nodes on the way, what went wrong, and where it stops before
// any call.

import type { Passage, PreviewAnswer } from '../draft/wire.ts';
import { made } from '../look/made.ts';
import { button } from './elements.ts';

const CALLS = 5;

/** More are too many for a look. */
const MOST_CALLS = 20;

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

  show(answer: PreviewAnswer | undefined): void {
    this.way.replaceChildren(...(answer?.way ?? []).map((passage) => this.passage(passage, passage.node === answer?.node)));
    const notes = answer?.notes ?? [];
    this.said.replaceChildren(
      ...(answer?.troubles ?? []).map((text) => made('p', 'pw-preview-trouble', text)),
      ...(notes.length === 0 ? [] : [made('p', 'pw-soft', notes.join(' '))]),
      ...(answer === undefined || answer.stop === '' ? [] : [this.stop(answer.stop)]),
    );
  }

  /** Says why there is no other answer. */
  trouble(text: string): void {
    this.said.replaceChildren(made('p', 'pw-preview-trouble', text));
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

  private stop(said: string): HTMLElement {
    return made('p', 'pw-preview-stops', said, this.calling(CALLS, 'estimate'), this.calling(MOST_CALLS, 'estimateMost'));
  }

  private calling(calls: number, key: string): HTMLElement {
    const call = button();
    call.textContent = this.host.text(key);
    call.title = this.host.text('estimateHint');
    call.addEventListener('click', () => this.host.call(calls));
    return call;
  }
}
