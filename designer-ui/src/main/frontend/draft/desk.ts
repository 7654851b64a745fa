// Where all that edits a page's draft meets: the canvas, and the fields beside it. There is one drawing and one outbox.

import type { DraftStore } from './draft-store.ts';

export class Desk {
  private store: DraftStore | undefined;

  private forget: () => void = () => {};

  private readonly open = new Set<() => void>();

  private readonly listeners = new Set<() => void>();

  /** The draft that is being edited; undefined while none is. */
  draft(): DraftStore | undefined {
    return this.store;
  }

  /** A page has opened a draft. */
  put(store: DraftStore): void {
    this.forget();
    this.store = store;
    this.forget = store.subscribe(() => this.tell());
    this.tell();
  }

  /** The page is left, and with it all that is being typed on it. */
  take(store: DraftStore): void {
    if (this.store === store) {
      this.leave();
      this.forget();
      this.store = undefined;
      this.tell();
    }
  }

  /**
   * Something is typed that is not proposed yet: until the answer is called, nothing is said to be saved.
   *
   * @param end proposes it at once, as when the page is left
   */
  hold(end: () => void): () => void {
    const release = this.store?.hold();
    this.open.add(end);
    return () => {
      this.open.delete(end);
      release?.();
    };
  }

  /** All that is being typed is proposed, wherever it is typed. */
  leave(): void {
    [...this.open].forEach((end) => end());
  }

  /** Tells each change of the drawing that is shown. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

export const DESK = new Desk();
