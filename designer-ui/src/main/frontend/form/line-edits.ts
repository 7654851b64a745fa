// Mapping lines have edits of their own, so that two people can change two lines, and an edit stays small.

import type { LineForm, NodeForm } from '../draft/forms.ts';
import type { PipelineEdit } from '../draft/wire.ts';
import { changed, isSame } from './field-values.ts';

/** The edit that makes one list of lines of another one; undefined if they are the same. */
export function lineEdit(node: NodeForm, after: readonly LineForm[]): PipelineEdit | undefined {
  const before = (node['lines'] ?? []) as readonly LineForm[];
  if (isSame(before, after)) {
    return undefined;
  }
  return areKnownApart(before) && areKnownApart(after)
    ? (single(node.id, before, after) ?? changed(node.id, 'lines', after))
    : changed(node.id, 'lines', after);
}

function single(id: string, before: readonly LineForm[], after: readonly LineForm[]): PipelineEdit | undefined {
  const at = after.findIndex((line, place) => !isSame(line, before[place]));
  const place = at < 0 ? after.length : at;
  const [old, line] = [before[place], after[place]];
  if (line !== undefined && isSame(before, after.toSpliced(place, 1))) {
    return { kind: 'addMappingLine', node: id, at: place, line };
  }
  if (old !== undefined && isSame(before.toSpliced(place, 1), after)) {
    return { kind: 'removeMappingLine', node: id, target: targetOf(old) };
  }
  if (old !== undefined && line !== undefined && isSame(before.with(place, line), after)) {
    return { kind: 'setMappingLine', node: id, target: targetOf(old), line };
  }
  return old === undefined ? undefined : moved(id, before, after, old);
}

function moved(id: string, before: readonly LineForm[], after: readonly LineForm[], first: LineForm): PipelineEdit | undefined {
  // The first line that differs went down, or another one came up to its place.
  for (const line of [first, after[before.indexOf(first)]]) {
    const to = after.findIndex((one) => isSame(one, line));
    const without = before.filter((one) => !isSame(one, line));
    if (line !== undefined && to >= 0 && isSame(without.toSpliced(to, 0, line), after)) {
      return { kind: 'moveMappingLine', node: id, target: targetOf(line), at: to };
    }
  }
  return undefined;
}

function areKnownApart(lines: readonly LineForm[]): boolean {
  return new Set(lines.map(targetOf)).size === lines.length;
}

function targetOf(line: LineForm): string {
  return line.target ?? '';
}
