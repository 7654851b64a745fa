import assert from 'node:assert/strict';
import { test } from 'node:test';
import { START, token } from '../../../main/frontend/code/jsonata-words.ts';

/** A line as the code editor hands it to a language. */
class Line {
  private readonly text: string;

  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  eol = (): boolean => this.at >= this.text.length;

  peek = (): string | undefined => this.text[this.at];

  next = (): string | undefined => this.text[this.at++];

  eat = (wanted: string): string | undefined => (this.peek() === wanted ? this.next() : undefined);

  eatSpace = (): boolean => this.match(/^\s+/) !== null;

  match = (pattern: RegExp | string, takes = true): RegExpMatchArray | null => {
    const rest = this.text.slice(this.at);
    const found = typeof pattern === 'string' ? (rest.startsWith(pattern) ? [pattern] : null) : rest.match(pattern);
    if (found !== null && takes) this.at += found[0]!.length;
    return found as RegExpMatchArray | null;
  };
}

const SIGNS: ReadonlySet<string> = new Set(['operator', 'bracket']);

function words(text: string): string[] {
  const state = { ...START };
  return text.split('\n').flatMap((written) => {
    const line = new Line(written);
    const found: string[] = [];
    while (!line.eol()) {
      const from = line.at;
      const kind = token(line as never, state);
      if (kind !== null && !SIGNS.has(kind)) found.push(`${kind} ${written.slice(from, line.at)}`);
    }
    return found;
  });
}

test('fields, functions and variables are told apart', () => {
  assert.deepEqual(words('$uppercase(customer.name) & $x'), [
    'variableName.function $uppercase',
    'propertyName customer',
    'propertyName name',
    'variableName $x',
  ]);
});

test('words and values are no fields, a quoted name is one', () => {
  assert.deepEqual(words('a and true or `and` in [1, -2.5e3]'), [
    'propertyName a',
    'keyword and',
    'atom true',
    'keyword or',
    'propertyName `and`',
    'keyword in',
    'number 1',
    'number 2.5e3',
  ]);
});

test('a slash divides after a value and begins a regular expression elsewhere', () => {
  assert.deepEqual(words('$match(a/b, /x\\/y/i)'), ['variableName.function $match', 'propertyName a', 'propertyName b', 'regexp /x\\/y/i']);
});

test('a text and a comment may go over lines', () => {
  assert.deepEqual(words('"one\ntwo\\"" /* a\nb */ & c'), ['string "one', 'string two\\""', 'comment /* a', 'comment b */', 'propertyName c']);
});
