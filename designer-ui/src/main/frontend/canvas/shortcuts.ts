// The keys of the canvas. One table, so that what the help shows is what the keys do.

export type Command = 'left' | 'right' | 'up' | 'down' | 'remove' | 'fit' | 'zoomIn' | 'zoomOut' | 'undo' | 'redo' | 'clear';

export interface Key {
  readonly key: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
  readonly command: Command;
}

export const SHORTCUTS: readonly Key[] = [
  { key: 'ArrowLeft', command: 'left' },
  { key: 'ArrowRight', command: 'right' },
  { key: 'ArrowUp', command: 'up' },
  { key: 'ArrowDown', command: 'down' },
  { key: 'Delete', command: 'remove' },
  { key: 'Backspace', command: 'remove' },
  { key: 'Escape', command: 'clear' },
  { key: '1', command: 'fit' },
  { key: '+', command: 'zoomIn' },
  { key: '-', command: 'zoomOut' },
  { key: 'z', ctrl: true, command: 'undo' },
  { key: 'z', ctrl: true, shift: true, command: 'redo' },
  { key: 'y', ctrl: true, command: 'redo' },
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
