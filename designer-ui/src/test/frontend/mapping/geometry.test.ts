import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { joined, touches } from '../../../main/frontend/mapping/connections.ts';
import { endOf, innerOf, pictureOf, ROW, rowsSeen, scrolledTo } from '../../../main/frontend/mapping/geometry.ts';
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

test('lines that end beyond a border are counted there, also those of which nothing is seen, which are not drawn', () => {
  const pairs = [
    { source: 12, target: 12, key: 'a', lines: 1 },
    { source: 1, target: 12, key: 'b', lines: 1 },
    { source: 2, target: 13, key: 'c', lines: 3 },
    { source: 12, target: 90, key: 'd', lines: 1 },
    { source: 1, target: 90, key: 'e', lines: 1 },
  ];

  const picture = pictureOf(pairs, LOOK, LOOK);

  deepEqual(picture.lines.map((line) => line.key), ['a', 'b', 'c', 'd']);
  deepEqual(picture.sources, { above: 5, below: 0 });
  deepEqual(picture.targets, { above: 0, below: 2 });
});

test('lines to fields of folded rows end at these, each once, and are counted there', () => {
  const sources = treeOf(['id', 'sales[]', 'sales[].price', 'sales[].vat'].map(row), new Set(['sales[]']), '');
  const targets = treeOf(['lines[]', 'lines[].net', 'lines[].tax'].map(row), new Set(), '');

  const { pairs, ...inside } = joined(
    [
      { target: 'lines[].net', reads: ['sales.price', 'sales.vat'] },
      { target: 'lines[].tax', reads: ['sales.vat', 'unknown', '$'] },
      { target: 'lines[]', reads: ['sales'] },
    ],
    sources,
    targets,
  );

  deepEqual(pairs, [
    { source: 1, target: 1, key: 'lines[].net', lines: 1 },
    { source: 1, target: 2, key: 'lines[].tax', lines: 1 },
    { source: 1, target: 0, key: 'lines[]', lines: 1 },
  ]);
  deepEqual(inside, { sources: new Map([[1, 2]]), targets: new Map() });
});

test('where both sides are folded, one line is drawn for all of them, and it is told how many these are', () => {
  const sources = treeOf(['sales[]', 'sales[].price', 'sales[].vat'].map(row), new Set(['sales[]']), '');
  const targets = treeOf(['lines[]', 'lines[].net', 'lines[].tax'].map(row), new Set(['lines[]']), '');

  const { pairs, ...inside } = joined(
    [
      { target: 'lines[].net', reads: ['sales.price', 'sales.vat'] },
      { target: 'lines[].tax', reads: ['sales.vat'] },
      { target: 'lines[].fixed', reads: [] },
    ],
    sources,
    targets,
  );

  deepEqual(pairs, [{ source: 0, target: 0, key: 'lines[].tax', lines: 2 }]);
  deepEqual(inside, { sources: new Map([[0, 2]]), targets: new Map([[0, 2]]) });
});

test('the count of a folded row stands in the middle of the row, and nowhere if the row is scrolled out', () => {
  deepEqual(innerOf(new Map([[12, 7], [3, 2]]), LOOK), [{ y: 2.5 * ROW, count: 7 }]);
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
