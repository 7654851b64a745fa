// The editor of a mapping, as the element `<pipewright-mapping>`: its bar, its lines, and the other ways to look at it.
// What the lines mean, the server says; edits go through the outbox of the page's draft.

import { sayCode } from '../code/code-texts.ts';
import type { CodeTexts } from '../draft/wire.ts';
import { DESK } from '../draft/desk.ts';
import type { LineForm } from '../draft/forms.ts';
import { Asker, Overtaken } from '../look/asking.ts';
import { Knowledge } from './knowledge.ts';
import { LineEdits } from './line-edits.ts';
import { LinesBoard } from './lines-board.ts';
import { MappingBar, type View } from './mapping-bar.ts';
import { MissingList } from './missing-list.ts';
import { said, type MappingTexts } from './texts.ts';
import { Views } from './views.ts';

/** What the editor asks by itself: its answers leave standing what was told of something else. */
const BY_ITSELF: ReadonlySet<string> = new Set(['values', 'suggest', 'try', 'complete', 'target']);

class MappingElement extends HTMLElement {
  private readonly asker = new Asker(this);

  private readonly status = document.createElement('p');

  private readonly bar = new MappingBar({
    choose: (record) => this.choose(record),
    nextMissing: () => this.goToMissing(),
    listMissing: () => this.listMissing(),
    acceptAll: () => void this.edits.ask('accept', { targets: [] }),
    look: (view) => this.showOnly(view),
    close: () => this.done(),
  });

  private readonly knowledge = new Knowledge({
    maybe: (question, body) => this.maybe(question, body),
    opened: (opened) => {
      this.board.open(opened);
      this.showRecords();
    },
    begun: () => {
      // Whoever is somewhere else by now stays there.
      if (document.activeElement === document.body) this.board.focus();
    },
    valued: (values) => {
      if (values.isCut) this.tell(this.texts['cut'] ?? '', 'values');
      this.board.refresh();
      this.board.renew();
      this.showCoverage();
      this.views.refresh(this.view);
    },
    suggested: () => {
      this.board.refresh();
      this.showCoverage();
    },
  });

  private readonly edits = new LineEdits({
    maybe: (question, body) => this.maybe(question, body),
    facts: () => this.knowledge.facts,
    node: () => this.node,
    drawn: (source, target) => {
      this.tell(said(this.texts, 'drawn', source, target), 'values');
      this.board.show(target);
    },
    removed: () => this.board.focus(),
  });

  private readonly board = new LinesBoard(
    {
      maybe: (question, body) => this.maybe(question, body),
      knowledge: () => this.knowledge,
      choose: (record) => this.choose(record),
      tell: (sentence) => this.tell(sentence),
      done: () => this.done(),
      rendered: (rows) => {
        this.dataset['rendered'] = String(rows);
      },
    },
    this.edits,
  );

  private readonly views = new Views({
    ask: (question, body) => this.asker.ask(question, body),
    maybe: (question, body) => this.maybe(question, body),
    edit: (question, body) => void this.edits.ask(question, body),
    propose: (edits) => this.edits.propose(edits),
    go: (target) => this.goTo(target),
    record: () => ({ at: this.knowledge.record, count: this.knowledge.opened?.look.records ?? 0 }),
    node: () => this.node,
    count: (unfit) => {
      this.unfit = unfit;
      this.bar.showViews(this.view, unfit);
    },
    look: (view) => this.showOnly(view),
    tell: (sentence) => this.tell(sentence),
  });

  private readonly missing = new MissingList({
    go: (path) => this.goTo(path),
    accept: (target) => this.edits.accept(target),
    leaveOut: (target) => void this.edits.ask('ignore', { target, field: '' }),
    close: () => {
      this.showCoverage();
      this.bar.focusMissing();
    },
  });

  private texts: MappingTexts = {};

  /** The question that what is told is of; empty if it is of none. */
  private toldOf = '';

  private node = '';

  private view: View = 'lines';

  /** How many lines do not fit their source or target. */
  private unfit = 0;

  private forget: () => void = () => {};

  constructor() {
    super();
    this.status.className = 'pw-map-status';
    this.status.setAttribute('role', 'status');
    this.addEventListener('keydown', (event) => this.command(event));
    this.views.takeFilesOf(this);
  }

  connectedCallback(): void {
    this.append(this.bar.element, this.status, this.missing.element, this.board.element, ...this.views.elements());
    this.forget = DESK.subscribe(() => this.drafted());
    this.board.enter();
    this.showView();
  }

  disconnectedCallback(): void {
    this.board.leave();
    this.forget();
  }

  /** Called by the server with the mapping to edit, and the texts of the reader's language. */
  begin(node: string, texts: MappingTexts, code: CodeTexts): void {
    sayCode(code);
    this.node = node;
    this.texts = texts;
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', texts['label'] ?? '');
    [this.board, this.views, this.missing, this.bar].forEach((part) => part.say(texts));
    this.drafted();
    this.showView();
    void this.knowledge.open();
  }

  /** Called by the server: the draft has changed. */
  refresh(): void {
    this.knowledge.refresh();
  }

  /** Called by the server for the asker. */
  answered(question: string, number: number, answer: unknown): void {
    this.asker.answered(question, number, answer);
  }

  failed(question: string, number: number, sentence: string): void {
    this.asker.failed(question, number, sentence);
  }

  private async maybe<T>(question: string, body: unknown): Promise<T | undefined> {
    try {
      const answer = await this.asker.ask<T>(question, body);
      if (!BY_ITSELF.has(question) || this.toldOf === question) this.tell('');
      return answer;
    } catch (trouble) {
      if (!(trouble instanceof Overtaken)) this.tell((trouble as Error).message, question);
      return undefined;
    }
  }

  private tell(sentence: string, of = ''): void {
    this.toldOf = of;
    this.status.textContent = sentence;
  }

  private drafted(): void {
    const node = DESK.draft()?.shown().nodes.get(this.node);
    if (node === undefined) return;
    this.bar.name(node.name ?? '');
    if (this.knowledge.take((node['lines'] ?? []) as readonly LineForm[])) this.board.arrange();
    this.refresh();
  }

  private showRecords(): void {
    const { opened, record } = this.knowledge;
    if (opened !== undefined) this.bar.showRecords(opened.look, record);
  }

  private choose(record: number): void {
    this.knowledge.look(record);
    this.showRecords();
  }

  private showCoverage(): void {
    const { facts } = this.knowledge;
    this.missing.show(facts.missing, facts.suggestions());
    this.bar.showCoverage(facts.missing.length, facts.required(), facts.suggested.length, this.missing.isOpen());
  }

  private listMissing(): void {
    this.missing.toggle();
    this.showCoverage();
  }

  /** Goes to the next required field without a line, where one can be made. */
  private goToMissing(): void {
    const { missing } = this.knowledge.facts;
    const next = missing[(missing.indexOf(this.board.active()) + 1) % missing.length];
    if (next !== undefined) this.goTo(next);
  }

  private goTo(target: string): void {
    this.showOnly('lines');
    this.board.go(target);
  }

  private showView(): void {
    this.bar.showViews(this.view, this.unfit);
    this.board.element.hidden = this.view !== 'lines';
    this.views.show(this.view);
  }

  private showOnly(view: View): void {
    if (view === this.view) return;
    this.board.leaveLine();
    this.view = view;
    this.showView();
    this.views.refresh(view);
  }

  /** Keys that hold wherever a person is in the editor. */
  private command(event: KeyboardEvent): void {
    const isText = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable=true]') !== null;
    const undoes = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if (undoes && !isText) {
      event.preventDefault();
      const command = event.shiftKey ? 'redo' : 'undo';
      DESK.draft()?.afterSaving(() => this.dispatchEvent(new CustomEvent('mapping-command', { detail: { command } })));
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      if (isText && this.view === 'lines') this.board.focus();
      else this.done();
    }
  }

  private done(): void {
    this.board.leaveLine();
    this.dispatchEvent(new CustomEvent('mapping-close'));
  }
}

customElements.define('pipewright-mapping', MappingElement);
