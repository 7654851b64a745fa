// From where the preview begins, where it stops, and how it goes on.

import type { PreviewAnswer, Stop } from '../draft/wire.ts';
import type { Coming, PreviewCommand } from './commands.ts';
import { ANY, PAUSES, type PausePoint } from './pauses.ts';

/** What a person asks of it, by a button beside the records or from elsewhere. */
export type CourseCommand = PreviewCommand | 'runPauses' | 'readAll';

export interface CourseHost {
  /** The node whose records are shown; empty if there is none. */
  readonly node: () => string;
  /** Asks for the records of the node. */
  readonly ask: () => void;
  /** Runs until records meet the conditions. */
  readonly pause: (points: readonly PausePoint[]) => void;
  readonly goOn: (step: string) => void;
  /** Told when what has stopped is left. */
  readonly left: () => void;
  /** The condition of a point is to be written. */
  readonly write: (point: PausePoint) => void;
}

export class Course {
  private readonly host: CourseHost;

  private begun = '';

  private hasStopped = false;

  /** The edge by which records come to the node, if a person has selected one. */
  coming: Coming = ANY;

  constructor(host: CourseHost) {
    this.host = host;
  }

  /** The node that it begins from; empty to read all. */
  from(): string {
    return this.begun;
  }

  isStopped(): boolean {
    return this.hasStopped;
  }

  run(command: CourseCommand): void {
    const node = this.host.node();
    if (node === '') return;
    switch (command) {
      case 'runTo':
      case 'goStop':
        this.leave();
        return this.host.ask();
      case 'runFrom':
        this.leave();
        this.begun = node;
        return this.host.ask();
      case 'readAll':
        return this.anew();
      case 'pauseAt': {
        const point = { node, ...this.coming, condition: '' };
        if (!PAUSES.has(point)) PAUSES.put(point);
        return this.host.write(point);
      }
      case 'runPauses':
        this.leave();
        return this.begin();
      default:
        if (this.hasStopped) return this.host.goOn({ goOn: 'on', goNext: 'next', goEnd: 'end' }[command]);
        return command === 'goOn' ? this.begin() : undefined;
    }
  }

  /** Reads all again. */
  anew(): void {
    this.leave();
    this.begun = '';
    this.host.ask();
  }

  leave(): void {
    if (!this.hasStopped) return;
    this.hasStopped = false;
    PAUSES.stop('');
    this.host.left();
  }

  /** @return where it has stopped; undefined if it has come to its end */
  stopAt(answer: PreviewAnswer): Stop | undefined {
    const [stop] = answer.paused;
    this.hasStopped = stop !== undefined;
    PAUSES.stop(stop?.node ?? '');
    return stop;
  }

  private begin(): void {
    const points = PAUSES.set();
    const [first] = PAUSES.all();
    if (points.length > 0) this.host.pause(points);
    else if (first !== undefined) this.host.write(first);
  }
}
