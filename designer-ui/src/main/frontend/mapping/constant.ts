// What a person types as a fixed value, as an expression.

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const WORDS = new Set(['true', 'false', 'null']);

/** A number or a word of JSON stays one, unless a text is wanted. */
export function constantOf(typed: string, isText: boolean): string {
  const value = typed.trim();
  return !isText && (NUMBER.test(value) || WORDS.has(value)) ? value : JSON.stringify(value);
}

/** An expression whose values are replaced by others: a table of those it has now, to be filled in. */
export function valueMapOf(expression: string, values: readonly string[]): string {
  const rows = [...new Set(values)].map((value) => `  ${JSON.stringify(value)}: ${JSON.stringify(value)}`);
  return `$mapValue(${expression}, {\n${rows.length === 0 ? '  "": ""' : rows.join(',\n')}\n})`;
}
