// The keys of the outline, beside those that all of the designer shares. One table, so that what the help shows is what the
// keys do.

import { commandOf } from '../canvas/shortcuts.ts';

export type OutlineCommand =
  | 'down' | 'up' | 'pageDown' | 'pageUp' | 'first' | 'last' | 'right' | 'left'
  | 'change' | 'rename' | 'addBehind' | 'addBefore' | 'connect' | 'disable' | 'remove' | 'actions' | 'undo' | 'redo';

export interface OutlineKey {
  readonly key: string;
  readonly alt?: boolean;
  readonly shift?: boolean;
  readonly command: OutlineCommand;
}

export const OUTLINE_KEYS: readonly OutlineKey[] = [
  { key: 'ArrowDown', command: 'down' },
  { key: 'ArrowUp', command: 'up' },
  { key: 'PageDown', command: 'pageDown' },
  { key: 'PageUp', command: 'pageUp' },
  { key: 'Home', command: 'first' },
  { key: 'End', command: 'last' },
  { key: 'ArrowRight', command: 'right' },
  { key: 'ArrowLeft', command: 'left' },
  { key: 'Enter', command: 'change' },
  { key: 'F2', command: 'rename' },
  { key: '+', command: 'addBehind' },
  { key: 'Insert', command: 'addBehind' },
  { key: 'Insert', shift: true, command: 'addBefore' },
  { key: '-', command: 'addBefore' },
  { key: '>', command: 'connect' },
  { key: ' ', command: 'disable' },
  { key: 'Delete', command: 'remove' },
  { key: 'Backspace', command: 'remove' },
  { key: 'ContextMenu', command: 'actions' },
  { key: 'F10', shift: true, command: 'actions' },
  { key: 'Enter', alt: true, command: 'actions' },
];

/** The keys that go from row to row: one line of the help. */
export const OUTLINE_MOVES: ReadonlySet<string> = new Set<OutlineCommand>(['down', 'up', 'pageDown', 'pageUp', 'first', 'last']);

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export function outlineCommandOf(pressed: Pressed): OutlineCommand | undefined {
  if (pressed.ctrlKey || pressed.metaKey) {
    const shared = commandOf(pressed);
    return shared === 'undo' || shared === 'redo' ? shared : undefined;
  }
  // Which keys need Shift for a sign depends on the keyboard.
  const isSign = pressed.key.length === 1;
  return OUTLINE_KEYS.find(
    (one) => one.key === pressed.key && (one.alt ?? false) === pressed.altKey && (isSign || (one.shift ?? false) === pressed.shiftKey),
  )?.command;
}

/** True if the key is a letter or the like, by which a person looks for a row. */
export function isLetter(pressed: Pressed): boolean {
  return pressed.key.length === 1 && !pressed.ctrlKey && !pressed.metaKey && !pressed.altKey && pressed.key !== ' ';
}
