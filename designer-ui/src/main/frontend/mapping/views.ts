// The ways to look at a mapping beside its lines: as one document, its tests, its target, and as a spreadsheet.

import { DESK } from '../draft/desk.ts';
import type { SheetPreview, TargetLook, TargetOffer, TestOutcomes, WholeDocument, WholeReading, WrittenSheet, PipelineEdit } from '../draft/wire.ts';
import { onDrop } from './files.ts';
import type { View } from './mapping-bar.ts';
import { SheetView } from './sheet-view.ts';
import { TargetView } from './target-view.ts';
import { TestsView } from './tests-view.ts';
import { said, type MappingTexts } from './texts.ts';
import { WholeView } from './whole-view.ts';

export interface ViewsHost {
  /** Asks the server; fails with what to tell the person. */
  ask<T>(question: string, body: unknown): Promise<T>;
  /** Asks the server; what fails is told, and gives nothing. */
  maybe<T>(question: string, body: unknown): Promise<T | undefined>;
  /** Proposes the edits that the server answers with. */
  edit(question: string, body: unknown): void;
  propose(edits: readonly PipelineEdit[]): void;
  /** Goes where the line of a target is changed. */
  go(target: string): void;
  /** The record that is looked at, and how many there are. */
  record(): { readonly at: number; readonly count: number };
  node(): string;
  /** How many lines do not fit. */
  count(unfit: number): void;
  /** Another way to look. */
  look(view: View): void;
  tell(sentence: string): void;
}

export class Views {
  private readonly host: ViewsHost;

  private readonly whole: WholeView;

  private readonly tests: TestsView;

  private readonly target: TargetView;

  private readonly sheet: SheetView;

  private texts: MappingTexts = {};

  constructor(host: ViewsHost) {
    this.host = host;
    this.whole = new WholeView({
      document: () => host.ask<WholeDocument>('document', {}),
      read: (text) => host.ask<WholeReading>('read', { text }),
      propose: (reading) => host.propose(reading.edits),
    });
    this.tests = new TestsView({
      tests: () => host.ask<TestOutcomes>('tests', {}).then((found) => found.tests),
      keep: (name) => this.keepTest(name),
      renew: (name) => host.edit('renewTest', { name }),
      drop: (name) => host.edit('noTest', { name }),
    });
    this.target = new TargetView({
      look: () => host.maybe<TargetLook>('target', {}),
      offer: (choice) => host.maybe<TargetOffer>('offer', choice),
      attach: (choice, moves) => host.edit('attach', { choice, moves }),
      detach: () => host.edit('detach', {}),
      mend: (row) => host.edit('mend', { side: row.side, targets: [row.target] }),
      mendAll: () => host.edit('mendAll', {}),
      ignore: (target, field) => host.edit('ignore', { target, field }),
      heed: () => host.edit('heed', {}),
      go: (target) => host.go(target),
      count: (drift) => host.count(drift.rows.length),
      tell: (sentence) => host.tell(sentence),
    });
    this.sheet = new SheetView({
      read: (sheet) => host.maybe<SheetPreview>('sheet', sheet),
      take: (sheet, targets) => host.edit('takeSheet', { ...sheet, targets }),
      write: (form) => host.maybe<WrittenSheet>('writeSheet', { form }).then((written) => written?.content),
      name: () => DESK.draft()?.shown().nodes.get(host.node())?.name ?? host.node(),
      tell: (sentence) => host.tell(sentence),
    });
  }

  /** A file that is dropped on the editor is a document of a target by its name, else a spreadsheet. */
  takeFilesOf(element: HTMLElement): void {
    onDrop(element, (file) => {
      const isDocument = /\.(json|ya?ml)$/i.test(file.name);
      this.host.look(isDocument ? 'target' : 'sheet');
      void (isDocument ? this.target : this.sheet).open(file);
    });
  }

  elements(): readonly HTMLElement[] {
    return [this.whole.element, this.tests.element, this.target.element, this.sheet.element];
  }

  say(texts: MappingTexts): void {
    this.texts = texts;
    [this.whole, this.tests, this.target, this.sheet].forEach((view) => view.say(texts));
  }

  show(view: View): void {
    this.whole.element.hidden = view !== 'document';
    this.tests.element.hidden = view !== 'tests';
    this.target.element.hidden = view !== 'target';
    this.sheet.element.hidden = view !== 'sheet';
  }

  /** The lines are others by now. What does not fit is counted whatever is shown. */
  refresh(view: View): void {
    void this.target.refresh();
    if (view === 'document') void this.whole.refresh();
    if (view === 'tests') void this.tests.refresh();
    if (view === 'sheet') void this.sheet.refresh();
  }

  private keepTest(name: string): void {
    const { at, count } = this.host.record();
    if (count === 0) this.host.tell(this.texts['noTestRecord'] ?? '');
    else this.host.edit('newTest', { record: at, name: name === '' ? this.nameOfRecord() : name });
  }

  private nameOfRecord(): string {
    const { at, count } = this.host.record();
    return said(this.texts, 'record', at + 1, count);
  }
}
