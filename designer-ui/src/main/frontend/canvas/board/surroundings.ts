// What all boxes and lines of the board share.

import { createContext, useContext, type MouseEvent } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import type { Place } from '../../draft/palette.ts';
import type { Texts } from '../texts.ts';

export interface Surroundings {
  readonly store: DraftStore;
  readonly texts: Texts;
  readonly editable: boolean;
  /** Asks what to add at a place, beside where the mouse is. */
  readonly askAt: (place: Place, event: MouseEvent) => void;
}

export const Around = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  return useContext(Around)!;
}
