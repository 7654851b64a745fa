// The code editor's inside: the one file that puts CodeMirror together. It is loaded when an editor is first shown.

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { sql } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, indentOnInput, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { forceLinting, linter, nextDiagnostic, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { CodeFault, CodeHost, CodeItem, CodeItems, CodeLanguage, CodeSetting, LoadedEditor } from './code-types.ts';
import { faultRange } from './fault-range.ts';
import { jsonFaultAt } from './json-fault.ts';
import { JSONATA } from './jsonata.ts';

const WORD = /[\p{L}\p{N}_$]*$/u;

/** How long keys rest before a text is checked, in milliseconds. */
const REST = 300;

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--pw-petrol)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--pw-good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--pw-copper)' },
  { tag: [tags.function(tags.variableName), tags.standard(tags.name), tags.typeName], color: 'var(--pw-run)' },
  { tag: tags.variableName, color: 'var(--pw-run)' },
  { tag: tags.propertyName, color: 'var(--pw-ink)' },
  { tag: tags.regexp, color: 'var(--pw-wait)' },
  { tag: [tags.comment, tags.operator, tags.punctuation], color: 'var(--pw-ink-soft)' },
]);

const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--pw-paper)', color: 'var(--pw-ink)', fontSize: '0.88rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--pw-mono)', lineHeight: '1.5', maxHeight: '22rem', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--pw-ink)', padding: '8px 0', minHeight: '1.5em' },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor': { borderLeftColor: 'var(--pw-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--pw-petrol-soft)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--pw-petrol-soft)', outline: '1px solid var(--pw-petrol)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--pw-bad-soft)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--pw-bad) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--pw-paper)',
    border: '1px solid var(--pw-line)',
    borderRadius: '8px',
    boxShadow: '0 8px 24px -8px var(--pw-shadow)',
    color: 'var(--pw-ink)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--pw-mono)', maxHeight: '16em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--pw-petrol-soft)', color: 'var(--pw-ink)' },
  '.cm-completionDetail': { color: 'var(--pw-ink-soft)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionInfo': { padding: '8px 10px', maxWidth: '22rem' },
  '.cm-completionInfo code': { display: 'block', fontFamily: 'var(--pw-mono)', marginTop: '6px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--pw-bad)' },
});

function languageOf(language: CodeLanguage): Extension {
  switch (language) {
    case 'jsonata':
      return new LanguageSupport(JSONATA);
    case 'json':
      return json();
    case 'sql':
      return sql({ upperCaseKeywords: true });
  }
}

function attributesOf({ attributes }: CodeSetting): Extension {
  return EditorView.contentAttributes.of({ ...attributes });
}

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

function proposals(host: CodeHost) {
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

function diagnosticOf(text: string, { position, message }: CodeFault): Diagnostic {
  return { ...faultRange(text, position), message, severity: 'error' };
}

export class CodeView implements LoadedEditor {
  private readonly view: EditorView;

  private readonly parts = new Compartment();

  private readonly attributes = new Compartment();

  private setting: CodeSetting;

  private readonly host: CodeHost;

  /** True while the owner, not a person, puts a text in. */
  private isSetting = false;

  constructor(parent: HTMLElement, text: string, setting: CodeSetting, host: CodeHost) {
    this.host = host;
    this.setting = setting;
    this.view = new EditorView({
      parent,
      // Said, because it is guessed through slots: the styles would land in the shadow of a layout around it.
      root: parent.getRootNode() as Document | ShadowRoot,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          EditorView.lineWrapping,
          syntaxHighlighting(COLOURS),
          LOOK,
          // Tab is not among the keys: it leaves the editor as it leaves any other field.
          keymap.of([
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...historyKeymap,
            ...defaultKeymap,
            { key: 'F8', run: nextDiagnostic },
          ]),
          linter((view) => this.diagnostics(view.state.doc.toString()), { delay: REST }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !this.isSetting) {
              host.changed(update.state.doc.toString());
            }
          }),
          this.parts.of(this.extensions(setting)),
          this.attributes.of(attributesOf(setting)),
        ],
      }),
    });
  }

  set(text: string): void {
    const { doc } = this.view.state;
    if (doc.toString() !== text) {
      this.isSetting = true;
      this.view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
      this.isSetting = false;
    }
  }

  change(setting: CodeSetting): void {
    const { language, readonly } = this.setting;
    const isSame = language === setting.language && readonly === setting.readonly;
    this.setting = setting;
    this.view.dispatch({
      effects: [
        this.attributes.reconfigure(attributesOf(setting)),
        ...(isSame ? [] : [this.parts.reconfigure(this.extensions(setting))]),
      ],
    });
  }

  /** Puts a text in place of what is selected, as if it were typed. */
  insert(text: string): void {
    this.view.dispatch(this.view.state.replaceSelection(text), { userEvent: 'input', scrollIntoView: true });
  }

  /** Marks what is between two characters, and goes there. */
  select(from: number, to: number): void {
    const { length } = this.view.state.doc;
    const at = (position: number): number => Math.min(Math.max(position, 0), length);
    this.view.dispatch({ selection: { anchor: at(from), head: at(to) }, scrollIntoView: true });
  }

  recheck(): void {
    forceLinting(this.view);
  }

  focus(): void {
    this.view.focus();
  }

  destroy(): void {
    this.view.destroy();
  }

  private async diagnostics(text: string): Promise<Diagnostic[]> {
    const faults = this.syntaxFaults(text) ?? (await this.host.check(text));
    this.host.found(text, faults);
    return faults.map((fault) => diagnosticOf(text, fault));
  }

  private syntaxFaults(text: string): readonly CodeFault[] | undefined {
    const position = this.setting.language === 'json' && text.trim() !== '' ? jsonFaultAt(text) : undefined;
    return position === undefined ? undefined : [{ position, message: this.setting.noJson }];
  }

  private extensions({ language, readonly, proposals: title }: CodeSetting): Extension {
    // One and the same for as long as the editor is open: an answer to a question of another one would be dropped.
    const source = proposals(this.host);
    return [
      languageOf(language),
      // SQL brings its own words along; what else there is, the owner knows.
      language === 'sql'
        ? [autocompletion(), EditorState.languageData.of(() => [{ autocomplete: source }])]
        : autocompletion({ override: [source] }),
      EditorState.readOnly.of(readonly),
      // What scrolls must be reached by the keyboard, also where nothing can be written.
      EditorView.contentAttributes.of({ tabindex: '0' }),
      EditorState.phrases.of({ Completions: title }),
    ];
  }
}
