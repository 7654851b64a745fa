// What is known of the mapping that is edited: asked of the server as the draft changes, and kept for all who show it.

import type { LineForm } from '../draft/forms.ts';
import type { MappingOpened, MappingValues, SuggestedLine, SuggestedLines } from '../draft/wire.ts';
import { browserLater, Rest } from '../look/later.ts';
import { MappingFacts } from './facts.ts';

/** How long edits rest before their values are asked for, in milliseconds. */
const SOON = 60;

export interface KnowledgeHost {
  /** Asks the server; what fails is told, and gives nothing. */
  maybe<T>(question: string, body: unknown): Promise<T | undefined>;
  /** The fields of the source and the target are known. */
  opened(opened: MappingOpened): void;
  /** All is known for the first time, or anew as the source or the target has other fields. */
  begun(): void;
  /** What the lines give on the record that is looked at is known. */
  valued(values: MappingValues): void;
  suggested(): void;
}

export class Knowledge {
  /** The record that is looked at, from 0. */
  record = 0;

  facts = new MappingFacts();

  opened: MappingOpened | undefined;

  private values: MappingValues | undefined;

  private suggested: readonly SuggestedLine[] = [];

  private readonly rest = new Rest(browserLater, SOON);

  private readonly host: KnowledgeHost;

  constructor(host: KnowledgeHost) {
    this.host = host;
  }

  async open(): Promise<void> {
    const opened = await this.host.maybe<MappingOpened>('open', {});
    if (opened === undefined) return;
    this.opened = opened;
    this.host.opened(opened);
    await this.evaluate();
    this.host.begun();
  }

  /** @return whether these are other lines than before */
  take(lines: readonly LineForm[]): boolean {
    if (lines === this.facts.lines) return false;
    this.know(lines);
    return true;
  }

  /** The draft has changed: once it rests, what it gives is asked. */
  refresh(): void {
    this.rest.restart(() => void this.evaluate());
  }

  look(record: number): void {
    this.record = record;
    void this.evaluate();
  }

  private know(lines: readonly LineForm[]): void {
    this.facts = new MappingFacts(lines, this.values, this.suggested);
  }

  private async evaluate(): Promise<void> {
    if (this.opened === undefined) return;
    const values = await this.host.maybe<MappingValues>('values', { record: this.record });
    if (values === undefined) return;
    if (values.fields !== this.opened.look.fields) {
      // The source or the target has other fields by now.
      void this.open();
      return;
    }
    this.values = values;
    this.know(this.facts.lines);
    this.host.valued(values);
    void this.suggest();
  }

  private async suggest(): Promise<void> {
    const found = await this.host.maybe<SuggestedLines>('suggest', {});
    if (found === undefined) return;
    this.suggested = found.lines;
    this.know(this.facts.lines);
    this.host.suggested();
  }
}
