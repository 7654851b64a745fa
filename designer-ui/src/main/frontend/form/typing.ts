// One typing in a field: what is typed becomes one proposal, 400 ms after the last key or when the field is left.

import { DESK, type Desk } from '../draft/desk.ts';
import { browserLater, Rest, type Later } from '../look/later.ts';
import { REST } from '../panel/field-draft.ts';

export class Typing {
  private open: (() => void) | undefined;

  private readonly rest: Rest;

  private release: (() => void) | undefined;

  private readonly desk: Desk;

  constructor(later: Later = browserLater, desk: Desk = DESK) {
    this.desk = desk;
    this.rest = new Rest(later, REST);
  }

  /** True while what was typed is not yet proposed. */
  isOpen(): boolean {
    return this.open !== undefined;
  }

  /** A key was struck. */
  type(propose: () => void): void {
    this.open = propose;
    this.release ??= this.desk.hold(() => this.end());
    this.rest.restart(() => this.end());
  }

  /** The field is left, or there is nothing to wait for. */
  end(): void {
    this.rest.stop();
    const propose = this.open;
    this.open = undefined;
    propose?.();
    this.release?.();
    this.release = undefined;
  }
}
