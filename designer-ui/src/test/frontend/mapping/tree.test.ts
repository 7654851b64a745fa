import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { targetOf, treeOf, withTargets, type Row } from '../../../main/frontend/mapping/tree.ts';

function row(path: string, required = false): Row {
  return { path, name: path, type: '', depth: path.split('.').length - 1, required, about: '' };
}

const ROWS = ['id', 'buyer', 'buyer.name', 'buyer.city', 'sales[]', 'sales[].price', 'sales[].vat[]', 'sales[].vat[].rate'].map((path) => row(path));

const names = (tree: ReturnType<typeof treeOf>) => tree.shown.map((shown) => shown.row.path);

test('a folded row hides what is in it, and stands for it', () => {
  const tree = treeOf(ROWS, new Set(['buyer', 'sales[]']), '');

  deepEqual(names(tree), ['id', 'buyer', 'sales[]']);
  equal(tree.places.get('buyer.city'), 1);
  equal(tree.places.get('sales.vat.rate'), 2);
});

test('what is looked for is shown with what it is in, folded or not', () => {
  const tree = treeOf(ROWS, new Set(['sales[]']), 'RATE');

  deepEqual(names(tree), ['sales[]', 'sales[].vat[]', 'sales[].vat[].rate']);
  equal(tree.places.get('id'), undefined);
});

test('each row knows its place in its object', () => {
  const tree = treeOf(ROWS, new Set(), '');

  deepEqual(tree.shown.map(({ place, count }) => `${place}/${count}`), ['1/3', '2/3', '1/2', '2/2', '3/3', '1/2', '2/2', '1/1']);
});

test('targets that nobody asked for are shown in their objects', () => {
  const rows = withTargets([row('code', true), row('customer'), row('customer.name'), row('total')], ['customer.vat', 'lines[].amount']);

  deepEqual(
    rows.map((one) => `${one.depth} ${one.path}`),
    ['0 code', '0 customer', '1 customer.name', '1 customer.vat', '0 total', '0 lines[]', '1 lines[].amount'],
  );
});

test('a list is a for-each, unless a line gives it whole', () => {
  equal(targetOf(row('tags[]'), new Set()), 'tags[]');
  equal(targetOf(row('tags[]'), new Set(['tags'])), 'tags');
  equal(targetOf(row('lines'), new Set(['lines[]'])), 'lines[]');
});
