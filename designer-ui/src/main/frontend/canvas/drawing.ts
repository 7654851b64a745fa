// What the canvas shows: the drawing as the server confirmed it, with this browser's unconfirmed proposals on top.
// Pure functions; a drawing is never changed, only replaced.

import type { Box, BoxPosition, CanvasChange, CanvasEdit, CanvasProposal, CanvasSnapshot, CanvasUpdate, Line } from './wire.ts';

export interface Drawing {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly lines: readonly Line[];
}

export const EMPTY: Drawing = { boxes: new Map(), lines: [] };

export function drawingOf(snapshot: CanvasSnapshot): Drawing {
  return { boxes: new Map(snapshot.boxes.map((box) => [box.id, box])), lines: snapshot.lines };
}

export function lineId(line: Line): string {
  return `${line.from}.${line.fromPort}-${line.to}.${line.toPort}`;
}

export function withUpdate(drawing: Drawing, update: CanvasUpdate): Drawing {
  return update.changes.reduce(withChange, drawing);
}

/** The drawing as it will look when the server has accepted all proposals. */
export function withProposals(drawing: Drawing, proposals: readonly CanvasProposal[]): Drawing {
  return proposals.reduce((shown, proposal) => withEdit(shown, proposal.edit), drawing);
}

function withChange(drawing: Drawing, change: CanvasChange): Drawing {
  switch (change.type) {
    case 'BoxesMoved':
      return moved(drawing, change.positions);
    case 'BoxPut':
      return { ...drawing, boxes: new Map(drawing.boxes).set(change.box.id, change.box) };
    case 'BoxRemoved':
      return without(drawing, [change.id]);
    case 'LineAdded':
      return connected(drawing, change.line);
    case 'LineRemoved':
      return disconnected(drawing, change.line);
  }
}

function withEdit(drawing: Drawing, edit: CanvasEdit): Drawing {
  switch (edit.type) {
    case 'MoveBoxes':
      return moved(drawing, edit.positions);
    case 'RemoveBoxes':
      return without(drawing, edit.ids);
    case 'RenameBox':
      return put(drawing, edit.id, (box) => ({ ...box, name: edit.name }));
    case 'Connect':
      return connected(drawing, edit.line);
    case 'Disconnect':
      return disconnected(drawing, edit.line);
  }
}

function moved(drawing: Drawing, positions: readonly BoxPosition[]): Drawing {
  return positions.reduce((shown, { id, x, y }) => put(shown, id, (box) => ({ ...box, x, y })), drawing);
}

function put(drawing: Drawing, id: string, change: (box: Box) => Box): Drawing {
  const box = drawing.boxes.get(id);
  return box === undefined ? drawing : { ...drawing, boxes: new Map(drawing.boxes).set(id, change(box)) };
}

function without(drawing: Drawing, ids: readonly string[]): Drawing {
  const gone = new Set(ids);
  return {
    boxes: new Map([...drawing.boxes].filter(([id]) => !gone.has(id))),
    lines: drawing.lines.filter((line) => !gone.has(line.from) && !gone.has(line.to)),
  };
}

function connected(drawing: Drawing, line: Line): Drawing {
  const id = lineId(line);
  return drawing.lines.some((other) => lineId(other) === id) ? drawing : { ...drawing, lines: [...drawing.lines, line] };
}

function disconnected(drawing: Drawing, line: Line): Drawing {
  const id = lineId(line);
  return { ...drawing, lines: drawing.lines.filter((other) => lineId(other) !== id) };
}
