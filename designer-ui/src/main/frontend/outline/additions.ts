// Where a node comes in that is added in the outline.

import { positionOf } from '../draft/drawing.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { fromOf, toOf, type EdgeForm } from '../draft/forms.ts';
import { added, fits, GAP, portsOf, type Place } from '../draft/palette.ts';
import type { PaletteEntry, PipelineEdit } from '../draft/wire.ts';
import type { Row } from './rows.ts';

/** Where a new node comes in, and which can. */
export interface Placing {
  readonly place: Place;
  /** The connection that one comes into through which records can pass. */
  readonly between: EdgeForm | undefined;
  readonly entries: readonly PaletteEntry[];
}

/**
 * Behind a node or before it, a new one comes between it and its only neighbour there; at a port, beside what is connected.
 * Where no records leave or enter, it stands by itself.
 */
export function placing(store: Pick<DraftStore, 'shown' | 'kinds' | 'frame' | 'palette'>, side: 'behind' | 'before', row: Row | undefined): Placing {
  const drawing = store.shown();
  const place = placeAt(store, side, row);
  const entries = store.palette().filter((entry) => fits(portsOf(entry.kind, store.kinds()), place));
  if (row === undefined || place.kind === 'at' || place.kind === 'between') {
    return { place, between: undefined, entries };
  }
  const isThere = (edge: EdgeForm) => {
    const end = place.kind === 'behind' ? fromOf(edge) : toOf(edge);
    return end.node === place.end.node && end.port === place.end.port;
  };
  const there = drawing.edges.filter(isThere);
  const isBranch = row.type === 'port' && row.side === 'out';
  return { place, between: there.length === 1 && !isBranch ? there[0] : undefined, entries };
}

function placeAt(store: Pick<DraftStore, 'shown' | 'frame'>, side: 'behind' | 'before', row: Row | undefined): Place {
  if (row === undefined) return { kind: 'at', position: { x: 0, y: 0 } };
  if (row.type === 'port') {
    return { kind: row.side === 'out' ? 'behind' : 'before', end: { node: row.id, port: row.port } };
  }
  const port = side === 'behind' ? row.outputs[0] : row.inputs[0];
  if (port !== undefined) return { kind: side, end: { node: row.id, port } };
  const { x, y } = positionOf(store.shown(), row.id);
  const step = store.frame().width + GAP.x;
  return { kind: 'at', position: { x: side === 'behind' ? x + step : x - step, y } };
}

/** The edit that adds an entry's node there. */
export function addition(store: DraftStore, { place, between }: Placing, entry: PaletteEntry): { readonly edit: PipelineEdit; readonly id: string } {
  const ports = portsOf(entry.kind, store.kinds());
  const passes = ports.inputs.length > 0 && ports.outputs.length > 0;
  const exact: Place = between !== undefined && passes ? { kind: 'between', edge: between } : place;
  return added(entry, exact, store.shown(), store.looks(), ports, store.frame(), store.ids());
}
