// Boxes on their way by arrow keys. Many strokes are one proposal: it is made when the keys have rested, or as soon as
// the person turns to something else.

import { browserLater, Rest, type Later } from '../look/later.ts';
import type { BoxPosition } from './boxes.ts';

/** How long arrow keys rest before the new position is proposed, in milliseconds. */
export const REST = 400;

export class Nudge {
  private places: readonly BoxPosition[] = [];

  private readonly propose: (places: readonly BoxPosition[]) => void;

  private readonly rest: Rest;

  constructor(propose: (places: readonly BoxPosition[]) => void, later: Later = browserLater) {
    this.propose = propose;
    this.rest = new Rest(later, REST);
  }

  /** Where the boxes of these ids stand now; others that were under way are proposed first. */
  to(places: readonly BoxPosition[]): void {
    if (this.places.length > 0 && idsOf(this.places) !== idsOf(places)) {
      this.flush();
    }
    this.places = places;
    this.rest.restart(() => this.flush());
  }

  flush(): void {
    this.rest.stop();
    const places = this.places;
    this.places = [];
    if (places.length > 0) {
      this.propose(places);
    }
  }
}

function idsOf(places: readonly BoxPosition[]): string {
  return places.map((place) => place.id).sort().join(' ');
}
