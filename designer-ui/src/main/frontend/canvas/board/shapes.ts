// The draft in the words of the canvas library: a box for a node, a line for an edge. What looks as before stays the same
// object, so that it is not painted again.

import type { Connection, Edge, Node } from '@xyflow/react';
import type { Drawing } from '../../draft/drawing.ts';
import { edgeBetween, edgeId, fromOf, toOf, type EdgeForm } from '../../draft/forms.ts';
import { keptList, type Box, type BoxPosition } from '../boxes.ts';

export type BoxNode = Node<{ box: Box }, 'box'>;
export type LineEdge = Edge<{ edge: EdgeForm }, 'line'>;

export function nodesOf(boxes: ReadonlyMap<string, Box>, old: BoxNode[], selected: ReadonlySet<string>, width: number, height: number): BoxNode[] {
  const before = new Map(old.map((node) => [node.id, node]));
  const nodes = [...boxes.values()].map((box): BoxNode => {
    const known = before.get(box.id);
    if (known !== undefined && known.data.box === box) {
      return known;
    }
    const position = known?.dragging ? known.position : { x: box.x, y: box.y };
    return { selected: selected.has(box.id), ...known, id: box.id, type: 'box', position, width, height, data: { box }, ariaLabel: `${box.kindText}: ${box.name}` };
  });
  return keptList(old, nodes);
}

export function edgesOf(
  drawing: Drawing,
  old: LineEdge[],
  running: boolean,
  label: string,
  marks: ReadonlyMap<string, string>,
): LineEdge[] {
  const called = (id: string) => drawing.nodes.get(id)?.name ?? id;
  const before = new Map(old.map((edge) => [edge.id, edge]));
  const edges = drawing.edges.map((edge): LineEdge => {
    const id = edgeId(edge);
    const known = before.get(id);
    const from = fromOf(edge);
    const to = toOf(edge);
    const className = marks.has(id) ? `pw-line-${marks.get(id)}` : '';
    const ariaLabel = label.replace('{0}', called(from.node)).replace('{1}', called(to.node));
    // The library paints a line again for each new object.
    if (known !== undefined && known.className === className && known.animated === running && known.ariaLabel === ariaLabel) {
      return known;
    }
    return { ...known, id, source: from.node, sourceHandle: from.port, target: to.node, targetHandle: to.port, type: 'line', data: { edge }, className, animated: running, ariaLabel };
  });
  return keptList(old, edges);
}

export function placeOf({ id, position }: Pick<BoxNode, 'id' | 'position'>): BoxPosition {
  return { id, x: Math.round(position.x), y: Math.round(position.y) };
}

export function edgeOf({ source, sourceHandle, target, targetHandle }: Connection | LineEdge): EdgeForm {
  return edgeBetween({ node: source, port: sourceHandle ?? 'out' }, { node: target, port: targetHandle ?? 'in' });
}
