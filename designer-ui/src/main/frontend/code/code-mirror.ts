// The code editor's inside. The files named after CodeMirror are those that put it together; they are loaded when an editor is
// first shown.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { sql } from '@codemirror/lang-sql';
import { bracketMatching, indentOnInput, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { forceLinting, linter, nextDiagnostic, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, StateEffect, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { proposals } from './code-mirror-completion.ts';
import { COLOURS, LOOK } from './code-mirror-look.ts';
import type { CodeFault, CodeHost, CodeLanguage, CodeSetting, LoadedEditor } from './code-types.ts';
import { faultRange } from './fault-range.ts';
import { jsonFaultAt } from './json-fault.ts';
import { JSONATA } from './jsonata.ts';

/** How long keys rest before a text is checked, in milliseconds. */
const REST = 300;

/** What a text refers to has changed. CodeMirror checks again only what was typed, unless it is told so. */
const CHECK_AGAIN = StateEffect.define<null>();

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
          linter((view) => this.diagnostics(view.state.doc.toString()), {
            delay: REST,
            needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some((effect) => effect.is(CHECK_AGAIN))),
          }),
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
      // What was selected is no more: else all of the new text might be, and the next key would replace it.
      const anchor = Math.min(this.view.state.selection.main.head, text.length);
      this.view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, selection: { anchor } });
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
    this.view.dispatch({ effects: CHECK_AGAIN.of(null) });
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
