// The words of JSONata, for colours and brackets. What an expression means, the server says.

import type { StringStream } from '@codemirror/language';

const WORDS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

const NUMBER = /^(0|[1-9][0-9]*)(\.[0-9]+)?([Ee][-+]?[0-9]+)?/;

const NAME = /^[^\s.[\]{}(),@#;:?+\-*/%|=<>^&!~"'`]+/;

export interface State {
  /** The character that ends what is being read across lines: a text's quote, or `*` for a comment. */
  open: string;
  /** True where an operator is expected, so that a slash divides. */
  afterOperand: boolean;
}

function through(stream: StringStream, state: State, end: string): void {
  state.open = end;
  while (!stream.eol()) {
    const next = stream.next();
    if (next === '\\' && end !== '*' && end !== '`') {
      stream.next();
    } else if (next === end && (end !== '*' || stream.eat('/'))) {
      state.open = '';
      return;
    }
  }
}

function kindOf(open: string): string {
  return open === '*' ? 'comment' : open === '`' ? 'propertyName' : open === '/' ? 'regexp' : 'string';
}

function quoted(stream: StringStream, state: State, end: string): string {
  through(stream, state, end);
  if (end === '/') {
    // A regular expression ends with its line at the latest, and may have flags.
    state.open = '';
    stream.match(/^[im]+/);
  }
  state.afterOperand = end === '*' ? state.afterOperand : true;
  return kindOf(end);
}

function word(stream: StringStream, state: State): string {
  const name = (stream.match(NAME) as RegExpMatchArray | null)?.[0] ?? stream.next() ?? '';
  const isWord = WORDS.has(name);
  state.afterOperand = !isWord || name === 'true' || name === 'false' || name === 'null';
  if (isWord) {
    return state.afterOperand ? 'atom' : 'keyword';
  }
  if (!name.startsWith('$')) {
    return 'propertyName';
  }
  return stream.match(/^\s*\(/, false) ? 'variableName.function' : 'variableName';
}

export const START: State = { open: '', afterOperand: false };

/** Reads the next word, and says of what kind it is. */
export function token(stream: StringStream, state: State): string | null {
  if (state.open !== '') {
    const kind = kindOf(state.open);
    through(stream, state, state.open);
    return kind;
  }
  if (stream.eatSpace()) {
    return null;
  }
  if (stream.match('/*')) {
    return quoted(stream, state, '*');
  }
  const next = stream.peek() ?? '';
  if (next === '"' || next === "'" || next === '`' || (next === '/' && !state.afterOperand)) {
    stream.next();
    return quoted(stream, state, next);
  }
  if (stream.match(NUMBER)) {
    state.afterOperand = true;
    return 'number';
  }
  if ('()[]{}'.includes(next)) {
    stream.next();
    state.afterOperand = ')]}'.includes(next);
    return 'bracket';
  }
  if (stream.match(/^[.,@#;:?+\-*/%|=<>^&!~]/)) {
    state.afterOperand = false;
    return 'operator';
  }
  return word(stream, state);
}
