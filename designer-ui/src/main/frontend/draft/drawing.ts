// A draft as the browser holds it: what the server confirmed, with this browser's unconfirmed proposals on top.
// Pure functions; a drawing is never changed, only replaced, and what an edit does not touch stays the same object.
// `EditsTest` on the server's side and `drawing.test.ts` run the same cases.

import { edgeId, fromOf, toOf, type EdgeForm, type GroupForm, type LayoutForm, type LineForm, type NodeForm, type ParameterForm, type PipelineForm, type PositionForm } from './forms.ts';
import type { PipelineEdit } from './wire.ts';

export interface Drawing {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly ParameterForm[];
  readonly nodes: ReadonlyMap<string, NodeForm>;
  readonly edges: readonly EdgeForm[];
  readonly positions: ReadonlyMap<string, PositionForm>;
  readonly groups: readonly GroupForm[];
}

export const EMPTY: Drawing = { name: '', description: '', parameters: [], nodes: new Map(), edges: [], positions: new Map(), groups: [] };

const ORIGIN: PositionForm = { x: 0, y: 0 };

export function drawingOf(pipeline: PipelineForm, layout: LayoutForm): Drawing {
  return {
    name: pipeline.name ?? '',
    description: pipeline.description ?? '',
    parameters: pipeline.parameters ?? [],
    nodes: new Map((pipeline.nodes ?? []).map((node) => [node.id, node])),
    edges: pipeline.edges ?? [],
    positions: new Map(Object.entries(layout.positions ?? {})),
    groups: layout.groups ?? [],
  };
}

export function positionOf(drawing: Drawing, id: string): PositionForm {
  return drawing.positions.get(id) ?? ORIGIN;
}

/** The drawing after an edit. One that does not fit changes nothing: the server refuses it, and says why. */
export function applied(drawing: Drawing, edit: PipelineEdit): Drawing {
  switch (edit.kind) {
    case 'addNode':
      return {
        ...drawing,
        nodes: new Map(drawing.nodes).set(edit.node.id, edit.node),
        positions: new Map(drawing.positions).set(edit.node.id, edit.position),
      };
    case 'removeNode':
      return withoutNode(drawing, edit.node);
    case 'renameNode':
      return withNode(drawing, edit.node, (node) => withField(node, 'name', edit.name));
    case 'setDisabled':
      return withNode(drawing, edit.node, (node) => withField(node, 'disabled', edit.disabled));
    case 'changeField':
      return withNode(drawing, edit.node, (node) => withPath(node, edit.field ?? '', edit.value));
    case 'replaceNode':
      return withNode(drawing, edit.node.id, () => edit.node);
    case 'addEdge':
      return withEdge(drawing, edit.edge);
    case 'removeEdge':
      return { ...drawing, edges: drawing.edges.filter((edge) => edgeId(edge) !== edgeId(edit.edge)) };
    case 'moveNodes':
      return { ...drawing, positions: new Map([...drawing.positions, ...placesIn(drawing, edit.positions ?? {})]) };
    case 'addMappingLine':
      return withLines(drawing, edit.node, (lines) => inserted(lines, edit.at, edit.line));
    case 'setMappingLine':
      return withLines(drawing, edit.node, (lines) => replaced(lines, isLine(edit.target), edit.line));
    case 'removeMappingLine':
      return withLines(drawing, edit.node, (lines) => lines.filter((line) => !isLine(edit.target)(line)));
    case 'moveMappingLine':
      return withLines(drawing, edit.node, (lines) => moved(lines, isLine(edit.target), edit.at));
    case 'addParameter':
      return { ...drawing, parameters: inserted(drawing.parameters, edit.at, edit.parameter) };
    case 'setParameter':
      return { ...drawing, parameters: replaced(drawing.parameters, (one) => one.name === edit.name, edit.parameter) };
    case 'removeParameter':
      return { ...drawing, parameters: drawing.parameters.filter((one) => one.name !== edit.name) };
    case 'renamePipeline':
      return { ...drawing, name: edit.name ?? '' };
    case 'describePipeline':
      return { ...drawing, description: edit.description ?? '' };
    case 'putGroup':
      return { ...drawing, groups: [...drawing.groups.filter((group) => group.id !== edit.group.id), edit.group] };
    case 'removeGroup':
      return { ...drawing, groups: drawing.groups.filter((group) => group.id !== edit.group) };
    case 'several':
      return (edit.edits ?? []).reduce(applied, drawing);
  }
}

/** A node with another value in a field, as in `condition` or `settings.query`; an empty value leaves the field out. */
export function withPath(node: NodeForm, path: string, value: unknown): NodeForm {
  const dot = path.indexOf('.');
  if (dot < 0) {
    return withField(node, path, value);
  }
  const outer = path.slice(0, dot);
  const { [path.slice(dot + 1)]: _, ...others } = (node[outer] ?? {}) as Record<string, unknown>;
  return withField(node, outer, value === undefined || value === null ? others : { ...others, [path.slice(dot + 1)]: value });
}

function withField(node: NodeForm, field: string, value: unknown): NodeForm {
  const { [field]: _, ...others } = node;
  return (isEmpty(value) ? others : { ...others, [field]: value }) as NodeForm;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false || (typeof value === 'object' && Object.keys(value).length === 0);
}

function withNode(drawing: Drawing, id: string, change: (node: NodeForm) => NodeForm): Drawing {
  const node = drawing.nodes.get(id);
  return node === undefined ? drawing : { ...drawing, nodes: new Map(drawing.nodes).set(id, change(node)) };
}

function withoutNode(drawing: Drawing, id: string): Drawing {
  const without = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([key]) => key !== id));
  return {
    ...drawing,
    nodes: without(drawing.nodes),
    positions: without(drawing.positions),
    edges: drawing.edges.filter((edge) => fromOf(edge).node !== id && toOf(edge).node !== id),
    groups: drawing.groups.map((group) => (group.nodes?.includes(id) ? { ...group, nodes: group.nodes.filter((one) => one !== id) } : group)),
  };
}

function withEdge(drawing: Drawing, edge: EdgeForm): Drawing {
  const fits = drawing.nodes.has(fromOf(edge).node) && drawing.nodes.has(toOf(edge).node);
  return !fits || drawing.edges.some((one) => edgeId(one) === edgeId(edge)) ? drawing : { ...drawing, edges: [...drawing.edges, edge] };
}

function placesIn(drawing: Drawing, positions: Readonly<Record<string, PositionForm>>): readonly [string, PositionForm][] {
  return Object.entries(positions).filter(([id]) => drawing.nodes.has(id));
}

function withLines(drawing: Drawing, id: string, change: (lines: readonly LineForm[]) => readonly LineForm[]): Drawing {
  return withNode(drawing, id, (node) => withField(node, 'lines', change((node['lines'] ?? []) as readonly LineForm[])));
}

function isLine(target: string | undefined): (line: LineForm) => boolean {
  return (line) => (line.target ?? '') === (target ?? '');
}

function inserted<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

function replaced<T>(list: readonly T[], isIt: (item: T) => boolean, item: T): readonly T[] {
  const at = list.findIndex(isIt);
  return at < 0 ? list : list.with(at, item);
}

function moved<T>(list: readonly T[], isIt: (item: T) => boolean, to: number): readonly T[] {
  const item = list.find(isIt);
  return item === undefined ? list : inserted(list.filter((one) => one !== item), to, item);
}
