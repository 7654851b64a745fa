// The required fields without a line, each with the way to it and what suggests itself for it.

import type { SuggestedLine } from '../draft/wire.ts';
import { button, said, type MappingTexts } from './texts.ts';

export interface MissingHost {
  /** Goes where a line for the field is made. */
  go(path: string): void;
  accept(target: string): void;
  /** The field is to have no line. */
  leaveOut(path: string): void;
  /** The person is done with the list. */
  close(): void;
}

export class MissingList {
  readonly element = document.createElement('section');

  private readonly list = document.createElement('ul');

  private readonly host: MissingHost;

  private texts: MappingTexts = {};

  private shown = '';

  constructor(host: MissingHost) {
    this.host = host;
    this.element.className = 'pw-map-missing-list';
    this.element.hidden = true;
    this.list.className = 'pw-map-remarks';
    this.element.append(this.list);
    this.element.addEventListener('keydown', (event) => this.pressed(event));
  }

  say(texts: MappingTexts): void {
    this.texts = texts;
    this.list.setAttribute('aria-label', texts['missingList'] ?? '');
  }

  /** Opens or closes it; whoever opens it stands on the first thing to do. */
  toggle(): void {
    this.element.hidden = !this.element.hidden;
    if (this.element.hidden) this.host.close();
    else this.first(0)?.focus();
  }

  isOpen(): boolean {
    return !this.element.hidden;
  }

  show(missing: readonly string[], suggested: ReadonlyMap<string, SuggestedLine>): void {
    const shown = JSON.stringify(missing.map((path) => [path, suggested.get(path)?.expression]));
    if (shown === this.shown) return;
    this.shown = shown;
    const at = this.place();
    this.list.replaceChildren(...missing.map((path) => this.itemOf(path, suggested.get(path))));
    if (missing.length === 0 && this.isOpen()) {
      this.element.hidden = true;
      this.host.close();
    } else if (at >= 0) {
      this.first(Math.min(at, missing.length - 1))?.focus();
    }
  }

  private itemOf(path: string, suggestion: SuggestedLine | undefined): HTMLLIElement {
    const item = document.createElement('li');
    const go = button(path, () => this.host.go(path));
    go.translate = false;
    go.setAttribute('aria-label', said(this.texts, 'missingGo', path));
    const about = document.createElement('span');
    about.className = 'pw-soft';
    about.textContent = suggestion === undefined ? (this.texts['noSuggestion'] ?? '') : `${suggestion.confidence} % · ${suggestion.reason}`;
    item.append(go, about);
    if (suggestion !== undefined) {
      const accept = button(said(this.texts, 'accept', suggestion.expression), () => this.host.accept(path));
      accept.classList.add('pw-map-accept');
      item.append(accept);
    }
    const leave = button(this.texts['leaveOut'] ?? '', () => this.host.leaveOut(path));
    leave.setAttribute('aria-label', said(this.texts, 'leaveOutOf', path));
    item.append(leave);
    return item;
  }

  /** What there is to do first at a field: what suggests itself, else the way to it. */
  private first(at: number): HTMLButtonElement | null {
    const item = this.list.children[at];
    return item?.querySelector<HTMLButtonElement>('.pw-map-accept') ?? item?.querySelector('button') ?? null;
  }

  private place(): number {
    return [...this.list.children].findIndex((item) => item.contains(document.activeElement));
  }

  private pressed(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      this.first(this.place() + step)?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.toggle();
    }
  }
}
