// A command that is about many nodes goes in parts, so that no message grows with the pipeline. The server takes all parts
// back as one.

import { together } from './palette.ts';
import type { PipelineEdit } from './wire.ts';

/** The most characters of one part: with what stands around it, a message is less than four kilobytes. */
const MOST = 3_000;

/** Edits in as few parts as there have to be; one edit that is larger by itself, such as what a person pasted, stays whole. */
export function inParts(edits: readonly PipelineEdit[]): readonly PipelineEdit[] {
  const parts: PipelineEdit[][] = [];
  let size = 0;
  edits.flatMap(divided).forEach((edit) => {
    const length = JSON.stringify(edit).length;
    if (parts.length === 0 || size + length > MOST) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push(edit);
    size += length;
  });
  return parts.map(together);
}

function divided(edit: PipelineEdit): readonly PipelineEdit[] {
  if (edit.kind !== 'moveNodes') {
    return [edit];
  }
  const places = Object.entries(edit.positions ?? {});
  const moves: PipelineEdit[] = [];
  for (let at = 0; at < places.length; at += NODES) {
    moves.push({ kind: 'moveNodes', positions: Object.fromEntries(places.slice(at, at + NODES)) });
  }
  return moves;
}

/** How many nodes are moved by one part. */
const NODES = 40;
