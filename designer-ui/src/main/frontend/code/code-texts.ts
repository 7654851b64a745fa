// What the code editor says in the reader's language. Whoever puts it on a page brings the texts along.

import type { CodeTexts } from '../draft/wire.ts';

let said: CodeTexts = { keys: '', proposals: '', at: '{2}', noJson: '' };

export function codeTexts(): CodeTexts {
  return said;
}

export function sayCode(texts: CodeTexts): void {
  said = texts;
}
