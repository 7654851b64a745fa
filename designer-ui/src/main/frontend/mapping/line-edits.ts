// What a person does to the lines of a mapping, as edits of the page's draft.

import { DESK } from '../draft/desk.ts';
import type { MappingEdits, PipelineEdit } from '../draft/wire.ts';
import type { MappingFacts } from './facts.ts';

export interface EditsHost {
  /** Asks the server; what fails is told, and gives nothing. */
  maybe<T>(question: string, body: unknown): Promise<T | undefined>;
  facts(): MappingFacts;
  /** The id of the node whose mapping it is. */
  node(): string;
  /** A line was drawn. */
  drawn(source: string, target: string): void;
  /** A line was removed. */
  removed(): void;
}

export class LineEdits {
  private readonly host: EditsHost;

  constructor(host: EditsHost) {
    this.host = host;
  }

  /** Draws a line from a field of the source to a target. */
  async connect(source: string, target: string): Promise<void> {
    const drawn = await this.host.maybe<MappingEdits>('draw', { source, target });
    if (drawn === undefined) return;
    this.propose(drawn.edits);
    this.host.drawn(source, target);
  }

  /** Proposes the edits that the server answers with. */
  async ask(question: string, body: unknown): Promise<void> {
    const edits = await this.host.maybe<MappingEdits>(question, body);
    if (edits !== undefined) this.propose(edits.edits);
  }

  propose(edits: readonly PipelineEdit[]): void {
    edits.forEach((edit) => void DESK.draft()?.propose(edit));
  }

  /** Puts an expression on a target, which may have no line yet. */
  put(target: string, expression: string): void {
    const node = this.host.node();
    const { lines } = this.host.facts();
    const line = { target, expression };
    this.propose([this.host.facts().lineOf(target) === undefined ? { kind: 'addMappingLine', node, at: lines.length, line } : { kind: 'setMappingLine', node, target, line }]);
  }

  remove(target: string): void {
    if (this.host.facts().lineOf(target) === undefined) return;
    this.propose([{ kind: 'removeMappingLine', node: this.host.node(), target }]);
    this.host.removed();
  }

  /** Moves a line by so many places among its neighbours. */
  move(target: string, by: number): void {
    const { lines } = this.host.facts();
    const at = lines.findIndex((line) => line.target === target) + by;
    if (at >= 0 && at < lines.length) this.propose([{ kind: 'moveMappingLine', node: this.host.node(), target, at }]);
  }

  accept(target: string): void {
    void this.ask('accept', { targets: [target] });
  }
}
