// What the code editor proposes while somebody writes: the owner of the editor knows it.

import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { CodeHost, CodeItem } from './code-types.ts';

const WORD = /[\p{L}\p{N}_$]*$/u;

function infoOf({ help, example }: CodeItem): (() => Node) | undefined {
  if (help === '' && example === '') {
    return undefined;
  }
  return () => {
    const info = document.createElement('div');
    info.append(help);
    if (example !== '') {
      const code = document.createElement('code');
      code.textContent = example;
      code.translate = false;
      info.append(code);
    }
    return info;
  };
}

const KINDS: Readonly<Record<string, string>> = { field: 'property', function: 'function', variable: 'variable', table: 'class', word: 'keyword' };

function completionOf(item: CodeItem): Completion {
  const info = infoOf(item);
  return {
    label: item.text,
    detail: item.detail,
    type: KINDS[item.kind] ?? item.kind,
    // Of names that fit as well, the fields of the records and the tables come first.
    boost: item.kind === 'field' || item.kind === 'table' ? 2 : 0,
    ...(info === undefined ? {} : { info }),
  };
}

export function proposals(host: CodeHost) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const begun = context.matchBefore(/[\p{L}\p{N}_$.]/u) !== null;
    if (!begun && !context.explicit) {
      return null;
    }
    const found = await host.complete(context.state.doc.toString(), context.pos);
    if (found === undefined || context.aborted) {
      return null;
    }
    const options = found.items.map(completionOf);
    return found.isPart
      ? { from: found.from, options }
      : { from: found.from, options, validFor: new RegExp(`^${WORD.source}`, 'u') };
  };
}
