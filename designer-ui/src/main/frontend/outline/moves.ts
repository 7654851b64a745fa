// Where the keys of the outline lead. Pure functions.

import type { OutlineCommand } from './keys.ts';
import type { Row } from './rows.ts';

/** How many cells a node's row has. */
export const CELLS = 5;

/** The keyboard goes to a cell or link of a row, -1 being the row itself; or the row is folded or unfolded. */
export type Move = { readonly at: number; readonly cell: number } | { readonly open: boolean };

/**
 * Where a command leads; undefined if it leads nowhere.
 *
 * @param at the row that the keyboard is on
 * @param cell the cell or link of it; -1 if it is on the row itself
 * @param page how many rows are seen at a time
 */
export function moveOf(command: OutlineCommand, rows: readonly Row[], at: number, cell: number, page: number): Move | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const end = rows.length - 1;
  const within = (to: number): number => Math.max(0, Math.min(end, to));
  // Going up and down stays in a column, where the other row has it.
  const beside = (to: number): Move => ({ at: within(to), cell: row.type === 'node' && rows[to]?.type === 'node' ? cell : -1 });
  switch (command) {
    case 'down':
      return beside(at + 1);
    case 'up':
      return beside(at - 1);
    case 'pageDown':
      return { at: within(at + page), cell: -1 };
    case 'pageUp':
      return { at: within(at - page), cell: -1 };
    case 'first':
      return cell < 0 ? { at: 0, cell } : { at, cell: 0 };
    case 'last':
      return cell < 0 ? { at: end, cell } : { at, cell: stops(row) - 1 };
    case 'right':
      if (cell < 0 && row.type === 'node' && !row.open && row.inputs.length + row.outputs.length > 0) return { open: true };
      return cell + 1 < stops(row) ? { at, cell: cell + 1 } : undefined;
    case 'left':
      if (cell >= 0) return { at, cell: cell - 1 };
      if (row.type === 'port') return { at: rows.findIndex(({ key }) => key === row.id), cell };
      return row.open ? { open: false } : undefined;
    default:
      return undefined;
  }
}

/** How many cells or links the keyboard can go to within a row. */
function stops(row: Row): number {
  return row.type === 'node' ? CELLS : row.links.length;
}
