// What can be put into a draft, how it is found, and what becomes of it there. Pure functions.

import { positionOf, type Drawing } from './drawing.ts';
import { edgeBetween, fromOf, nameOf, toOf, type EdgeForm, type End, type NodeForm, type PositionForm } from './forms.ts';
import type { IdSource } from './ids.ts';
import type { KindLook, NodeLook, PaletteEntry, PipelineEdit } from './wire.ts';

/** How far apart boxes stand that are put beside each other, in canvas pixels. */
export const GAP = { x: 80, y: 44 };

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Section {
  readonly name: string;
  readonly entries: readonly PaletteEntry[];
}

/** The entries whose words all begin so, or that have them; those whose title begins so come first. */
export function found(entries: readonly PaletteEntry[], search: string): readonly PaletteEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const hits = entries.filter((entry) => {
    const text = `${entry.title} ${entry.detail} ${entry.words} ${entry.section}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? '';
  const begins = (entry: PaletteEntry) => entry.title.toLowerCase().startsWith(first);
  return [...hits.filter(begins), ...hits.filter((entry) => !begins(entry))];
}

export function sectionsOf(entries: readonly PaletteEntry[]): readonly Section[] {
  const sections = new Map<string, PaletteEntry[]>();
  entries.forEach((entry) => sections.set(entry.section, [...(sections.get(entry.section) ?? []), entry]));
  return [...sections].map(([name, own]) => ({ name, entries: own }));
}

/** Where a new node comes in. */
export type Place =
  | { readonly kind: 'at'; readonly position: PositionForm }
  | { readonly kind: 'behind'; readonly end: End; readonly position?: PositionForm }
  | { readonly kind: 'before'; readonly end: End; readonly position?: PositionForm }
  | { readonly kind: 'between'; readonly edge: EdgeForm };

export interface Ports {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** True if the entry's node can come in there: one that takes no records can not stand behind another. */
export function fits(ports: Ports, place: Place): boolean {
  switch (place.kind) {
    case 'at':
      return true;
    case 'behind':
      return ports.inputs.length > 0;
    case 'before':
      return ports.outputs.length > 0;
    case 'between':
      return ports.inputs.length > 0 && ports.outputs.length > 0;
  }
}

/** The edit that puts an entry's node into the drawing, with its connections; one step to take back. */
export function added(
  entry: PaletteEntry,
  place: Place,
  drawing: Drawing,
  looks: ReadonlyMap<string, NodeLook>,
  ports: Ports,
  box: Size,
  ids: IdSource,
): { readonly edit: PipelineEdit; readonly id: string } {
  const id = newId(entry.kind, drawing, ids);
  const position = free(drawing, placeOf(place, drawing, box), box);
  const name = unused(entry.name.replace('{0}', subjectAt(place, drawing, looks) || entry.subject), drawing);
  const node = { ...(entry.node as unknown as NodeForm), id, name };
  const edits: PipelineEdit[] = [{ kind: 'addNode', node, position }];
  if (place.kind === 'between') {
    edits.push({ kind: 'removeEdge', edge: place.edge });
  }
  const input = ports.inputs[0];
  const output = ports.outputs[0];
  const from = place.kind === 'behind' ? place.end : place.kind === 'between' ? fromOf(place.edge) : undefined;
  const to = place.kind === 'before' ? place.end : place.kind === 'between' ? toOf(place.edge) : undefined;
  if (from !== undefined && input !== undefined) {
    edits.push({ kind: 'addEdge', edge: edgeBetween(from, { node: id, port: input }) });
  }
  if (to !== undefined && output !== undefined) {
    edits.push({ kind: 'addEdge', edge: edgeBetween({ node: id, port: output }, to) });
  }
  return { edit: together(edits), id };
}

/** Several edits that are done and taken back as one. */
export function together(edits: readonly PipelineEdit[]): PipelineEdit {
  return edits.length === 1 ? edits[0]! : { kind: 'several', edits };
}

export function newId(kind: string, drawing: Drawing, ids: IdSource): string {
  let id = ids(kind);
  while (drawing.nodes.has(id)) id = ids(kind);
  return id;
}

/** A name that no other node has: a number is put behind one that is taken. */
export function unused(name: string, drawing: Drawing): string {
  const names = new Set([...drawing.nodes.values()].map(nameOf));
  if (!names.has(name)) return name;
  let number = 2;
  while (names.has(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}

export function portsOf(kind: string, kinds: ReadonlyMap<string, KindLook>): Ports {
  return kinds.get(kind) ?? { inputs: [], outputs: [] };
}

/** What the records are called that arrive where the node comes in; empty if no source before it says. */
function subjectAt(place: Place, drawing: Drawing, looks: ReadonlyMap<string, NodeLook>): string {
  const start = place.kind === 'behind' ? place.end.node : place.kind === 'between' ? fromOf(place.edge).node : '';
  const seen = new Set<string>();
  let before = start === '' ? [] : [start];
  while (before.length > 0) {
    const subject = before.map((id) => looks.get(id)?.subject ?? '').find((text) => text !== '');
    if (subject !== undefined) return subject;
    before.forEach((id) => seen.add(id));
    const here = before;
    before = drawing.edges
      .filter((edge) => here.includes(toOf(edge).node))
      .map((edge) => fromOf(edge).node)
      .filter((id) => !seen.has(id));
  }
  return '';
}

function placeOf(place: Place, drawing: Drawing, box: Size): PositionForm {
  switch (place.kind) {
    case 'at':
      return place.position;
    case 'behind':
      return place.position ?? beside(positionOf(drawing, place.end.node), box.width + GAP.x);
    case 'before':
      return place.position ?? beside(positionOf(drawing, place.end.node), -box.width - GAP.x);
    case 'between': {
      const from = positionOf(drawing, fromOf(place.edge).node);
      const to = positionOf(drawing, toOf(place.edge).node);
      return { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
    }
  }
}

function beside({ x, y }: PositionForm, distance: number): PositionForm {
  return { x: x + distance, y };
}

/** A place where no other box stands: the wanted one, or the next below. */
export function free(drawing: Drawing, wanted: PositionForm, box: Size): PositionForm {
  const taken = [...drawing.nodes.keys()].map((id) => positionOf(drawing, id));
  const isFree = (place: PositionForm) =>
    taken.every((other) => Math.abs(other.x - place.x) >= box.width || Math.abs(other.y - place.y) >= box.height);
  let place = { x: snapped(wanted.x), y: snapped(wanted.y) };
  while (!isFree(place)) place = { x: place.x, y: place.y + box.height + GAP.y };
  return place;
}

/** Boxes stand on a grid of four pixels. */
export function snapped(length: number): number {
  return Math.round(length / 4) * 4;
}
