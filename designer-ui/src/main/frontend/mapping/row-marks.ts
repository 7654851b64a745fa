// What rows show beside their names, and how they and the lines are marked: what is read, mapped, missing or faulty, and
// what is lit up because a person points at it or has gone to it.

import { touches, type Reads } from './connections.ts';
import type { MappingFacts } from './facts.ts';
import type { MappingTexts } from './texts.ts';
import type { Row, Shown } from './tree.ts';
import type { RowParts } from './tree-rows.ts';

export interface MarksHost {
  facts(): MappingFacts;
  texts(): MappingTexts;
  /** The row of the target that the person has gone to, if there is one. */
  active(): Row | undefined;
  /** A row of the target, if there is one of the path. */
  target(path: string): Row | undefined;
}

interface Lit {
  readonly side: 'source' | 'target';
  readonly path: string;
}

export class RowMarks {
  private readonly host: MarksHost;

  private hovered: Lit | undefined;

  private aimed: string | undefined;

  constructor(host: MarksHost) {
    this.host = host;
  }

  /** A person points at a row, or at none; tells whether that is another one. */
  hover(side: 'source' | 'target', path: string | undefined): boolean {
    const hovered = path === undefined ? undefined : { side, path };
    if (hovered?.path === this.hovered?.path && hovered?.side === this.hovered?.side) return false;
    this.hovered = hovered;
    return true;
  }

  /** A line that is dragged would end at a row, or at none; tells whether that is another one. */
  aim(target: string | undefined): boolean {
    if (target === this.aimed) return false;
    this.aimed = target;
    return true;
  }

  fillSource(parts: RowParts, { row }: Shown): void {
    parts.value.textContent = this.host.facts().valueOf(row.path);
    parts.row.classList.toggle('pw-map-hot', this.isHotSource(row.path));
    parts.row.classList.toggle('pw-map-read', this.host.facts().isRead(row.path));
  }

  fillTarget(parts: RowParts, { row, hasFields }: Shown): void {
    const facts = this.host.facts();
    const target = facts.nameOf(row);
    const line = facts.lineOf(target);
    const given = facts.givenBy(target);
    const suggested = line === undefined ? facts.suggestion(target) : undefined;
    const isMissing = facts.isMissing(row.path);
    parts.name.textContent = row.required ? `${row.name} *` : row.name;
    parts.value.textContent = given === undefined ? (suggested?.expression ?? (isMissing ? (this.host.texts()['required'] ?? '') : '')) : given.fault || given.remark || given.value;
    parts.row.classList.toggle('pw-map-mapped', line !== undefined);
    parts.row.classList.toggle('pw-map-suggest', suggested !== undefined);
    parts.row.classList.toggle('pw-map-missing', isMissing);
    parts.row.classList.toggle('pw-map-faulty', given !== undefined && given.fault !== '');
    parts.row.classList.toggle('pw-map-doubtful', given !== undefined && given.remark !== '');
    parts.row.classList.toggle('pw-map-hot', this.isHotTarget(row.path) || row.path === this.aimed);
    parts.row.classList.toggle('pw-map-parent', hasFields);
  }

  /** The lines that are lit up. */
  hotLines(): readonly Reads[] {
    const lit = this.lit();
    if (lit.side === 'target') {
      const given = this.givenTo(lit.path);
      return given === undefined ? [] : [given];
    }
    return this.host.facts().given.filter((one) => one.reads.some((read) => read !== '$' && touches(read, lit.path)));
  }

  /** What is pointed at; without a pointer, the target that the person has gone to. */
  private lit(): Lit {
    return this.hovered ?? { side: 'target', path: this.host.active()?.path ?? '' };
  }

  private isHotSource(path: string): boolean {
    const lit = this.lit();
    if (lit.side === 'source') return lit.path === path;
    return (this.givenTo(lit.path)?.reads ?? []).some((read) => touches(read, path));
  }

  private isHotTarget(path: string): boolean {
    const hovered = this.hovered;
    if (hovered === undefined) return false;
    return hovered.side === 'target' ? hovered.path === path : (this.givenTo(path)?.reads ?? []).some((read) => read !== '$' && touches(read, hovered.path));
  }

  private givenTo(path: string): Reads | undefined {
    const row = this.host.target(path);
    const facts = this.host.facts();
    return facts.givenBy(row === undefined ? path : facts.nameOf(row));
  }
}
