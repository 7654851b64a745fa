// The state behind a page that shows or edits a draft: it takes the server's messages and the person's edits, and tells
// whoever shows something what to show.

import { browserLater, type Later } from '../look/later.ts';
import { inserted } from './clipboard.ts';
import { applied, drawingOf, EMPTY, type Drawing } from './drawing.ts';
import { idSource, type IdSource } from './ids.ts';
import { Outbox, type ProposalStorage, type SaveState } from './outbox.ts';
import { edgeId, type PositionForm } from './forms.ts';
import type { BoxCounters, BoxMark, DraftProposal, DraftSnapshot, DraftUpdate, DrawingMarks, KindLook, LiveCounters, NodeLook, NodeMark, OtherPerson, PaletteEntry, PipelineEdit, ProblemMarks, TemplateDrawing } from './wire.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly editable: boolean;
}

export class DraftStore {
  private confirmed: Drawing = EMPTY;

  private drawing: Drawing = EMPTY;

  private seq = 0;

  private outbox: Outbox | undefined;

  private boxCounters: ReadonlyMap<string, BoxCounters> = new Map();

  private boxMarks: ReadonlyMap<string, BoxMark> = new Map();

  private lineMarks: ReadonlyMap<string, string> = new Map();

  private boxFrame: Frame = { width: 0, height: 0, editable: false };

  private nodeLooks: ReadonlyMap<string, NodeLook> = new Map();

  private kindLooks: ReadonlyMap<string, KindLook> = new Map();

  private selection: readonly string[] = [];

  /** The node to be brought into view, with a number that tells one wish from the next. */
  private wish: { readonly id: string; readonly number: number } = { id: '', number: 0 };

  private paletteEntries: readonly PaletteEntry[] = [];

  private template: (id: string) => Promise<TemplateDrawing> = () => Promise.reject(new Error('the palette is not there yet'));

  private problemMarks: ReadonlyMap<string, NodeMark> = new Map();

  private others: readonly OtherPerson[] = [];

  private newIds: IdSource = idSource('');

  private readonly listeners = new Set<() => void>();

  private readonly storage: ProposalStorage;

  private readonly send: (proposal: DraftProposal) => void;

  private readonly saving: (state: SaveState) => void;

  private readonly later: Later;

  private commands: readonly (() => void)[] = [];

  constructor(
    storage: ProposalStorage,
    send: (proposal: DraftProposal) => void,
    saving: (state: SaveState) => void,
    later: Later = browserLater,
  ) {
    this.storage = storage;
    this.send = send;
    this.saving = saving;
    this.later = later;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The draft with all that this browser has proposed. */
  readonly shown = (): Drawing => this.drawing;

  readonly frame = (): Frame => this.boxFrame;

  /** What the server says of nodes in words; a node that it has not heard of yet has none. */
  readonly looks = (): ReadonlyMap<string, NodeLook> => this.nodeLooks;

  readonly kinds = (): ReadonlyMap<string, KindLook> => this.kindLooks;

  readonly counters = (): ReadonlyMap<string, BoxCounters> => this.boxCounters;

  /** How boxes differ from those of another drawing; empty unless two are compared. */
  readonly marks = (): ReadonlyMap<string, BoxMark> => this.boxMarks;

  /** How lines differ, by the ids of their edges. */
  readonly markedLines = (): ReadonlyMap<string, string> => this.lineMarks;

  /** The ids of the nodes that the person looks at. */
  readonly selected = (): readonly string[] => this.selection;

  select(ids: readonly string[]): void {
    if (ids.length !== this.selection.length || ids.some((id, at) => id !== this.selection[at])) {
      this.selection = ids;
      this.tell();
    }
  }

  /** The person wants to see a node: whoever draws it brings it into view. */
  reveal(id: string): void {
    this.wish = { id, number: this.wish.number + 1 };
    this.selection = [id];
    this.tell();
  }

  readonly revealed = (): { readonly id: string; readonly number: number } => this.wish;

  /** What can be put in; empty until the server has told it. */
  readonly palette = (): readonly PaletteEntry[] => this.paletteEntries;

  /** @param template asks for the drawing of a template */
  offer(entries: readonly PaletteEntry[], template: (id: string) => Promise<TemplateDrawing>): void {
    this.paletteEntries = entries;
    this.template = template;
    this.tell();
  }

  /**
   * Puts all nodes of a template in, as one edit, and selects them.
   *
   * @return their ids
   */
  async insert(template: string, at: PositionForm): Promise<readonly string[]> {
    const drawing = await this.template(template);
    const made = inserted(drawing, this.shown(), at, this.frame(), this.ids());
    void this.propose(made.edit);
    this.select(made.ids);
    return made.ids;
  }

  /** What is wrong with nodes, by their ids. */
  readonly problems = (): ReadonlyMap<string, NodeMark> => this.problemMarks;

  showProblems({ nodes }: ProblemMarks): void {
    this.problemMarks = new Map(nodes.map((mark) => [mark.node, mark]));
    this.tell();
  }

  /** Who else has the draft open, and what each has selected. */
  readonly people = (): readonly OtherPerson[] => this.others;

  present(people: readonly OtherPerson[]): void {
    if (people !== this.others) {
      this.others = people;
      this.tell();
    }
  }

  /** Where ids of new nodes come from. */
  ids(): IdSource {
    return this.newIds;
  }

  async open(snapshot: DraftSnapshot): Promise<void> {
    this.confirmed = drawingOf(snapshot.pipeline, snapshot.layout);
    this.seq = snapshot.seq;
    this.boxFrame = { width: snapshot.boxWidth, height: snapshot.boxHeight, editable: snapshot.editable };
    this.newIds = idSource(snapshot.idSeed === '' ? '' : `${snapshot.idSeed}:${snapshot.seq}`);
    this.nodeLooks = new Map(snapshot.looks.map((look) => [look.id, look]));
    this.kindLooks = new Map(snapshot.kinds.map((look) => [look.kind, look]));
    this.outbox = snapshot.editable
      ? new Outbox(snapshot.draft, this.storage, this.send, (state) => this.saved(state), this.later)
      : undefined;
    this.show();
    await this.outbox?.open();
  }

  async update(update: DraftUpdate): Promise<void> {
    // An update may arrive twice: once as the answer to its author, once from the draft's log.
    if (update.seq > this.seq) {
      this.seq = update.seq;
      this.confirmed = applied(this.confirmed, update.edit);
      this.nodeLooks = new Map([...this.nodeLooks, ...update.looks.map((look) => [look.id, look] as const)]);
    }
    await this.outbox?.settle(update.editId);
    this.show();
  }

  /** The server has saved the proposal before, or will not. */
  async settle(editId: string): Promise<void> {
    await this.outbox?.settle(editId);
    this.show();
  }

  /** The server could not save the edit for now. */
  postpone(editId: string): void {
    this.outbox?.postpone(editId);
  }

  async propose(edit: PipelineEdit): Promise<void> {
    await this.outbox?.propose({ editId: crypto.randomUUID(), baseSeq: this.seq, edit });
  }

  /** Runs a command once all that was done before it is saved. */
  afterSaving(command: () => void): void {
    this.commands = [...this.commands, command];
    this.runCommands(this.outbox?.pending().length ?? 0);
  }

  connection(online: boolean): void {
    this.outbox?.connection(online);
  }

  /** True if nothing would be lost with the page. */
  mayGo(): boolean {
    return this.outbox?.mayGo() ?? true;
  }

  /** The page is left. What is proposed from now on is kept for the next one. */
  close(): void {
    this.outbox?.close();
  }

  count(live: LiveCounters): void {
    this.boxCounters = new Map(live.boxes.map((box) => [box.id, box]));
    this.tell();
  }

  mark(marks: DrawingMarks): void {
    this.boxMarks = new Map(marks.boxes.map((box) => [box.id, box]));
    this.lineMarks = new Map(marks.lines.map((line) => [edgeId(line.edge), line.mark]));
    this.tell();
  }

  private saved(state: SaveState): void {
    this.show();
    this.saving(state);
    this.runCommands(state.pending);
  }

  private runCommands(pending: number): void {
    if (pending === 0) {
      const commands = this.commands;
      this.commands = [];
      commands.forEach((command) => command());
    }
  }

  private show(): void {
    this.drawing = (this.outbox?.pending() ?? []).reduce((shown, proposal) => applied(shown, proposal.edit), this.confirmed);
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}
