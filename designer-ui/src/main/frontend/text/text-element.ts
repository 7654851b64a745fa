// The draft as the text of its file. It follows the draft while nobody has typed; what is typed becomes edits when it is
// applied, together with what others have changed meanwhile. Until then the browser keeps it.

import { html, render } from 'lit';
import type { CodeElement } from '../code/code-element.ts';
import type { CodeFault } from '../code/code-types.ts';
import { DESK } from '../draft/desk.ts';
import { GOING } from '../draft/hurried.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { Drawing } from '../draft/drawing.ts';
import type { PipelineEdit } from '../draft/wire.ts';
import { Asker, Overtaken } from '../look/asking.ts';
import { browserLater, Rest } from '../look/later.ts';
import { keep, kept, type Unapplied } from './unapplied.ts';

type Texts = Readonly<Record<string, string>>;

interface Edits {
  readonly edit: PipelineEdit | null;
  readonly overtaken: readonly string[];
  readonly faults: readonly CodeFault[];
}

/** How long a drawing rests before its text is read anew, in milliseconds. */
const REST = 300;

class TextElement extends HTMLElement {
  private readonly asker = new Asker(this);

  private readonly editor = document.createElement('pipewright-code') as CodeElement;

  private readonly head = document.createElement('div');

  private said: Texts = {};

  /** The text of the draft that the one shown was made of. */
  private base: string | undefined;

  /** What the text was read of. */
  private read: Drawing | undefined;

  private news = '';

  private readonly reading = new Rest(browserLater, REST);

  private readonly keeping = new Rest(browserLater, REST);

  /** The draft for which the browser keeps what is written. */
  private draft = '';

  private forget: () => void = () => {};

  private readonly keepNow = (): void => {
    this.keeping.stop();
    const { base } = this;
    if (base !== undefined) keep(localStorage, this.draft, this.isTyped() ? { base, text: this.editor.value } : undefined);
  };

  private readonly shown = new ResizeObserver(() => this.follow());

  constructor() {
    super();
    this.editor.language = 'json';
    // Before the draft has come, there is nothing to find wrong.
    this.editor.check = async (text) => (this.base === undefined ? [] : this.asker.ask<readonly CodeFault[]>('checkText', { text }));
    this.editor.addEventListener('input', () => {
      this.keeping.restart(this.keepNow);
      this.draw();
    });
    this.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        void this.apply();
      }
    });
  }

  connectedCallback(): void {
    this.head.className = 'pw-text-head';
    this.append(this.head, this.editor);
    this.forget = DESK.subscribe(() => this.follow());
    this.shown.observe(this);
    GOING.forEach((going) => window.addEventListener(going, this.keepNow));
    this.draw();
  }

  disconnectedCallback(): void {
    this.keepNow();
    GOING.forEach((going) => window.removeEventListener(going, this.keepNow));
    this.forget();
    this.shown.disconnect();
  }

  /** Called by the server with the texts of the reader's language. */
  texts(texts: Texts): void {
    this.said = texts;
    this.editor.label = texts['label'] ?? '';
    this.draw();
  }

  /** Called by the server. */
  answered(question: string, number: number, answer: unknown): void {
    this.asker.answered(question, number, answer);
  }

  /** Called by the server. */
  failed(question: string, number: number, sentence: string): void {
    this.asker.failed(question, number, sentence);
  }

  private isTyped(): boolean {
    return this.base !== undefined && this.editor.value !== this.base;
  }

  /** While another surface is in front, and while somebody types, the text is not read. */
  private follow(): void {
    const drawing = DESK.draft()?.shown();
    // That it is hidden is known without a layout of the page, which would cost more than the edit.
    if (this.hidden || this.offsetParent === null || drawing === undefined || drawing === this.read) return;
    if (this.isTyped()) this.draw();
    else this.reading.restart(() => void this.readText());
  }

  private async readText(): Promise<void> {
    const store = DESK.draft();
    if (store === undefined || this.isTyped()) return;
    await saved(store);
    const read = store.shown();
    const answer = await this.ask<{ readonly text: string }>('text', {});
    if (answer === undefined || this.isTyped()) return;
    this.read = read;
    const left = this.base === undefined ? kept(localStorage, store.keptAs()) : undefined;
    this.draft = store.keptAs();
    if (left === undefined) this.show(answer.text);
    else this.takeUp(left, answer.text);
    this.follow();
  }

  /** What was written before the page was left stands here again. */
  private takeUp({ base, text }: Unapplied, now: string): void {
    if (base !== now) this.read = undefined;
    this.base = base;
    this.editor.value = text;
    this.draw();
  }

  private show(text: string): void {
    this.base = text;
    if (this.editor.value !== text) this.editor.value = text;
    this.keepNow();
    this.draw();
  }

  private discard(): void {
    this.news = '';
    this.read = undefined;
    if (this.base !== undefined) this.show(this.base);
    this.follow();
  }

  private async apply(): Promise<void> {
    const store = DESK.draft();
    const { base } = this;
    const text = this.editor.value;
    if (store === undefined || base === undefined || !this.isTyped()) return;
    await saved(store);
    const answer = await this.ask<Edits>('applyText', { base, text });
    if (answer === undefined) return;
    if (answer.faults.length > 0) {
      this.tell(answer.faults[0]!.message);
      return;
    }
    if (answer.edit !== null) await store.propose(answer.edit);
    const kept = answer.overtaken.length === 0 ? [] : [this.said['overtaken'] ?? '', ...answer.overtaken];
    this.tell([this.said[answer.edit === null ? 'alreadySo' : 'applied'] ?? '', ...kept].join(' '));
    // What is written from now on is compared with what stands here now.
    if (this.editor.value === text) {
      this.read = undefined;
      this.show(text);
      this.follow();
    }
  }

  private async ask<T>(question: string, body: unknown): Promise<T | undefined> {
    try {
      return await this.asker.ask<T>(question, body);
    } catch (trouble) {
      if (!(trouble instanceof Overtaken)) this.tell((trouble as Error).message);
      return undefined;
    }
  }

  private tell(news: string): void {
    this.news = news;
    this.draw();
  }

  private draw(): void {
    const typed = this.isTyped();
    const isBehind = typed && DESK.draft()?.shown() !== this.read;
    render(
      html`
        <p role="status">${typed ? this.said[isBehind ? 'behind' : 'changed'] : this.news || this.said['same']}${typed && this.news !== '' ? html` <b>${this.news}</b>` : ''}</p>
        <button type="button" class="pw-text-discard" ?disabled=${!typed} @click=${() => this.discard()}>${this.said['discard']}</button>
        <button type="button" class="pw-text-apply" ?disabled=${!typed} @click=${() => void this.apply()}>${this.said['apply']}</button>
      `,
      this.head,
    );
  }
}

/** Until all is saved: the server only knows what is. */
function saved(store: DraftStore): Promise<void> {
  return new Promise((done) => store.afterSaving(done));
}

customElements.define('pipewright-text', TextElement);
