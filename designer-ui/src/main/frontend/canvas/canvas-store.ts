// The state behind one canvas: it takes the server's messages and the person's edits, and tells React what to show.

import { drawingOf, EMPTY, withProposals, withUpdate, type Drawing } from './drawing.ts';
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

  constructor(
    storage: ProposalStorage,
    send: (proposal: CanvasProposal) => void,
    saving: (state: SaveState) => void,
  ) {
    this.storage = storage;
    this.send = send;
    this.saving = saving;
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
      ? new Outbox(snapshot.draft, this.storage, this.send, (state) => {
          this.show();
          this.saving(state);
        })
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

  async propose(edit: CanvasEdit): Promise<void> {
    await this.outbox?.propose({ editId: crypto.randomUUID(), baseSeq: this.seq, edit });
  }

  connection(online: boolean): void {
    this.outbox?.connection(online);
  }

  count(live: LiveCounters): void {
    this.boxCounters = new Map(live.boxes.map((box) => [box.id, box]));
    this.tell();
  }

  private show(): void {
    this.drawing = withProposals(this.confirmed, this.outbox?.pending() ?? []);
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}
