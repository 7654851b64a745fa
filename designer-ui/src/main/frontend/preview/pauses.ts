// Where the preview stops, and on which condition. The browser keeps it for each person and pipeline; it is never part of
// the pipeline.

import type { Coming } from './commands.ts';

export interface PausePoint extends Coming {
  readonly node: string;
  readonly condition: string;
}

export interface Keeping {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'pipewright.pauses.';

/** All that comes to a node. */
export const ANY: Coming = { from: '', fromPort: '', toPort: '' };

export class Pauses {
  private readonly keeping: () => Keeping;

  private owner = '';

  private points: readonly PausePoint[] = [];

  private stoppedAt = '';

  private readonly listeners = new Set<() => void>();

  constructor(keeping: () => Keeping) {
    this.keeping = keeping;
  }

  /** @param owner the person and the pipeline */
  open(owner: string): void {
    this.owner = owner;
    this.points = kept(this.keeping, owner);
    this.stoppedAt = '';
    this.tell();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  all(): readonly PausePoint[] {
    return this.points;
  }

  /** Those with a condition. */
  set(): readonly PausePoint[] {
    return this.points.filter(({ condition }) => condition.trim() !== '');
  }

  /** Puts a point in, or changes the condition of one that is there. */
  put(point: PausePoint): void {
    const at = this.points.findIndex((one) => isSame(one, point));
    this.keep(at < 0 ? [...this.points, point] : this.points.with(at, point));
  }

  remove(point: PausePoint): void {
    this.keep(this.points.filter((one) => !isSame(one, point)));
  }

  has(point: PausePoint): boolean {
    return this.points.some((one) => isSame(one, point));
  }

  /** @param node where it has stopped; empty if it has not */
  stop(node: string): void {
    this.stoppedAt = node;
    this.tell();
  }

  /** What the drawing shows at a node. */
  mark(node: string): '' | 'set' | 'stopped' {
    if (this.stoppedAt === node) return 'stopped';
    return this.points.some((point) => point.node === node) ? 'set' : '';
  }

  private keep(points: readonly PausePoint[]): void {
    this.points = points;
    try {
      this.keeping().setItem(KEY + this.owner, JSON.stringify(points));
    } catch {
      // It keeps nothing: they last as long as the page.
    }
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

export const PAUSES = new Pauses(() => window.localStorage);

export function isSame(one: PausePoint, other: PausePoint): boolean {
  return one.node === other.node && one.from === other.from && one.fromPort === other.fromPort && one.toPort === other.toPort;
}

function kept(keeping: () => Keeping, owner: string): readonly PausePoint[] {
  try {
    const points = JSON.parse(keeping().getItem(KEY + owner) ?? '[]') as readonly Partial<PausePoint>[];
    return points
      .filter(({ node }) => typeof node === 'string')
      .map(({ node, from, fromPort, toPort, condition }) => ({ node: node!, from: from ?? '', fromPort: fromPort ?? '', toPort: toPort ?? '', condition: condition ?? '' }));
  } catch {
    return [];
  }
}
