// What the outline shows of a draft. Pure functions.

import type { Drawing } from '../draft/drawing.ts';
import { fromOf, nameOf, toOf, type EdgeForm, type End, type NodeForm } from '../draft/forms.ts';
import type { KindLook, NodeLook, NodeMark } from '../draft/wire.ts';
import { inOrder } from './order.ts';

export interface NodeRow {
  readonly type: 'node';
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly kindText: string;
  readonly colour: string;
  readonly detail: string;
  readonly disabled: boolean;
  readonly mark: NodeMark | undefined;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly open: boolean;
}

/** A place where records enter or leave a node, with the other ends of what is connected there. */
export interface PortRow {
  readonly type: 'port';
  readonly key: string;
  readonly id: string;
  readonly port: string;
  readonly side: 'in' | 'out';
  readonly links: readonly Link[];
  readonly onlyOne: boolean;
}

export interface Link {
  readonly node: string;
  readonly name: string;
  readonly edge: EdgeForm;
}

export type Row = NodeRow | PortRow;

export type Filter = 'all' | 'invalid' | 'disabled' | 'unconnected';

export interface Shown {
  readonly drawing: Drawing;
  readonly looks: ReadonlyMap<string, NodeLook>;
  readonly kinds: ReadonlyMap<string, KindLook>;
  readonly marks: ReadonlyMap<string, NodeMark>;
}

/** All nodes as rows, in the order of the flow. */
export function nodeRows({ drawing, looks, kinds, marks }: Shown, open: ReadonlySet<string>): readonly NodeRow[] {
  return inOrder(drawing).map((id) => {
    const node = drawing.nodes.get(id)!;
    const kind = kinds.get(node.kind);
    const look = looks.get(id);
    return {
      type: 'node',
      key: id,
      id,
      name: nameOf(node),
      kind: node.kind,
      kindText: kind?.text ?? '',
      colour: kind?.colour ?? '',
      detail: look?.detail ?? '',
      disabled: node.disabled ?? false,
      mark: marks.get(id),
      inputs: look?.inputs ?? kind?.inputs ?? [],
      outputs: look?.outputs ?? kind?.outputs ?? [],
      open: open.has(id),
    };
  });
}

/** The rows that pass a filter and have all words of a search, each with its ports below it if it is open. */
export function rowsOf(drawing: Drawing, nodes: readonly NodeRow[], filter: Filter, search: string): readonly Row[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const into = byNode(drawing.edges, toOf);
  const from = byNode(drawing.edges, fromOf);
  return nodes
    .filter((row) => passes(row, filter, into.get(row.id) ?? [], from.get(row.id) ?? []) && words.every((word) => textOf(row).includes(word)))
    .flatMap((row) => [row, ...(row.open ? portRows(drawing, row, into.get(row.id) ?? [], from.get(row.id) ?? []) : [])]);
}

/** How many nodes each filter lets through. */
export function counts(drawing: Drawing, nodes: readonly NodeRow[]): Readonly<Record<Filter, number>> {
  const into = byNode(drawing.edges, toOf);
  const from = byNode(drawing.edges, fromOf);
  const count = (filter: Filter) => nodes.filter((row) => passes(row, filter, into.get(row.id) ?? [], from.get(row.id) ?? [])).length;
  return { all: nodes.length, invalid: count('invalid'), disabled: count('disabled'), unconnected: count('unconnected') };
}

function byNode(edges: readonly EdgeForm[], end: (edge: EdgeForm) => End): ReadonlyMap<string, readonly EdgeForm[]> {
  const found = new Map<string, EdgeForm[]>();
  edges.forEach((edge) => {
    const { node } = end(edge);
    const known = found.get(node);
    if (known === undefined) found.set(node, [edge]);
    else known.push(edge);
  });
  return found;
}

function passes(row: NodeRow, filter: Filter, into: readonly EdgeForm[], from: readonly EdgeForm[]): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'invalid':
      return row.mark !== undefined;
    case 'disabled':
      return row.disabled;
    case 'unconnected':
      return (
        row.inputs.some((port) => !into.some((edge) => toOf(edge).port === port)) ||
        row.outputs.some((port) => !from.some((edge) => fromOf(edge).port === port))
      );
  }
}

function textOf(row: NodeRow): string {
  return `${row.name} ${row.kindText} ${row.detail}`.toLowerCase();
}

function portRows(drawing: Drawing, row: NodeRow, into: readonly EdgeForm[], from: readonly EdgeForm[]): readonly PortRow[] {
  const link = (edge: EdgeForm, node: string): Link => ({ node, edge, name: nameOf(drawing.nodes.get(node) ?? ({} as NodeForm)) });
  // A port that is gone, as a branch of a route, still shows what is connected there: it can be taken away.
  const inputs = withGone(row.inputs, into.map((edge) => toOf(edge).port));
  const outputs = withGone(row.outputs, from.map((edge) => fromOf(edge).port));
  return [
    ...inputs.map((port): PortRow => ({
      type: 'port',
      key: `${row.id} in ${port}`,
      id: row.id,
      port,
      side: 'in',
      links: into.filter((edge) => toOf(edge).port === port).map((edge) => link(edge, fromOf(edge).node)),
      onlyOne: inputs.length === 1,
    })),
    ...outputs.map((port): PortRow => ({
      type: 'port',
      key: `${row.id} out ${port}`,
      id: row.id,
      port,
      side: 'out',
      links: from.filter((edge) => fromOf(edge).port === port).map((edge) => link(edge, toOf(edge).node)),
      onlyOne: outputs.length === 1,
    })),
  ];
}

function withGone(ports: readonly string[], used: readonly string[]): readonly string[] {
  return [...new Set([...ports, ...used])];
}

/** The row that typed letters lead to: the next behind a row whose name begins so, or the row itself if it still does. */
export function typedTo(rows: readonly Row[], from: number, typed: string): number {
  const text = typed.toLowerCase();
  const start = typed.length > 1 ? from : from + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const at = (start + step) % rows.length;
    const row = rows[at]!;
    if (row.type === 'node' && row.name.toLowerCase().startsWith(text)) return at;
  }
  return -1;
}
