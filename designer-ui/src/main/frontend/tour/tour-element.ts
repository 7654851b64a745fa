// The card of the tour. It asks the server what is next whenever the draft has changed or another page is shown, and points
// at the control to use. It never takes the focus by itself; who listens hears each step.

import { DESK } from '../draft/desk.ts';
import type { TourNow } from '../draft/wire.ts';
import { Asker } from '../look/asking.ts';
import { browserLater, Rest } from '../look/later.ts';
import { keep, kept, NO_TOUR, type TourState } from './tour-state.ts';

/** How long after a change of the draft the server is asked, in milliseconds: it has to be saved first. */
const PAUSE = 500;

/** How often is looked where the control stands, and whether another page is shown, in milliseconds. */
const LOOK = 250;

/** How often is asked for what no draft tells, as that a run was started, in milliseconds. */
const ASK = 3_000;

/** Around the control, in pixels. */
const ROOM = 4;

class TourElement extends HTMLElement {
  private readonly asker = new Asker(this);

  private readonly pause = new Rest(browserLater, PAUSE);

  private readonly card = document.createElement('section');

  private readonly heading = document.createElement('h2');

  private readonly said = document.createElement('div');

  private readonly about = document.createElement('strong');

  private readonly text = document.createElement('p');

  private readonly buttons = document.createElement('div');

  private readonly ring = document.createElement('div');

  private texts: Readonly<Record<string, string>> = {};

  private person = '';

  private state: TourState = NO_TOUR;

  private now: TourNow | undefined;

  private path = '';

  private asked = 0;

  private timer = 0;

  private forget: () => void = () => {};

  private readonly wanted = (): void => {
    this.keep({ ...this.state, isShown: true });
    void this.ask().then(() => this.heading.focus());
  };

  connectedCallback(): void {
    this.card.className = 'pw-tour';
    this.card.setAttribute('aria-labelledby', 'pw-tour-title');
    this.heading.id = 'pw-tour-title';
    this.heading.tabIndex = -1;
    this.said.setAttribute('role', 'status');
    this.buttons.className = 'pw-tour-buttons';
    this.ring.className = 'pw-tour-ring';
    this.said.append(this.about, this.text);
    this.card.append(this.heading, this.said, this.buttons);
    this.append(this.card, this.ring);
    this.card.hidden = true;
    this.ring.hidden = true;
    this.forget = DESK.subscribe(() => this.changed());
    window.addEventListener('pipewright-tour', this.wanted);
    this.timer = window.setInterval(() => this.look(), LOOK);
  }

  disconnectedCallback(): void {
    this.forget();
    this.pause.stop();
    window.removeEventListener('pipewright-tour', this.wanted);
    window.clearInterval(this.timer);
  }

  /** Called by the server, once. */
  begin(person: string, texts: Readonly<Record<string, string>>): void {
    this.person = person;
    this.texts = texts;
    this.state = kept(window.localStorage, person);
    if (this.state.isShown) void this.ask();
  }

  answered(question: string, number: number, answer: unknown): void {
    this.asker.answered(question, number, answer);
  }

  failed(question: string, number: number, sentence: string): void {
    this.asker.failed(question, number, sentence);
  }

  private changed(): void {
    if (this.state.isShown) this.pause.restart(() => void this.ask());
  }

  private look(): void {
    if (!this.state.isShown) return;
    const isDue = this.now?.step === this.now?.steps && performance.now() - this.asked > ASK;
    if (window.location.pathname !== this.path || isDue) void this.ask();
    this.point();
  }

  private async ask(question: 'now' | 'fill' = 'now'): Promise<void> {
    this.path = window.location.pathname;
    this.asked = performance.now();
    const path = this.path.slice(new URL(document.baseURI).pathname.length - 1);
    const { pipeline, skipped } = this.state;
    try {
      const now = await this.asker.ask<TourNow>(question, { path, pipeline, skipped });
      if (now.pipeline !== pipeline) this.keep({ ...this.state, pipeline: now.pipeline });
      this.show(now);
    } catch {
      // A newer question has overtaken it, or the server cannot answer: the next change asks again.
    }
  }

  private show(now: TourNow): void {
    const isOther = JSON.stringify(now) !== JSON.stringify(this.now);
    this.now = now;
    this.card.hidden = !this.state.isShown;
    if (!isOther) return;
    const isDone = now.step > now.steps;
    this.heading.textContent = isDone
      ? (this.texts['title'] ?? '')
      : (this.texts['progress'] ?? '').replace('{0}', String(now.step)).replace('{1}', String(now.steps));
    this.about.textContent = now.about;
    this.text.textContent = now.text;
    const hadFocus = this.buttons.contains(document.activeElement);
    this.buttons.replaceChildren(...this.choices(now, isDone));
    if (hadFocus) this.heading.focus();
    this.point();
  }

  private choices(now: TourNow, isDone: boolean): readonly HTMLElement[] {
    const made: HTMLElement[] = [];
    if (now.help === 'OPEN') made.push(this.button('open', () => window.location.assign(`pipelines/${now.pipeline}`), 'pw-tour-help'));
    if (now.help === 'FILL') made.push(this.button('fill', () => void this.ask('fill'), 'pw-tour-help'));
    if (isDone) {
      made.push(this.button('finish', () => this.end(NO_TOUR)));
    } else {
      if (now.help === 'NONE') made.push(this.button('point', () => this.goThere()));
      if (now.step > 1) made.push(this.button('skip', () => this.skip(now.step)));
      made.push(this.button('close', () => this.end({ ...this.state, isShown: false })));
    }
    if (now.step > 1) made.push(this.button('restart', () => this.restart()));
    return made;
  }

  private button(name: string, pressed: () => void, className = ''): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `pw-button ${className}`;
    button.textContent = this.texts[name] ?? '';
    button.addEventListener('click', pressed);
    return button;
  }

  private skip(step: number): void {
    this.keep({ ...this.state, skipped: step });
    void this.ask();
  }

  private restart(): void {
    this.keep({ isShown: true, pipeline: '', skipped: 0 });
    void this.ask();
  }

  private end(state: TourState): void {
    this.keep(state);
    this.now = undefined;
    this.card.hidden = true;
    this.ring.hidden = true;
  }

  private keep(state: TourState): void {
    this.state = state;
    keep(window.localStorage, this.person, state);
  }

  private target(): HTMLElement | undefined {
    return this.now?.targets
      .flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
      .find((element) => element.checkVisibility() && element.getBoundingClientRect().width > 0);
  }

  private point(): void {
    const at = this.target()?.getBoundingClientRect();
    this.ring.hidden = at === undefined || this.card.hidden;
    if (at === undefined) return;
    this.ring.style.left = `${at.left - ROOM}px`;
    this.ring.style.top = `${at.top - ROOM}px`;
    this.ring.style.width = `${at.width + 2 * ROOM}px`;
    this.ring.style.height = `${at.height + 2 * ROOM}px`;
  }

  private goThere(): void {
    const target = this.target();
    target?.scrollIntoView({ block: 'nearest' });
    const inside = target?.querySelector<HTMLElement>('input, button, a, [tabindex="0"]');
    target?.focus();
    if (document.activeElement !== target) inside?.focus();
  }
}

customElements.define('pipewright-tour', TourElement);
