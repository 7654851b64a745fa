import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { applied, drawingOf, type Drawing } from '../../../main/frontend/draft/drawing.ts';
import type { LayoutForm, PipelineForm } from '../../../main/frontend/draft/forms.ts';
import type { PipelineEdit } from '../../../main/frontend/draft/wire.ts';

interface Case {
  readonly edit: PipelineEdit;
  readonly pipeline: PipelineForm;
  readonly layout: LayoutForm;
}

interface Cases {
  readonly pipeline: PipelineForm;
  readonly layout: LayoutForm;
  readonly cases: readonly Case[];
}

/** What the server makes of each kind of edit; written by its own test. */
const CASES = JSON.parse(readFileSync(new URL('../../resources/edits.json', import.meta.url), 'utf8')) as Cases;
const BEFORE = drawingOf(CASES.pipeline, CASES.layout);

const byEnds = (one: { from: string; to: string }, other: { from: string; to: string }) =>
  `${one.from} ${one.to}`.localeCompare(`${other.from} ${other.to}`);

/** The server sorts nodes, edges, places and groups; here they stand as they came. */
function sorted({ nodes, edges, positions, groups, ...others }: Drawing): unknown {
  const entries = <T>(map: ReadonlyMap<string, T>) => Object.fromEntries([...map].sort(([one], [other]) => one.localeCompare(other)));
  return {
    ...others,
    nodes: entries(nodes),
    edges: [...edges].sort(byEnds),
    positions: entries(positions),
    groups: [...groups].sort((one, other) => one.id.localeCompare(other.id)),
  };
}

for (const { edit, pipeline, layout } of CASES.cases) {
  test(`${JSON.stringify(edit)} changes the drawing as on the server`, () => {
    deepEqual(sorted(applied(BEFORE, edit)), sorted(drawingOf(pipeline, layout)));
  });
}

test('a node that an edit does not touch stays the same object, so that it is not painted again', () => {
  const [first, second] = [...BEFORE.nodes.keys()];
  const after = applied(BEFORE, { kind: 'renameNode', node: first!, name: 'Another name' });

  equal(after.nodes.get(second!), BEFORE.nodes.get(second!));
});

test('an edge drawn twice is one edge', () => {
  equal(applied(BEFORE, { kind: 'addEdge', edge: BEFORE.edges[0]! }).edges.length, BEFORE.edges.length);
});

test('a change of a node that someone else removed changes nothing', () => {
  deepEqual(applied(BEFORE, { kind: 'renameNode', node: 'map-gone00', name: 'x' }), BEFORE);
});
