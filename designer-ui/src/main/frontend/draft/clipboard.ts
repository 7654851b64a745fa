// Nodes as a text that can be put anywhere: into another pipeline, another tab, an e-mail. Pure functions.

import { drawingOf, positionOf, type Drawing } from './drawing.ts';
import { edgeBetween, fromOf, nameOf, toOf, type EdgeForm, type NodeForm, type PositionForm } from './forms.ts';
import type { IdSource } from './ids.ts';
import { GAP, newId, together, unused, type Size } from './palette.ts';
import type { PipelineEdit, TemplateDrawing } from './wire.ts';

interface Copied {
  readonly pipewright: 'nodes';
  readonly nodes: readonly NodeForm[];
  readonly edges: readonly EdgeForm[];
  readonly positions: Readonly<Record<string, PositionForm>>;
}

/** The nodes of these ids with what connects them to each other. */
export function copied(drawing: Drawing, ids: readonly string[]): string {
  const nodes = ids.map((id) => drawing.nodes.get(id)).filter((node) => node !== undefined);
  const isIn = new Set(nodes.map((node) => node.id));
  const text: Copied = {
    pipewright: 'nodes',
    nodes,
    edges: drawing.edges.filter((edge) => isIn.has(fromOf(edge).node) && isIn.has(toOf(edge).node)),
    positions: Object.fromEntries(nodes.map((node) => [node.id, positionOf(drawing, node.id)])),
  };
  return JSON.stringify(text, undefined, 2);
}

/**
 * The edit that puts copied nodes in, under new ids, their upper left corner at a place.
 *
 * @return undefined if the text is none of ours
 */
export function pasted(
  text: string,
  drawing: Drawing,
  at: PositionForm,
  ids: IdSource,
): { readonly edit: PipelineEdit; readonly ids: readonly string[] } | undefined {
  const copy = read(text);
  if (copy === undefined || copy.nodes.length === 0) return undefined;
  const { edits, newIds } = put(copy, drawing, at, ids);
  return { edit: together(edits), ids: newIds };
}

/**
 * The edit that puts all nodes of a template in, at a place or below the boxes that stand there, and the parameters that
 * the drawing does not have yet.
 */
export function inserted(
  template: TemplateDrawing,
  drawing: Drawing,
  at: PositionForm,
  box: Size,
  ids: IdSource,
): { readonly edit: PipelineEdit; readonly ids: readonly string[] } {
  const whole = drawingOf(template.pipeline, template.layout);
  const nodes = [...whole.nodes.values()];
  const copy: Copied = { pipewright: 'nodes', nodes, edges: whole.edges, positions: Object.fromEntries(whole.positions) };
  const known = new Set(drawing.parameters.map(({ name }) => name));
  const missing = whole.parameters.filter(({ name }) => !known.has(name));
  const parameters = missing.map((parameter, index): PipelineEdit => ({ kind: 'addParameter', at: drawing.parameters.length + index, parameter }));
  const { edits, newIds } = put(copy, drawing, freeFor(copy, drawing, at, box), ids);
  return { edit: together([...parameters, ...edits]), ids: newIds };
}

/** The place at which none of the copied boxes lies on one that is there. */
function freeFor(copy: Copied, drawing: Drawing, at: PositionForm, box: Size): PositionForm {
  const left = Math.min(...Object.values(copy.positions).map(({ x }) => x));
  const top = Math.min(...Object.values(copy.positions).map(({ y }) => y));
  const taken = [...drawing.nodes.keys()].map((id) => positionOf(drawing, id));
  const lies = (corner: PositionForm) =>
    Object.values(copy.positions).some(({ x, y }) =>
      taken.some((other) => Math.abs(corner.x + x - left - other.x) < box.width && Math.abs(corner.y + y - top - other.y) < box.height));
  let corner = at;
  while (lies(corner)) corner = { x: corner.x, y: corner.y + box.height + GAP.y };
  return corner;
}

function put(
  copy: Copied,
  drawing: Drawing,
  at: PositionForm,
  ids: IdSource,
): { readonly edits: readonly PipelineEdit[]; readonly newIds: readonly string[] } {
  const places = copy.nodes.map((node) => copy.positions[node.id] ?? { x: 0, y: 0 });
  const left = Math.min(...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y));
  const newIds = new Map<string, string>();
  const edits: PipelineEdit[] = [];
  let grown = drawing;
  copy.nodes.forEach((node, index) => {
    const id = newId(node.kind, grown, ids);
    const put = { ...node, id, name: unused(nameOf(node), grown) };
    newIds.set(node.id, id);
    grown = { ...grown, nodes: new Map(grown.nodes).set(id, put) };
    const place = places[index]!;
    edits.push({ kind: 'addNode', node: put, position: { x: at.x + place.x - left, y: at.y + place.y - top } });
  });
  copy.edges.forEach((edge) => {
    const from = newIds.get(fromOf(edge).node);
    const to = newIds.get(toOf(edge).node);
    if (from !== undefined && to !== undefined) {
      edits.push({ kind: 'addEdge', edge: edgeBetween({ ...fromOf(edge), node: from }, { ...toOf(edge), node: to }) });
    }
  });
  return { edits, newIds: [...newIds.values()] };
}

function read(text: string): Copied | undefined {
  try {
    const value = JSON.parse(text) as Partial<Copied> | null;
    const isOurs = value?.pipewright === 'nodes' && Array.isArray(value.nodes) && value.nodes.every(isNode);
    return isOurs ? { edges: [], positions: {}, ...value } as Copied : undefined;
  } catch {
    return undefined;
  }
}

function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as NodeForm).id === 'string' && typeof (value as NodeForm).kind === 'string';
}
