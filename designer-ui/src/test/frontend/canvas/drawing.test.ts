import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf, withProposals, withUpdate } from '../../../main/frontend/canvas/drawing.ts';
import type { Box, CanvasSnapshot, Line } from '../../../main/frontend/canvas/wire.ts';

const boxAt = (id: string, x: number, y: number): Box => ({
  id, kind: 'map', kindText: 'Map', colour: '#000', name: id, detail: '', disabled: false, inputs: ['in'], outputs: ['out'], x, y,
});
const line = (from: string, to: string): Line => ({ from, fromPort: 'out', to, toPort: 'in' });
const SNAPSHOT: CanvasSnapshot = {
  draft: 'd', seq: 4, boxWidth: 216, boxHeight: 64, editable: true,
  boxes: [boxAt('read', 0, 0), boxAt('map', 300, 0), boxAt('write', 600, 0)],
  lines: [line('read', 'map'), line('map', 'write')],
};

test('a proposed move is seen at once', () => {
  const shown = withProposals(drawingOf(SNAPSHOT), [
    { editId: 'e1', baseSeq: 4, edit: { type: 'MoveBoxes', positions: [{ id: 'map', x: 320, y: 40 }] } },
  ]);

  deepEqual(shown.boxes.get('map'), boxAt('map', 320, 40));
});

test('a box that nobody moved stays the same object, so that it is not painted again', () => {
  const before = drawingOf(SNAPSHOT);
  const after = withUpdate(before, { seq: 5, editId: 'e1', changes: [{ type: 'BoxesMoved', positions: [{ id: 'map', x: 1, y: 1 }] }] });

  equal(after.boxes.get('read'), before.boxes.get('read'));
});

test('a removed box takes its lines along', () => {
  const after = withUpdate(drawingOf(SNAPSHOT), { seq: 5, editId: 'e1', changes: [{ type: 'BoxRemoved', id: 'map' }] });

  deepEqual([...after.boxes.keys()], ['read', 'write']);
  deepEqual(after.lines, []);
});

test('a line drawn twice is one line', () => {
  const after = withUpdate(drawingOf(SNAPSHOT), { seq: 5, editId: 'e1', changes: [{ type: 'LineAdded', line: line('read', 'map') }] });

  equal(after.lines.length, 2);
});

test('a change of a box that someone else removed changes nothing', () => {
  const before = drawingOf(SNAPSHOT);
  const after = withProposals(before, [{ editId: 'e1', baseSeq: 4, edit: { type: 'RenameBox', id: 'gone', name: 'x' } }]);

  deepEqual(after, before);
});
