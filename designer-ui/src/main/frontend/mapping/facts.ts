// What is known of a mapping at a moment, so arranged that each row that comes into sight finds its part at once.

import type { LineForm } from '../draft/forms.ts';
import type { GivenValue, MappingValues, SuggestedLine } from '../draft/wire.ts';
import { plain, targetOf, type Row } from './tree.ts';

export class MappingFacts {
  readonly lines: readonly LineForm[];

  readonly given: readonly GivenValue[];

  readonly suggested: readonly SuggestedLine[];

  readonly missing: readonly string[];

  private readonly byTarget: ReadonlyMap<string, LineForm>;

  private readonly targets: ReadonlySet<string>;

  private readonly values: MappingValues | undefined;

  private readonly givenTo: ReadonlyMap<string, GivenValue>;

  private readonly suggestedFor: ReadonlyMap<string, SuggestedLine>;

  private readonly read: ReadonlySet<string>;

  private readonly lacking: ReadonlySet<string>;

  constructor(lines: readonly LineForm[] = [], values?: MappingValues, suggested: readonly SuggestedLine[] = []) {
    this.lines = lines;
    this.values = values;
    this.given = values?.targets ?? [];
    this.suggested = suggested;
    this.missing = values?.missing ?? [];
    this.byTarget = new Map(lines.map((line) => [line.target ?? '', line]));
    this.targets = new Set(this.byTarget.keys());
    this.givenTo = new Map(this.given.map((one) => [one.target, one]));
    this.suggestedFor = new Map(suggested.map((one) => [one.target, one]));
    this.read = new Set(this.given.flatMap((one) => one.reads.map(plain)));
    this.lacking = new Set(this.missing);
  }

  /** The target of a row as its line has it, or would have it. */
  nameOf(row: Row): string {
    return targetOf(row, this.targets);
  }

  lineOf(target: string): LineForm | undefined {
    return this.byTarget.get(target);
  }

  givenBy(target: string): GivenValue | undefined {
    return this.givenTo.get(target);
  }

  suggestion(target: string): SuggestedLine | undefined {
    return this.suggestedFor.get(target);
  }

  /** What the record that is looked at has at a field of the source. */
  valueOf(source: string): string {
    return this.values?.sources[plain(source)] ?? '';
  }

  isRead(source: string): boolean {
    return this.read.has(plain(source));
  }

  isMissing(target: string): boolean {
    return this.lacking.has(target);
  }

  suggestions(): ReadonlyMap<string, SuggestedLine> {
    return this.suggestedFor;
  }

  required(): number {
    return this.values?.required ?? 0;
  }
}
