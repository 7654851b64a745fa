import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { pairsOf, touches } from '../../../main/frontend/mapping/connections.ts';
import { endOf, pictureOf, ROW, rowsSeen, scrolledTo } from '../../../main/frontend/mapping/geometry.ts';
import { treeOf, type Row } from '../../../main/frontend/mapping/tree.ts';

function row(path: string): Row {
  return { path, name: path, type: '', depth: path.split('.').length - 1, required: false, about: '' };
}

const LOOK = { top: 10 * ROW, height: 10 * ROW };

test('a line ends in the middle of its row, or at the border its field is scrolled out by', () => {
  deepEqual(endOf(12, LOOK), { y: 2.5 * ROW, where: 'row' });
  deepEqual(endOf(3, LOOK), { y: 5, where: 'above' });
  deepEqual(endOf(30, LOOK), { y: 10 * ROW - 5, where: 'below' });
});

test('lines that end beyond a border are counted there, and those of which nothing is seen are left out', () => {
  const pairs = [
    { source: 12, target: 12, key: 'a' },
    { source: 1, target: 12, key: 'b' },
    { source: 2, target: 13, key: 'c' },
    { source: 12, target: 90, key: 'd' },
    { source: 1, target: 90, key: 'e' },
  ];

  const picture = pictureOf(pairs, LOOK, LOOK);

  deepEqual(picture.lines.map((line) => line.key), ['a', 'b', 'c', 'd']);
  deepEqual(picture.sources, { above: 2, below: 0 });
  deepEqual(picture.targets, { above: 0, below: 1 });
});

test('lines to fields of folded rows end at these, each once', () => {
  const sources = treeOf(['id', 'sales[]', 'sales[].price', 'sales[].vat'].map(row), new Set(['sales[]']), '');
  const targets = treeOf(['lines[]', 'lines[].net', 'lines[].tax'].map(row), new Set(), '');

  const pairs = pairsOf(
    [
      { target: 'lines[].net', reads: ['sales.price', 'sales.vat'] },
      { target: 'lines[].tax', reads: ['sales.*', 'unknown', '$'] },
    ],
    sources,
    targets,
  );

  deepEqual(pairs, [
    { source: 1, target: 1, key: 'lines[].net' },
    { source: 1, target: 2, key: 'lines[].tax' },
  ]);
});

test('only what is seen is rendered, with a few rows around it', () => {
  deepEqual(rowsSeen(LOOK, 2000, 4), { from: 6, to: 24 });
  deepEqual(rowsSeen({ top: 0, height: 400 }, 3, 4), { from: 0, to: 3 });
});

test('of 2,000 fields as many rows are rendered as of 100', () => {
  const { from, to } = rowsSeen({ top: 900 * ROW, height: 600 }, 2000, 4);

  equal(to - from, 28);
});

test('a row is scrolled to as little as it takes', () => {
  equal(scrolledTo(12, LOOK), LOOK.top);
  equal(scrolledTo(3, LOOK), 3 * ROW);
  equal(scrolledTo(25, LOOK), 16 * ROW);
});

test('hovering finds what is read, in it and around it', () => {
  equal(touches('sales.price', 'sales[]'), true);
  equal(touches('sales', 'sales[].price'), true);
  equal(touches('sales.*', 'sales[].price'), true);
  equal(touches('$', 'id'), true);
  equal(touches('sales', 'sales2'), false);
});
