// What is chosen or dragged out of the palette comes in where it fits.

import { useSyncExternalStore, type DragEvent } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import { fits, portsOf, type Place } from '../../draft/palette.ts';
import type { PaletteEntry } from '../../draft/wire.ts';
import type { Actions } from '../actions.ts';
import { edgeOf } from './shapes.ts';
import type { Drawn } from './use-drawn.ts';
import type { Places } from './use-places.ts';

/** What is dragged out of the palette. */
export const ENTRY = 'application/x-pipewright-entry';

export interface Adding {
  /**
   * Adds the entry of this number at a place, or where the person is if none is told; in the middle if it does not fit there.
   *
   * @return the new node; empty for a template, whose nodes are asked for first
   */
  readonly add: (number: string, place: Place | undefined) => string;
  readonly onDrop: (event: DragEvent) => void;
}

export function useAdding(store: DraftStore, actions: Actions, { edges }: Drawn, places: Places): Adding {
  const kinds = useSyncExternalStore(store.subscribe, store.kinds);
  const entries = useSyncExternalStore(store.subscribe, store.palette);
  const fitsIn = (entry: PaletteEntry, place: Place) => fits(portsOf(entry.kind, kinds), place);

  const add = (number: string, asked: Place | undefined): string => {
    const place = asked ?? places.here();
    const entry = entries[Number(number)]!;
    return actions.add(entry, fitsIn(entry, place) ? place : places.middle());
  };

  const onDrop = (event: DragEvent) => {
    const entry = entries[Number(event.dataTransfer.getData(ENTRY))];
    if (entry === undefined || event.dataTransfer.getData(ENTRY) === '') return;
    event.preventDefault();
    const line = edges.find((one) => one.id === lineUnder(event));
    const between: Place | undefined = line === undefined ? undefined : { kind: 'between', edge: edgeOf(line) };
    actions.add(entry, between !== undefined && fitsIn(entry, between) ? between : places.at(event));
  };
  return { add, onDrop };
}

function lineUnder(event: DragEvent): string | undefined {
  return document.elementsFromPoint(event.clientX, event.clientY).map((element) => element.closest<HTMLElement>('.react-flow__edge')?.dataset['id']).find((id) => id !== undefined);
}
