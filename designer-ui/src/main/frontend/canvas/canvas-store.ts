// The state behind one canvas: it takes the server's messages and the person's edits, and tells React what to show.

import { drawingOf, EMPTY, withProposals, withUpdate, type Drawing } from './drawing.ts';
import { browserLater, type Later } from '../look/later.ts';
import { Outbox, type ProposalStorage, type SaveState } from './outbox.ts';
import type { BoxCounters, CanvasEdit, CanvasProposal, CanvasSnapshot, CanvasUpdate, LiveCounters } from './wire.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly editable: boolean;
}

export class CanvasStore {
  private confirmed: Drawing = EMPTY;

  private drawing: Drawing = EMPTY;

  private seq = 0;

  private outbox: Outbox | undefined;

  private boxCounters: ReadonlyMap<string, BoxCounters> = new Map();

  private canvasFrame: Frame = { width: 0, height: 0, editable: false };

  private readonly listeners = new Set<() => void>();

  private readonly storage: ProposalStorage;

  private readonly send: (proposal: CanvasProposal) => void;

  private readonly saving: (state: SaveState) => void;

  private readonly later: Later;

  private commands: readonly (() => void)[] = [];

  constructor(
    storage: ProposalStorage,
    send: (proposal: CanvasProposal) => void,
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

  readonly shown = (): Drawing => this.drawing;

  readonly frame = (): Frame => this.canvasFrame;

  readonly counters = (): ReadonlyMap<string, BoxCounters> => this.boxCounters;

  async open(snapshot: CanvasSnapshot): Promise<void> {
    this.confirmed = drawingOf(snapshot);
    this.seq = snapshot.seq;
    this.canvasFrame = { width: snapshot.boxWidth, height: snapshot.boxHeight, editable: snapshot.editable };
    this.outbox = snapshot.editable
      ? new Outbox(snapshot.draft, this.storage, this.send, (state) => this.saved(state), this.later)
      : undefined;
    this.show();
    await this.outbox?.open();
  }

  async update(update: CanvasUpdate): Promise<void> {
    // An update may arrive twice: once as the answer to its author, once from the draft's log.
    if (update.seq > this.seq) {
      this.seq = update.seq;
      this.confirmed = withUpdate(this.confirmed, update);
    }
    await this.outbox?.settle(update.editId);
    this.show();
  }

  async refuse(editId: string): Promise<void> {
    await this.outbox?.settle(editId);
    this.show();
  }

  /** The server could not save the edit for now. */
  postpone(editId: string): void {
    this.outbox?.postpone(editId);
  }

  async propose(edit: CanvasEdit): Promise<void> {
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
    this.drawing = withProposals(this.confirmed, this.outbox?.pending() ?? []);
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}
