// The form of the selected node; while none is, of the pipeline itself, and while several are, what can be done to them. It is part of the browser's desk: what is typed
// here goes through the same outbox as what is drawn, so that it is kept when the server can not be reached. The server says
// which fields there are.

import { sayCode } from '../code/code-texts.ts';
import { DESK } from '../draft/desk.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { NodeForm } from '../draft/forms.ts';
import type { CodeFault, CodeItems, FormStream, FormTexts, NodeFacts, PipelineEdit } from '../draft/wire.ts';
import { Asker, Overtaken } from '../look/asking.ts';
import { browserLater, Rest } from '../look/later.ts';
import { ConnectChoices } from './connect-choice.ts';
import { FieldList, type FieldHost } from './field-list.ts';
import { changed } from './field-values.ts';
import { NodeHead } from './node-head.ts';
import { PartView } from './part-view.ts';
import { PipelineForm } from './pipeline-form.ts';
import { problemsElsewhere, said } from './problems.ts';
import { SelectionView } from './selection-view.ts';
import { TextFold } from './text-fold.ts';

const NONE: NodeFacts = { node: '', fields: [], problems: [], connections: [], names: [], choices: [], part: { pipeline: '', name: '', newer: 0 }, help: '' };

/** How long after a change the server is asked what it says of it, in milliseconds. */
const PAUSE = 150;

class NodeFormElement extends HTMLElement implements FieldHost {
  /** Set by the server if somebody makes the connections that are wanted. */
  mayMakeConnections = false;

  private readonly hint = document.createElement('p');

  private readonly pipeline = new PipelineForm(this);

  private readonly several = new SelectionView(() => this.focus());

  private readonly body = document.createElement('div');

  private readonly elsewhere = document.createElement('div');

  private readonly head = new NodeHead(this);

  private readonly fields = new FieldList(this);

  private readonly inner = new PartView((version) => this.propose(changed(this.shown, 'version', version)));

  private readonly choices = new ConnectChoices((edge) => this.propose({ kind: 'addEdge', edge }));

  private readonly fold = new TextFold({
    texts: () => this.texts(),
    node: () => this.node(),
    check: (text) => this.asker.ask('fragment', { node: this.shown, text }),
    replace: (node) => this.propose({ kind: 'replaceNode', node }),
  });

  private readonly asker = new Asker(this);

  private readonly pause = new Rest(browserLater, PAUSE);

  private said: FormTexts | undefined;

  /** The id of the node that is shown; empty if none is. */
  private shown = '';

  /** Which node the person looked at last, here or elsewhere on the page. */
  private wanted = '';

  private selected: readonly string[] = [];

  /** The draft that the node is of: its page may be left before the form is. */
  private store: DraftStore | undefined;

  private facts: NodeFacts = NONE;

  /** The field that gets the focus as soon as its node is shown. */
  private awaited = { node: '', field: '' };

  private forget: () => void = () => {};

  connectedCallback(): void {
    this.tabIndex = -1;
    this.hint.className = 'pw-soft';
    this.body.className = 'pw-panel';
    this.elsewhere.className = 'pw-form-problems';
    this.elsewhere.setAttribute('aria-live', 'polite');
    this.body.append(this.head.element, this.elsewhere, this.inner.element, this.fields.element, this.choices.element, this.fold.element);
    this.append(this.hint, this.body);
    this.forget = DESK.subscribe(() => this.drawn());
    this.drawn();
  }

  disconnectedCallback(): void {
    this.leave();
    this.forget();
    this.pause.stop();
  }

  /** Called by the server with the texts of the reader's language. */
  say(texts: FormTexts): void {
    this.said = texts;
    sayCode(texts.code);
    this.pipeline.put(texts.pipeline);
    this.several.say(texts);
    this.head.say(texts);
    this.fold.say();
    this.choices.element.label = texts.connect;
    this.drawn();
  }

  /** Called by the server: another node is selected, or none. */
  select(id: string): void {
    this.wanted = id;
    this.drawn();
  }

  /** Called by the server: the person wants to see a field of a node, which is being selected. */
  goTo(node: string, field: string): void {
    this.awaited = { node, field };
    this.arrive();
  }

  /** Called by the server: an edit is saved, whoever did it. */
  saved(): void {
    this.drawn();
    this.askSoon();
  }

  /** Called by the server: a connection was made for the node. */
  connectBy(connection: string): void {
    this.propose(changed(this.shown, 'connection', connection));
  }

  /** Called by the server: the person has chosen what a node reads. */
  read(id: string, { settings, schema }: FormStream): void {
    const hasSchema = this.store?.shown().nodes.get(id)?.kind === 'source' && schema.length > 0;
    const edits = [changed(id, 'settings', settings), ...(hasSchema ? [changed(id, 'schema', schema)] : [])];
    this.propose({ kind: 'several', edits });
  }

  answered(question: string, number: number, answer: unknown): void {
    this.asker.answered(question, number, answer);
  }

  failed(question: string, number: number, sentence: string): void {
    this.asker.failed(question, number, sentence);
  }

  texts(): FormTexts {
    return this.said!;
  }

  node(): NodeForm | undefined {
    return this.store?.shown().nodes.get(this.shown);
  }

  propose(edit: PipelineEdit): void {
    void this.store?.propose(edit);
  }

  names(port: string): readonly string[] {
    return this.facts.names.find((one) => one.port === port)?.names ?? [];
  }

  connections(): readonly string[] {
    return this.facts.connections;
  }

  mayConnect(): boolean {
    return this.mayMakeConnections;
  }

  wantConnection(): void {
    const connector = String(this.node()?.['connector'] ?? 'http');
    this.dispatchEvent(new CustomEvent('connection-wanted', { detail: { connector } }));
  }

  wantStream(): void {
    const connection = String(this.node()?.['connection'] ?? '');
    this.dispatchEvent(new CustomEvent('stream-wanted', { detail: { node: this.shown, connection } }));
  }

  schema(): Promise<FormStream['schema']> {
    return this.asker.ask('schema', { node: this.shown });
  }

  complete(text: string, position: number): Promise<CodeItems | undefined> {
    return this.asker.ask<CodeItems>('complete', { node: this.shown, text, position }).catch(() => undefined);
  }

  completeTables(text: string, position: number): Promise<CodeItems | undefined> {
    return this.asker.ask<CodeItems>('tables', { node: this.shown, text, position }).catch(() => undefined);
  }

  check(text: string): Promise<readonly CodeFault[]> {
    return this.asker.ask<readonly CodeFault[]>('check', { text }).catch(() => []);
  }

  private drawn(): void {
    if (this.said === undefined) {
      return;
    }
    const selected = DESK.draft()?.selected() ?? this.selected;
    if (selected !== this.selected && selected.length + this.selected.length > 0) {
      this.selected = selected;
      this.wanted = selected.length === 1 ? (selected[0] ?? '') : '';
    }
    const isAnother = this.wanted !== this.shown;
    if (isAnother) {
      this.leave();
      this.shown = this.wanted;
      this.facts = NONE;
      if (this.shown !== this.awaited.node) this.awaited = { node: '', field: '' };
    }
    this.store = DESK.draft() ?? this.store;
    this.show(isAnother);
    if (isAnother) {
      this.pause.stop();
      void this.ask();
    }
  }

  private leave(): void {
    this.head.leave();
    this.fields.leave();
    this.fold.leave();
    this.pipeline.leave();
  }

  private show(isAnother: boolean): void {
    const node = this.node();
    const isSeveral = this.selected.length > 1 && this.store !== undefined;
    this.hint.hidden = node !== undefined || isSeveral;
    this.body.hidden = node === undefined;
    if (isSeveral) {
      this.pipeline.element.remove();
      if (!this.several.element.isConnected) this.hint.after(this.several.element);
      this.several.show(this.store!, this.selected);
      return;
    }
    if (this.several.element.isConnected) this.several.leave();
    if (node === undefined) {
      this.hint.textContent = this.texts().none;
      if (!this.pipeline.element.isConnected) this.hint.after(this.pipeline.element);
      this.pipeline.show(this.store?.shown());
      return;
    }
    this.pipeline.element.remove();
    this.head.show(this.store?.kinds().get(node.kind)?.text ?? node.kind, isAnother);
    if (isAnother) {
      this.fields.put(NONE, true);
      this.choices.show([], true);
      this.inner.show(NONE.part, this.texts());
      this.elsewhere.textContent = '';
    } else {
      this.fields.values();
    }
    this.fold.show(isAnother);
  }

  private arrive(): void {
    if (this.awaited.node !== '' && this.awaited.node === this.facts.node) {
      this.fields.goTo(this.awaited.field);
      this.awaited = { node: '', field: '' };
    }
  }

  private askSoon(): void {
    this.pause.restart(() => void this.ask());
  }

  private async ask(): Promise<void> {
    const id = this.shown;
    if (id === '') {
      return;
    }
    try {
      const facts = await this.asker.ask<NodeFacts>('form', { node: id });
      if (facts.node === this.shown) {
        this.take(facts);
      }
    } catch (trouble) {
      if (!(trouble instanceof Overtaken)) {
        this.elsewhere.textContent = (trouble as Error).message;
      }
    }
  }

  private take(facts: NodeFacts): void {
    const isFirst = this.facts.node !== facts.node;
    this.facts = facts;
    this.fields.put(facts, isFirst);
    this.choices.show(facts.choices, isFirst);
    this.inner.show(facts.part, this.texts());
    this.head.explain(facts.help);
    this.dataset['help'] = facts.help;
    const message = said(problemsElsewhere(facts.fields, facts.problems));
    if (this.elsewhere.textContent !== message) {
      this.elsewhere.textContent = message;
    }
    this.arrive();
  }
}

customElements.define('pipewright-node-form', NodeFormElement);
