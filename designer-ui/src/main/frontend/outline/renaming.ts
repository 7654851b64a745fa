// A node of the outline is given another name. What is typed is proposed as keys rest; Escape brings the name before back.

import { FieldDraft } from '../panel/field-draft.ts';
import type { NodeRow } from './rows.ts';

export class Renaming {
  private of: { readonly id: string; readonly before: string } | undefined;

  private readonly field = new FieldDraft((text) => this.propose(text));

  private readonly proposed: (id: string, name: string) => void;

  private readonly ended: (stays: boolean) => void;

  /**
   * @param proposed gets each name on the way
   * @param ended told at the end, with whether the keyboard stays at the row
   */
  constructor(proposed: (id: string, name: string) => void, ended: (stays: boolean) => void) {
    this.proposed = proposed;
    this.ended = ended;
  }

  /** The node that is renamed. */
  id(): string | undefined {
    return this.of?.id;
  }

  begin(row: NodeRow): void {
    this.of = { id: row.id, before: row.name };
  }

  /** The keyboard goes to the input, with all of the name chosen. */
  enter(input: HTMLInputElement): void {
    input.value = this.of?.before ?? '';
    input.focus();
    input.select();
  }

  type(text: string): void {
    this.field.type(text);
  }

  /** What was typed is proposed at once. */
  leave(): void {
    this.field.leave();
  }

  pressed(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') {
      this.field.leave();
      if (this.of !== undefined) this.propose(this.of.before);
    } else if (event.key !== 'Enter' || event.isComposing) {
      return;
    }
    this.end(true);
    event.preventDefault();
  }

  end(stays = false): void {
    if (this.of === undefined) return;
    this.field.leave();
    this.of = undefined;
    this.ended(stays);
  }

  private propose(name: string): void {
    if (this.of !== undefined) this.proposed(this.of.id, name);
  }
}
