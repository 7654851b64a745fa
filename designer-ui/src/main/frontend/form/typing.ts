// One typing in a field: what is typed becomes one proposal, 400 ms after the last key or when the field is left.

import { browserLater, Rest, type Later } from '../look/later.ts';
import { REST } from '../panel/field-draft.ts';

export class Typing {
  private open: (() => void) | undefined;

  private readonly rest: Rest;

  constructor(later: Later = browserLater) {
    this.rest = new Rest(later, REST);
  }

  /** True while what was typed is not yet proposed. */
  isOpen(): boolean {
    return this.open !== undefined;
  }

  /** A key was struck. */
  type(propose: () => void): void {
    this.open = propose;
    this.rest.restart(() => this.end());
  }

  /** The field is left, or there is nothing to wait for. */
  end(): void {
    this.rest.stop();
    const propose = this.open;
    this.open = undefined;
    propose?.();
  }
}
