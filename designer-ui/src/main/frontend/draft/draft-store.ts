// The state behind a page that shows or edits a draft: it takes the server's messages and the person's edits, and tells
// whoever shows something what to show.

import { browserLater, type Later } from '../look/later.ts';
import { baseOf, choicesOf, type Choice } from './choices.ts';
import { inserted } from './clipboard.ts';
import { applied, drawingOf, EMPTY, type Drawing } from './drawing.ts';
import { idSource, type IdSource } from './ids.ts';
import { Outbox, type ProposalStorage, type SaveState } from './outbox.ts';
import { edgeId, type PositionForm } from './forms.ts';
import { inParts } from './parts.ts';
import type { BoxCounters, BoxMark, DraftChoice, DraftProposal, DraftSnapshot, DraftUpdate, DrawingMarks, KindLook, LiveCounters, NodeLook, NodeMark, OtherPerson, PaletteEntry, PipelineEdit, ProblemMarks, TemplateDrawing } from './wire.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly editable: boolean;
}

export class DraftStore {
  private confirmed: Drawing = EMPTY;

  private drawing: Drawing = EMPTY;

  private seq = 0;

  private name = '';

  private outbox: Outbox | undefined;

  /** Begins the ids of edits: who wrote them has seen them. */
  private writer = newWriter();

  /** What had been seen when the person entered the field that they are in; undefined while they are in none. */
  private enteredAt: number | undefined;

  private answers: readonly DraftChoice[] = [];

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

  /** How much is being typed that is not proposed yet. */
  private held = 0;

  private kept: SaveState = { pending: 0, online: true, kept: true, retrying: false, choices: 0 };

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

  /** Takes in what has changed of it; a node without problems any more has a mark that counts none. */
  showProblems({ nodes }: ProblemMarks): void {
    const marks = new Map(this.problemMarks);
    nodes.forEach((mark) => (mark.count === 0 ? marks.delete(mark.node) : marks.set(mark.node, mark)));
    this.problemMarks = marks;
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
    this.name = snapshot.draft;
    this.boxFrame = { width: snapshot.boxWidth, height: snapshot.boxHeight, editable: snapshot.editable };
    this.newIds = idSource(snapshot.idSeed === '' ? '' : `${snapshot.idSeed}:${snapshot.seq}`);
    this.nodeLooks = new Map(snapshot.looks.map((look) => [look.id, look]));
    this.kindLooks = new Map(snapshot.kinds.map((look) => [look.kind, look]));
    this.outbox = snapshot.editable
      ? new Outbox(snapshot.draft, this.storage, this.send, (state) => this.saved(state), this.later)
      : undefined;
    this.show();
    await this.outbox?.open();
    // What an earlier page left behind lies under all that is written from now on.
    const left = this.outbox?.pending().at(-1)?.editId ?? '';
    if (left.includes('.')) this.writer = left.slice(0, left.indexOf('.'));
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
    this.answers = this.answers.filter((answer) => answer.editId !== editId);
    await this.outbox?.settle(editId);
    this.show();
  }

  /** The server could not save the edit for now. */
  postpone(editId: string): void {
    this.outbox?.postpone(editId);
  }

  async propose(edit: PipelineEdit): Promise<void> {
    await this.put(this.newEditId(), baseOf(edit, this.outbox?.held() ?? [], this.enteredAt ?? this.seq), edit);
  }

  /** Under which name the browser keeps what is not saved of the draft: that of its tenant, person and pipeline. */
  keptAs(): string {
    return this.name;
  }

  /** Proposes what may be about many nodes, in parts that are one step to take back. */
  async command(edits: readonly PipelineEdit[]): Promise<void> {
    const parts = inParts(edits);
    if (parts.length === 1) {
      await this.propose(parts[0]!);
    } else {
      const command = this.newEditId();
      await Promise.all(parts.map((edit, part) => this.put(`${command}/${part}`, baseOf(edit, this.outbox?.held() ?? [], this.seq), edit)));
    }
  }

  /** The person is in a field: what they write there stands on what they saw when they entered it. */
  enter(): void {
    this.enteredAt = this.seq;
  }

  /** The person has left a field. */
  leave(): void {
    this.enteredAt = undefined;
  }

  /** Others have written something else where a proposal wants to write: the person chooses. */
  choose(answer: DraftChoice): void {
    this.answers = [...this.answers.filter((one) => one.editId !== answer.editId), answer];
    this.outbox?.hold(answer.editId);
    this.show();
  }

  /** What the person has to choose. */
  readonly choices = (): readonly Choice[] => choicesOf(this.answers);

  /** The person has chosen: their own value is proposed as any other edit; what was overtaken is forgotten. */
  async chosen({ newest, editIds }: Choice, isMine: boolean): Promise<void> {
    const edits = isMine ? [newest.insisting] : newest.fitting;
    for (const edit of edits) await this.put(this.newEditId(), newest.seq, edit);
    for (const editId of editIds) await this.settle(editId);
    // What is left may fit now, as when its node was brought back.
    this.answers = [];
    this.outbox?.release();
    this.show();
  }

  private newEditId(): string {
    return `${this.writer}.${crypto.randomUUID()}`;
  }

  private async put(editId: string, baseSeq: number, edit: PipelineEdit): Promise<void> {
    await this.outbox?.propose({ editId, baseSeq, edit });
  }

  /** Runs a command once all that was done before it is saved. */
  afterSaving(command: () => void): void {
    this.commands = [...this.commands, command];
    this.runCommands();
  }

  /** Something is typed that will be proposed: it is not saved, and commands wait for it, until the answer is called. */
  hold(): () => void {
    this.held += 1;
    this.tellSaving();
    return () => {
      this.held -= 1;
      this.tellSaving();
    };
  }

  connection(online: boolean): void {
    this.outbox?.connection(online);
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
    this.kept = state;
    this.show();
    this.tellSaving();
  }

  private tellSaving(): void {
    this.saving({ ...this.kept, pending: this.kept.pending + this.held });
    this.runCommands();
  }

  private runCommands(): void {
    if (this.kept.pending + this.held === 0) {
      const commands = this.commands;
      this.commands = [];
      commands.forEach((command) => command());
    }
  }

  private show(): void {
    this.drawing = (this.outbox?.pending() ?? []).reduce((shown, proposal) => applied(shown, proposal.edit), this.confirmed);
    // What is removed, whoever does it, is selected no more.
    const left = this.selection.filter((id) => this.drawing.nodes.has(id));
    if (left.length < this.selection.length) this.selection = left;
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

function newWriter(): string {
  return crypto.randomUUID().slice(0, 8);
}
