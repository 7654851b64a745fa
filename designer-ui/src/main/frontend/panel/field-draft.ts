// What a person types into one field, on its way to a proposal: 400 ms after the last key, or when the field is left.

import { DESK, type Desk } from '../draft/desk.ts';
import { browserLater, Rest, type Later } from '../look/later.ts';

/** How long keys rest before what was typed is proposed, in milliseconds. */
export const REST = 400;

export class FieldDraft {
  private typed: string | undefined;

  private readonly propose: (text: string) => void;

  private readonly rest: Rest;

  private release: (() => void) | undefined;

  private readonly desk: Desk;

  constructor(propose: (text: string) => void, later: Later = browserLater, desk: Desk = DESK) {
    this.propose = propose;
    this.desk = desk;
    this.rest = new Rest(later, REST);
  }

  /** True while what was typed is not yet proposed: the field then keeps its text, whatever else becomes known. */
  isOpen(): boolean {
    return this.typed !== undefined;
  }

  type(text: string): void {
    this.typed = text;
    this.release ??= this.desk.hold(() => this.leave());
    this.rest.restart(() => this.proposeUnlessEmpty());
  }

  /** The field is left. An empty text is not proposed: the field then shows again what stood there. */
  leave(): void {
    this.proposeUnlessEmpty();
    this.typed = undefined;
  }

  private proposeUnlessEmpty(): void {
    this.rest.stop();
    const text = this.typed?.trim() ?? '';
    if (text !== '') {
      this.typed = undefined;
      this.propose(text);
    }
    this.release?.();
    this.release = undefined;
  }
}
