import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf, type Drawing } from '../../../main/frontend/draft/drawing.ts';
import { inOrder } from '../../../main/frontend/outline/order.ts';

/** A drawing of nodes that stand below each other in the order of their names here. */
export function drawn(nodes: readonly string[], edges: readonly string[], kindOf: (id: string) => string = () => 'map'): Drawing {
  return drawingOf(
    {
      nodes: nodes.map((id) => ({ id, kind: kindOf(id), name: id.toUpperCase() })),
      edges: edges.map((edge) => ({ from: edge.split(' ')[0]!, to: edge.split(' ')[1]! })),
    },
    { positions: Object.fromEntries(nodes.map((id, at) => [id, { x: 0, y: at * 100 }])) },
  );
}

test('each node stands once, behind all that lead to it', () => {
  const diamond = drawn(['d', 'c', 'b', 'a'], ['a b', 'a c', 'b d', 'c d']);

  deepEqual(inOrder(diamond), ['a', 'c', 'b', 'd']);
});

test('what follows from a node stands close to it, and side by side it goes from the top down', () => {
  deepEqual(inOrder(drawn(['a', 'b', 'a1', 'b1', 'a2'], ['a a1', 'a1 a2', 'b b1'])), ['a', 'a1', 'a2', 'b', 'b1']);
});

test('notes come last, and what is not connected where it is drawn', () => {
  const kinds = (id: string) => (id.startsWith('n') ? 'note' : 'map');

  deepEqual(inOrder(drawn(['n1', 'lonely', 'a', 'n2', 'b'], ['a b'], kinds)), ['lonely', 'a', 'b', 'n1', 'n2']);
});

test('nodes in a circle are not lost', () => {
  deepEqual(inOrder(drawn(['a', 'b', 'c', 'end'], ['a b', 'b c', 'c a', 'c end'])), ['a', 'b', 'c', 'end']);
});

test('a long chain is put in order, too', () => {
  const nodes = Array.from({ length: 5000 }, (_, at) => `m${at}`);

  deepEqual(inOrder(drawn(nodes, nodes.slice(1).map((id, at) => `m${at} ${id}`))), nodes);
});
