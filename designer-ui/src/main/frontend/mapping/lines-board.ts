// The mapping as lines: what comes in on the left, what is wanted on the right, the lines between, and below them the line
// that is chosen.

import type { CodeItems } from '../code/code-types.ts';
import type { MappingOpened, SourceRow, TriedLine } from '../draft/wire.ts';
import type { Knowledge } from './knowledge.ts';
import { LineDrag } from './line-drag.ts';
import { LineEditor } from './line-editor.ts';
import type { LineEdits } from './line-edits.ts';
import { LinesLayer } from './lines-layer.ts';
import { NamedTargets } from './named-targets.ts';
import { RowMarks } from './row-marks.ts';
import type { MappingTexts } from './texts.ts';
import { plain, withTargets, type Row } from './tree.ts';
import { TreeView } from './tree-view.ts';

export interface BoardHost {
  /** Asks the server; what fails is told, and gives nothing. */
  maybe<T>(question: string, body: unknown): Promise<T | undefined>;
  knowledge(): Knowledge;
  /** Looks at another record. */
  choose(record: number): void;
  tell(sentence: string): void;
  /** The person is done with the mapping. */
  done(): void;
  /** So many rows were rendered so far. */
  rendered(rows: number): void;
}

export class LinesBoard {
  readonly element = document.createElement('div');

  private readonly host: BoardHost;

  private readonly edits: LineEdits;

  private texts: MappingTexts = {};

  private readonly named = new NamedTargets((path) => this.goToNamed(path));

  private readonly sources: TreeView;

  private readonly targets: TreeView;

  private readonly marks: RowMarks;

  private readonly layer: LinesLayer;

  private readonly editor: LineEditor;

  private frame = 0;

  private readonly observer = new ResizeObserver(() => {
    this.sources.seen();
    this.targets.seen();
  });

  constructor(host: BoardHost, edits: LineEdits) {
    this.host = host;
    this.edits = edits;
    this.sources = new TreeView('source', {
      fill: (parts, shown) => this.marks.fillSource(parts, shown),
      went: () => this.draw(),
      entered: (path) => this.drawTo(path),
      hovered: (path) => this.light(this.marks.hover('source', path)),
      moved: () => this.draw(),
      key: (event) => this.key(event),
    });
    this.targets = new TreeView('target', {
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
    this.marks = new RowMarks({
      facts: () => host.knowledge().facts,
      texts: () => this.texts,
      active: () => this.targets.rowOf(this.targets.active()),
      target: (path) => this.targets.rowOf(path),
    });
    this.layer = new LinesLayer(this.sources, this.targets);
    this.editor = new LineEditor({
      try: (target, expression) => host.maybe<TriedLine>('try', { target, expression }),
      complete: (target, text, position) => host.maybe<CodeItems>('complete', { target, text, position }),
      put: (target, expression) => edits.put(target, expression),
      draw: (source, target) => void edits.connect(source, target),
      remove: (target) => edits.remove(target),
      move: (target, by) => edits.move(target, by),
      choose: (record) => host.choose(record),
      accept: (target) => edits.accept(target),
      itemByItem: (target, expression) => void edits.ask('itemByItem', { target, expression }),
      resized: () => this.targets.reveal(),
    });
    this.element.className = 'pw-map-board';
    this.targets.element.append(this.named.element);
    this.element.append(this.sources.element, this.layer.element, this.targets.element, this.editor.element);
    new LineDrag(this.sources, this.targets, this.layer.drag, {
      aim: (target) => {
        if (this.marks.aim(target)) this.targets.refresh();
      },
      drop: (source, target) => void edits.connect(source, this.nameOf(target)),
    });
  }

  /** The board is on the page. */
  enter(): void {
    this.observer.observe(this.sources.scroller);
    this.observer.observe(this.targets.scroller);
  }

  leave(): void {
    this.leaveLine();
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
  }

  /** Proposes what is typed. */
  leaveLine(): void {
    this.editor.leave();
  }

  say(texts: MappingTexts): void {
    this.texts = texts;
    this.sources.say(texts['source'] ?? '', texts['find'] ?? '');
    this.targets.say(texts['target'] ?? '', texts['find'] ?? '');
    this.named.say(texts);
    this.sources.tell(texts['opening'] ?? '');
  }

  open({ look, functions }: MappingOpened): void {
    const rows = look.sources.map((row: SourceRow) => ({ ...row, required: false, about: row.path }));
    this.editor.say(this.texts, functions);
    this.editor.offer(rows);
    this.sources.tell(rows.length === 0 ? (this.texts['noSource'] ?? '') : '');
    this.sources.show(rows);
    this.arrange();
  }

  /** The rows of the target are those that are wanted, and those that lines give beyond them. */
  arrange(): void {
    const { facts, opened } = this.host.knowledge();
    const wanted: readonly Row[] = opened?.look.targets ?? [];
    const rows = withTargets(wanted, [...facts.lines.map((line) => line.target ?? ''), ...this.named.paths]);
    this.targets.tell(rows.length === 0 ? (this.texts['noSuchTarget'] ?? '') : '');
    this.targets.show(rows);
    this.showLine();
  }

  /** What the lines give, or what could be given, is other than before. */
  refresh(): void {
    this.sources.refresh();
    this.targets.refresh();
    this.showLine();
    this.draw();
  }

  /** The server knows the lines as they are now. */
  renew(): void {
    this.editor.renew();
  }

  /** The target that the person has gone to; empty for none. */
  active(): string {
    return this.targets.active();
  }

  focus(): void {
    this.targets.scroller.focus();
  }

  /** Goes to the row of a target, and not into its line. */
  show(target: string): void {
    this.targets.go(this.pathOf(target));
  }

  /** Goes where a line for a target is made or changed. */
  go(path: string): void {
    this.targets.go(path);
    this.editor.enter();
  }

  private goToNamed(path: string): void {
    this.arrange();
    this.go(this.pathOf(path));
  }

  private pathOf(target: string): string {
    return this.targets.tree().shown.find((shown) => plain(shown.row.path) === plain(target))?.row.path ?? target;
  }

  /** The target of a row as its line has it, or would have it. */
  private nameOf(path: string): string {
    const row = this.targets.rowOf(path);
    return row === undefined ? path : this.host.knowledge().facts.nameOf(row);
  }

  private showLine(): void {
    const { facts, record } = this.host.knowledge();
    const path = this.targets.active();
    const row = this.targets.rowOf(path);
    if (path === '') {
      this.editor.show(undefined, record);
      return;
    }
    const target = this.nameOf(path);
    this.editor.show({ target, row, line: facts.lineOf(target), suggestion: facts.suggestion(target) }, record);
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
    const { facts } = this.host.knowledge();
    this.layer.draw(facts.given, this.marks.hotLines(), facts.suggested);
    this.host.rendered(this.sources.rendered() + this.targets.rendered());
  }

  /** A field of the source is drawn to the chosen target. */
  private drawTo(source: string): void {
    const target = this.targets.active();
    if (target === '') this.host.tell(this.texts['noTarget'] ?? '');
    else void this.edits.connect(source, this.nameOf(target));
  }

  private targetKey(event: KeyboardEvent, path: string): void {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      this.edits.remove(this.nameOf(path));
      event.preventDefault();
    } else {
      this.key(event);
    }
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.host.done();
    }
  }
}
