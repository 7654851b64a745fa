import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MappingFacts } from '../../../main/frontend/mapping/facts.ts';

const VALUES = {
  sources: { 'sales.price': '3' },
  targets: [{ target: 'lines[].net', reads: ['sales.price'], value: '1 × 3', fault: '', position: -1, remark: '' }],
  required: 2,
  missing: ['currency'],
  fields: 1,
  isCut: false,
};
const SUGGESTED = { target: 'currency', expression: "'USD'", confidence: 90, reason: '', reads: [] };
const FACTS = new MappingFacts([{ target: 'lines', expression: 'sales' }], VALUES, [SUGGESTED]);

test('a row finds its line, its value and what suggests itself', () => {
  const list = { path: 'lines[]', name: 'lines', type: 'list', depth: 0, required: true, about: '' };

  assert.equal(FACTS.nameOf(list), 'lines');
  assert.equal(FACTS.lineOf('lines')?.expression, 'sales');
  assert.equal(FACTS.givenBy('lines[].net')?.value, '1 × 3');
  assert.equal(FACTS.suggestion('currency')?.expression, "'USD'");
  assert.ok(FACTS.isMissing('currency'));
});

test('a field of the source finds its value and whether a line reads it, with or without the marks of lists', () => {
  assert.equal(FACTS.valueOf('sales[].price'), '3');
  assert.ok(FACTS.isRead('sales[].price'));
  assert.ok(!FACTS.isRead('sales[]'));
});
