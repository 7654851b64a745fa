// The keys of the canvas. One table, so that what the help shows is what the keys do.

import type { PreviewCommand } from '../preview/commands.ts';

export type Command =
  | 'left' | 'right' | 'up' | 'down' | 'remove' | 'clear' | 'fit' | 'zoomIn' | 'zoomOut' | 'undo' | 'redo' | 'find' | 'add' | 'all'
  | 'copy' | 'cut' | 'paste' | 'duplicate' | 'disable' | 'group' | 'ungroup' | 'tidy' | 'map' | 'keys'
  | PreviewCommand;

export interface Key {
  readonly key: string;
  readonly ctrl?: boolean;
  /** Only asked for together with Ctrl: which letters need Shift depends on the keyboard. */
  readonly shift?: boolean;
  readonly command: Command;
}

export const SHORTCUTS: readonly Key[] = [
  { key: 'ArrowLeft', command: 'left' },
  { key: 'ArrowRight', command: 'right' },
  { key: 'ArrowUp', command: 'up' },
  { key: 'ArrowDown', command: 'down' },
  { key: 'a', command: 'add' },
  { key: 'k', ctrl: true, command: 'find' },
  { key: 'Delete', command: 'remove' },
  { key: 'Backspace', command: 'remove' },
  { key: 'd', command: 'disable' },
  { key: 'z', ctrl: true, command: 'undo' },
  { key: 'z', ctrl: true, shift: true, command: 'redo' },
  { key: 'y', ctrl: true, command: 'redo' },
  { key: 'a', ctrl: true, command: 'all' },
  { key: 'Escape', command: 'clear' },
  { key: 'c', ctrl: true, command: 'copy' },
  { key: 'x', ctrl: true, command: 'cut' },
  { key: 'v', ctrl: true, command: 'paste' },
  { key: 'd', ctrl: true, command: 'duplicate' },
  { key: 'g', ctrl: true, command: 'group' },
  { key: 'g', ctrl: true, shift: true, command: 'ungroup' },
  { key: 't', command: 'tidy' },
  { key: '1', command: 'fit' },
  { key: '+', command: 'zoomIn' },
  { key: '-', command: 'zoomOut' },
  { key: 'm', command: 'map' },
  { key: 'r', command: 'runTo' },
  { key: 'f', command: 'runFrom' },
  { key: 'p', command: 'pauseAt' },
  { key: 'g', command: 'goOn' },
  { key: 'n', command: 'goNext' },
  { key: 'e', command: 'goEnd' },
  { key: 's', command: 'goStop' },
  { key: '?', command: 'keys' },
];

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

export function commandOf(pressed: Pressed): Command | undefined {
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  return SHORTCUTS.find(
    (one) => one.key === key && (one.ctrl ?? false) === ctrl && (!ctrl || (one.shift ?? false) === pressed.shiftKey),
  )?.command;
}

/** How far an arrow key moves a box, in canvas pixels; with Shift it is ten times as far. */
const STEP = 4;

export function stepOf(command: Command, shift: boolean): { dx: number; dy: number } | undefined {
  const step = shift ? STEP * 10 : STEP;
  switch (command) {
    case 'left':
      return { dx: -step, dy: 0 };
    case 'right':
      return { dx: step, dy: 0 };
    case 'up':
      return { dx: 0, dy: -step };
    case 'down':
      return { dx: 0, dy: step };
    default:
      return undefined;
  }
}

/** A line of the help: what a command is called there, and the keys for it, as people read them. */
export interface HelpLine {
  readonly name: string;
  readonly keys: readonly string[];
}

/** A key of some table, with what is pressed together with it. */
export interface HelpKey {
  readonly key: string;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
  readonly command: string;
}

const ARROWS: ReadonlySet<string> = new Set<Command>(['left', 'right', 'up', 'down']);

/**
 * The lines of the help for a table of keys, in its order.
 *
 * @param moves the commands that are one line, called `move`
 */
export function helpOf(shortcuts: readonly HelpKey[], moves: ReadonlySet<string> = ARROWS): readonly HelpLine[] {
  const lines = new Map<string, string[]>();
  shortcuts.forEach((one) => {
    const name = moves.has(one.command) ? 'move' : one.command;
    const keys = lines.get(name) ?? [];
    lines.set(name, [...keys, textOf(one)]);
  });
  return [...lines].map(([name, keys]) => ({ name, keys }));
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', ' ': 'Space', PageUp: 'Page ↑', PageDown: 'Page ↓', ContextMenu: 'Menu',
};

function textOf({ key, ctrl, alt, shift }: HelpKey): string {
  const sign = SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...(ctrl ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), sign].join(' ');
}
