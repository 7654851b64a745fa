import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { constantOf, valueMapOf } from '../../../main/frontend/mapping/constant.ts';

test('a number and a word of JSON stay what they are', () => {
  equal(constantOf(' 12.50 ', false), '12.50');
  equal(constantOf('-3', false), '-3');
  equal(constantOf('true', false), 'true');
  equal(constantOf('null', false), 'null');
});

test('where a text is wanted, all is a text', () => {
  equal(constantOf('12', true), '"12"');
  equal(constantOf('true', true), '"true"');
});

test('what only looks like a number is a text, so that no zero is lost', () => {
  equal(constantOf('007', false), '"007"');
  equal(constantOf('1.', false), '"1."');
  equal(constantOf('1e3', false), '"1e3"');
  equal(constantOf('+1', false), '"+1"');
});

test('quotes, backslashes and line ends in a text are written so that they are read again', () => {
  equal(constantOf('say "USD"\\', false), '"say \\"USD\\"\\\\"');
  equal(constantOf('a\nb', true), '"a\\nb"');
});

test('a value map has each value once, to be replaced', () => {
  equal(valueMapOf('country', ['USA', 'Canada', 'USA']), '$mapValue(country, {\n  "USA": "USA",\n  "Canada": "Canada"\n})');
});

test('a value map without known values has an empty row to begin with', () => {
  equal(valueMapOf('a & "b"', []), '$mapValue(a & "b", {\n  "": ""\n})');
});

test('a value with a quote is still one key', () => {
  equal(valueMapOf('size', ['12"']), '$mapValue(size, {\n  "12\\"": "12\\""\n})');
});
