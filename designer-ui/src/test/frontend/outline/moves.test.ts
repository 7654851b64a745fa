import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { OutlineCommand } from '../../../main/frontend/outline/keys.ts';
import { moveOf } from '../../../main/frontend/outline/moves.ts';
import type { NodeRow, PortRow, Row } from '../../../main/frontend/outline/rows.ts';

const node = (id: string, open = false): NodeRow => ({
  type: 'node', key: id, id, name: id, kind: 'map', kindText: '', colour: '', detail: '', disabled: false, mark: undefined, inputs: ['in'], outputs: ['out'], open,
});

const port = (id: string, name: string): PortRow => ({ type: 'port', key: `${id} ${name}`, id, port: name, side: 'in', links: [], onlyOne: true });

const ROWS: readonly Row[] = [node('a'), node('b', true), port('b', 'in'), port('b', 'out'), node('c')];

const move = (command: OutlineCommand, at: number, cell = -1) => moveOf(command, ROWS, at, cell, 3);

test('going up and down stays in a column where the other row has it', () => {
  deepEqual(move('down', 0, 2), { at: 1, cell: 2 });
  deepEqual(move('down', 1, 2), { at: 2, cell: -1 });
  deepEqual(move('up', 1, 2), { at: 0, cell: 2 });
});

test('the keys stop at the ends', () => {
  deepEqual(move('down', 4), { at: 4, cell: -1 });
  deepEqual(move('pageUp', 1), { at: 0, cell: -1 });
  deepEqual(move('pageDown', 3), { at: 4, cell: -1 });
});

test('Home and End lead to the ends of the list, or of the row when a cell has the keyboard', () => {
  deepEqual(move('last', 0), { at: 4, cell: -1 });
  deepEqual(move('last', 0, 1), { at: 0, cell: 4 });
  deepEqual(move('first', 4, 3), { at: 4, cell: 0 });
});

test('to the right a node is unfolded before its cells are gone through', () => {
  deepEqual(move('right', 0), { open: true });
  deepEqual(move('right', 1), { at: 1, cell: 0 });
  equal(move('right', 1, 4), undefined);
  equal(move('right', 2), undefined);
});

test('to the left the cells are left, then a port for its node, then the node is folded', () => {
  deepEqual(move('left', 1, 0), { at: 1, cell: -1 });
  deepEqual(move('left', 3), { at: 1, cell: -1 });
  deepEqual(move('left', 1), { open: false });
  equal(move('left', 0), undefined);
});
