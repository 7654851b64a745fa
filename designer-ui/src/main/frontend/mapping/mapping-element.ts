// The editor of a mapping, as the element `<pipewright-mapping>`: what comes in on the left, what is wanted on the
// right, the lines between, and below them the line that is chosen. What the lines mean, the server says; edits go
// through the outbox of the page's draft.

import { sayCode } from '../code/code-texts.ts';
import type { CodeItems } from '../code/code-types.ts';
import type { CodeTexts } from '../draft/wire.ts';
import { DESK } from '../draft/desk.ts';
import type { LineForm } from '../draft/forms.ts';
import type { MappingEdits, MappingOpened, MappingValues, PipelineEdit, SourceRow, SuggestedLine, SuggestedLines, TriedLine } from '../draft/wire.ts';
import { Asker, Overtaken } from '../look/asking.ts';
import { browserLater, Rest } from '../look/later.ts';
import { MappingFacts } from './facts.ts';
import { LineDrag } from './line-drag.ts';
import { LineEditor } from './line-editor.ts';
import { LinesLayer } from './lines-layer.ts';
import { MappingBar, type View } from './mapping-bar.ts';
import { MissingList } from './missing-list.ts';
import { RowMarks } from './row-marks.ts';
import { said, type MappingTexts } from './texts.ts';
import { plain, withTargets, type Row } from './tree.ts';
import { TreeView } from './tree-view.ts';
import { Views } from './views.ts';

/** How long edits rest before their values are asked for, in milliseconds. */
const SOON = 60;

class MappingElement extends HTMLElement {
  private readonly asker = new Asker(this);

  private readonly rest = new Rest(browserLater, SOON);

  private readonly bar = new MappingBar({
    choose: (record) => this.choose(record),
    nextMissing: () => this.goToMissing(),
    listMissing: () => this.listMissing(),
    acceptAll: () => void this.edit('accept', { targets: [] }),
    look: (view) => this.showOnly(view),
    close: () => this.done(),
  });

  private readonly board = document.createElement('div');

  private readonly status = document.createElement('p');

  /** Where a field is named that nobody asked for. */
  private readonly more = document.createElement('input');

  /** Fields that were named and have no line yet. */
  private named: readonly string[] = [];

  private readonly sources = new TreeView('source', {
    fill: (parts, shown) => this.marks.fillSource(parts, shown),
    went: () => this.draw(),
    entered: (path) => this.drawTo(path),
    hovered: (path) => this.light(this.marks.hover('source', path)),
    moved: () => this.draw(),
    key: (event) => this.key(event),
  });

  private readonly targets = new TreeView('target', {
    fill: (parts, shown) => this.marks.fillTarget(parts, shown),
    went: () => {
      // Whoever goes on by keyboard does not look where the pointer rests.
      this.marks.hover('target', undefined);
      this.sources.refresh();
      this.showLine();
    },
    entered: () => this.editor.enter(),
    hovered: (path) => this.light(this.marks.hover('target', path)),
    moved: () => this.draw(),
    key: (event, path) => this.targetKey(event, path),
  });

  private readonly marks = new RowMarks({
    facts: () => this.facts,
    texts: () => this.texts,
    active: () => this.targets.rowOf(this.targets.active()),
    target: (path) => this.targets.rowOf(path),
  });

  private readonly layer = new LinesLayer(this.sources, this.targets);

  private readonly editor = new LineEditor({
    try: (target, expression) => this.maybe<TriedLine>('try', { target, expression }),
    complete: (target, text, position) => this.maybe<CodeItems>('complete', { target, text, position }),
    put: (target, expression) => this.put(target, expression),
    draw: (source, target) => void this.connect(source, target),
    remove: (target) => this.removeLine(target),
    move: (target, by) => this.move(target, by),
    choose: (record) => this.choose(record),
    accept: (target) => void this.edit('accept', { targets: [target] }),
  });

  private readonly views = new Views({
    ask: (question, body) => this.asker.ask(question, body),
    maybe: (question, body) => this.maybe(question, body),
    edit: (question, body) => void this.edit(question, body),
    propose: (edits) => this.propose(edits),
    go: (target) => this.goTo(target),
    record: () => ({ at: this.record, count: this.opened?.look.records ?? 0 }),
    node: () => this.node,
    count: (unfit) => {
      this.unfit = unfit;
      this.bar.showViews(this.view, unfit);
    },
    look: (view) => this.showOnly(view),
    tell: (sentence) => {
      this.status.textContent = sentence;
    },
  });

  private readonly missing = new MissingList({
    go: (path) => this.goTo(path),
    accept: (target) => void this.edit('accept', { targets: [target] }),
    leaveOut: (target) => void this.edit('ignore', { target, field: '' }),
    close: () => {
      this.showCoverage();
      this.bar.focusMissing();
    },
  });

  private texts: MappingTexts = {};

  private node = '';

  private opened: MappingOpened | undefined;

  private sourceRows: readonly Row[] = [];

  private values: MappingValues | undefined;

  private suggested: readonly SuggestedLine[] = [];

  private facts = new MappingFacts();

  private record = 0;

  private view: View = 'lines';

  /** How many lines do not fit their source or target. */
  private unfit = 0;

  private frame = 0;

  private forget: () => void = () => {};

  private readonly observer = new ResizeObserver(() => {
    this.sources.seen();
    this.targets.seen();
  });

  constructor() {
    super();
    this.board.className = 'pw-map-board';
    this.status.className = 'pw-map-status';
    this.status.setAttribute('role', 'status');
    this.more.className = 'pw-map-search pw-map-more';
    this.more.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.nameTarget(this.more.value.trim());
    });
    this.targets.element.append(this.more);
    this.board.append(this.sources.element, this.layer.element, this.targets.element, this.editor.element);
    new LineDrag(this.sources, this.targets, this.layer.drag, {
      aim: (target) => {
        if (this.marks.aim(target)) this.targets.refresh();
      },
      drop: (source, target) => void this.connect(source, this.nameOf(target)),
    });
    this.addEventListener('keydown', (event) => this.command(event));
    this.views.takeFilesOf(this);
  }

  connectedCallback(): void {
    this.append(this.bar.element, this.status, this.missing.element, this.board, ...this.views.elements());
    this.forget = DESK.subscribe(() => this.drafted());
    this.observer.observe(this.sources.scroller);
    this.observer.observe(this.targets.scroller);
    this.showView();
  }

  disconnectedCallback(): void {
    this.editor.leave();
    this.forget();
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
  }

  /** Called by the server with the mapping to edit, and the texts of the reader's language. */
  begin(node: string, texts: MappingTexts, code: CodeTexts): void {
    sayCode(code);
    this.node = node;
    this.texts = texts;
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', texts['label'] ?? '');
    this.sources.say(texts['source'] ?? '', texts['find'] ?? '');
    this.targets.say(texts['target'] ?? '', texts['find'] ?? '');
    this.views.say(texts);
    this.missing.say(texts);
    this.bar.say(texts);
    this.more.placeholder = texts['addTarget'] ?? '';
    this.more.setAttribute('aria-label', texts['addTarget'] ?? '');
    this.drafted();
    this.showView();
    this.sources.tell(texts['opening'] ?? '');
    void this.open();
  }

  /** Called by the server: the draft has changed. */
  refresh(): void {
    this.rest.restart(() => void this.evaluate());
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
      this.status.textContent = '';
      return answer;
    } catch (trouble) {
      if (!(trouble instanceof Overtaken)) this.status.textContent = (trouble as Error).message;
      return undefined;
    }
  }

  private async open(): Promise<void> {
    const opened = await this.maybe<MappingOpened>('open', {});
    if (opened === undefined) return;
    this.opened = opened;
    this.sourceRows = opened.look.sources.map((row: SourceRow) => ({ ...row, required: false, about: row.path }));
    this.editor.say(this.texts, opened.functions);
    this.editor.offer(this.sourceRows);
    this.sources.tell(this.sourceRows.length === 0 ? (this.texts['noSource'] ?? '') : '');
    this.sources.show(this.sourceRows);
    this.arrange();
    this.showRecords();
    await this.evaluate();
    // Whoever is somewhere else by now stays there.
    if (document.activeElement === document.body) this.targets.scroller.focus();
  }

  private drafted(): void {
    const node = DESK.draft()?.shown().nodes.get(this.node);
    if (node === undefined) return;
    this.bar.name(node.name ?? '');
    const lines = (node['lines'] ?? []) as readonly LineForm[];
    if (lines !== this.facts.lines) {
      this.know(lines);
      this.arrange();
    }
    this.refresh();
  }

  private know(lines: readonly LineForm[]): void {
    this.facts = new MappingFacts(lines, this.values, this.suggested);
  }

  /** The rows of the target are those that are wanted, and those that lines give beyond them. */
  private arrange(): void {
    const wanted: readonly Row[] = this.opened?.look.targets ?? [];
    const rows = withTargets(wanted, [...this.facts.lines.map((line) => line.target ?? ''), ...this.named]);
    this.targets.tell(rows.length === 0 ? (this.texts['noSuchTarget'] ?? '') : '');
    this.targets.show(rows);
    this.showLine();
  }

  private nameTarget(path: string): void {
    if (path === '') return;
    this.named = [...this.named, path];
    this.more.value = '';
    this.arrange();
    this.targets.go(this.targets.tree().shown.find((shown) => plain(shown.row.path) === plain(path))?.row.path ?? path);
    this.editor.enter();
  }

  private async evaluate(): Promise<void> {
    if (this.opened === undefined) return;
    const values = await this.maybe<MappingValues>('values', { record: this.record });
    if (values === undefined) return;
    if (values.fields !== this.opened.look.fields) {
      // The source or the target has other fields by now.
      void this.open();
      return;
    }
    this.values = values;
    this.know(this.facts.lines);
    if (values.isCut) this.status.textContent = this.texts['cut'] ?? '';
    this.sources.refresh();
    this.targets.refresh();
    this.showCoverage();
    this.showLine();
    this.draw();
    void this.suggest();
    this.views.refresh(this.view);
  }

  private async suggest(): Promise<void> {
    const found = await this.maybe<SuggestedLines>('suggest', {});
    if (found === undefined) return;
    this.suggested = found.lines;
    this.know(this.facts.lines);
    this.targets.refresh();
    this.showCoverage();
    this.showLine();
    this.draw();
  }

  private showRecords(): void {
    if (this.opened !== undefined) this.bar.showRecords(this.opened.look, this.record);
  }

  private choose(record: number): void {
    this.record = record;
    this.showRecords();
    void this.evaluate();
  }

  private showCoverage(): void {
    const { facts } = this;
    this.missing.show(facts.missing, facts.suggestions());
    this.bar.showCoverage(facts.missing.length, facts.required(), facts.suggested.length, this.missing.isOpen());
  }

  private listMissing(): void {
    this.missing.toggle();
    this.showCoverage();
  }

  /** Goes to the next required field without a line, where one can be made. */
  private goToMissing(): void {
    const { missing } = this.facts;
    const next = missing[(missing.indexOf(this.targets.active()) + 1) % missing.length];
    if (next !== undefined) this.goTo(next);
  }

  /** Goes where a line for a target is made or changed. */
  private goTo(target: string): void {
    this.showOnly('lines');
    this.targets.go(target);
    this.editor.enter();
  }

  private showView(): void {
    this.bar.showViews(this.view, this.unfit);
    this.board.hidden = this.view !== 'lines';
    this.views.show(this.view);
  }

  private showOnly(view: View): void {
    if (view === this.view) return;
    this.editor.leave();
    this.view = view;
    this.showView();
    this.views.refresh(view);
  }

  /** The target of a row as its line has it, or would have it. */
  private nameOf(path: string): string {
    const row = this.targets.rowOf(path);
    return row === undefined ? path : this.facts.nameOf(row);
  }

  private showLine(): void {
    const path = this.targets.active();
    const row = this.targets.rowOf(path);
    if (path === '') {
      this.editor.show(undefined, this.record);
      return;
    }
    const target = this.nameOf(path);
    this.editor.show({ target, row, line: this.facts.lineOf(target), suggestion: this.facts.suggestion(target) }, this.record);
    this.draw();
  }

  private light(isAnother: boolean): void {
    if (isAnother) {
      this.sources.refresh();
      this.targets.refresh();
      this.draw();
    }
  }

  /** Lines are drawn once a frame, however often something moves. */
  private draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.drawNow());
  }

  private drawNow(): void {
    this.layer.draw(this.facts.given, this.marks.hotLines(), this.facts.suggested);
    this.dataset['rendered'] = String(this.sources.rendered + this.targets.rendered);
  }

  /** A field of the source is drawn to the chosen target. */
  private drawTo(source: string): void {
    const target = this.targets.active();
    if (target === '') this.status.textContent = this.texts['noTarget'] ?? '';
    else void this.connect(source, this.nameOf(target));
  }

  private async connect(source: string, target: string): Promise<void> {
    const drawn = await this.maybe<MappingEdits>('draw', { source, target });
    if (drawn === undefined) return;
    this.propose(drawn.edits);
    this.status.textContent = said(this.texts, 'drawn', source, target);
    const row = this.targets.tree().shown.find((shown) => plain(shown.row.path) === plain(target));
    this.targets.go(row?.row.path ?? target);
  }

  private async edit(question: string, body: unknown): Promise<void> {
    const edits = await this.maybe<MappingEdits>(question, body);
    if (edits !== undefined) this.propose(edits.edits);
  }

  private propose(edits: readonly PipelineEdit[]): void {
    edits.forEach((edit) => void DESK.draft()?.propose(edit));
  }

  private put(target: string, expression: string): void {
    const { node } = this;
    const line = { target, expression };
    this.propose([this.facts.lineOf(target) === undefined ? { kind: 'addMappingLine', node, at: this.facts.lines.length, line } : { kind: 'setMappingLine', node, target, line }]);
  }

  private removeLine(target: string): void {
    if (this.facts.lineOf(target) === undefined) return;
    this.propose([{ kind: 'removeMappingLine', node: this.node, target }]);
    this.targets.scroller.focus();
  }

  private move(target: string, by: number): void {
    const at = this.facts.lines.findIndex((line) => line.target === target) + by;
    if (at >= 0 && at < this.facts.lines.length) this.propose([{ kind: 'moveMappingLine', node: this.node, target, at }]);
  }

  private targetKey(event: KeyboardEvent, path: string): void {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      this.removeLine(this.nameOf(path));
      event.preventDefault();
    } else {
      this.key(event);
    }
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.done();
    }
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
      if (isText && this.view === 'lines') this.targets.scroller.focus();
      else this.done();
    }
  }

  private done(): void {
    this.editor.leave();
    this.dispatchEvent(new CustomEvent('mapping-close'));
  }
}

customElements.define('pipewright-mapping', MappingElement);
