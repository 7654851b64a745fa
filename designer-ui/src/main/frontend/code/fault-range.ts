// Where a mistake is marked in a text, and how its place is told.

import type { CodeFault } from './code-types.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The word at a position, or its one character; the last character if the position is at the end. */
export function faultRange(text: string, position: number): Range {
  const from = Math.min(Math.max(position, 0), Math.max(text.length - 1, 0));
  const word = /^[\p{L}\p{N}_$]+/u.exec(text.slice(from));
  return { from, to: Math.min(from + Math.max(word?.[0].length ?? 1, 1), text.length) };
}

export interface Place {
  /** The first line and the first column are 1. */
  readonly line: number;
  readonly column: number;
}

export function placeOf(text: string, position: number): Place {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The mistake as a sentence; with its place where a text has several lines. `at` holds `{0}`, `{1}` and `{2}`. */
export function told(text: string, fault: CodeFault, at: string): string {
  if (!text.includes('\n')) {
    return fault.message;
  }
  const { line, column } = placeOf(text, fault.position);
  return at
    .replace('{0}', () => String(line))
    .replace('{1}', () => String(column))
    .replace('{2}', () => fault.message);
}
