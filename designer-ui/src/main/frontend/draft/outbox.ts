// Proposals on their way to the server, in the order they were made. Each is kept by the browser until the server has
// acknowledged it, and sent again after a reconnect or a reload; the server applies an edit id once, however often it
// arrives. The next one is sent when the one before it is settled, so that none ever overtakes another.

import { browserLater, type Later } from '../look/later.ts';
import type { DraftProposal } from './wire.ts';

/** Where proposals survive a reload. */
export interface ProposalStorage {
  load(draft: string): Promise<DraftProposal[]>;
  put(draft: string, proposal: DraftProposal): Promise<void>;
  remove(draft: string, editId: string): Promise<void>;
}

export interface SaveState {
  readonly pending: number;
  readonly online: boolean;
  /** False if this browser keeps nothing: what is pending would be lost with the page. */
  readonly kept: boolean;
  /** True if the server could not save the oldest one, and is asked again. */
  readonly retrying: boolean;
  /** How many of the proposals were overtaken by others: their author chooses what stands. */
  readonly choices: number;
}

/** How long the server may be silent before it is asked again, in milliseconds. */
export const SILENCE = 20_000;

/** How long to wait before asking again a server that could not save, in milliseconds. */
export const PAUSE = 3_000;

export class Outbox {
  private waiting: readonly DraftProposal[] = [];

  /** Those that others have overtaken. The browser keeps them like the others; they wait for a choice, not for the server. */
  private overtaken: readonly DraftProposal[] = [];

  /** Those that the browser keeps, or can not keep; only these are sent. */
  private readonly ready = new Set<string>();

  private underWay: string | undefined;

  private stopWaiting: () => void = () => {};

  /** False until it is known what an earlier page left behind, which goes first. */
  private opened = false;

  private closed = false;

  private online = true;

  private kept = true;

  private retrying = false;

  private readonly draft: string;

  private readonly storage: ProposalStorage;

  private readonly send: (proposal: DraftProposal) => void;

  private readonly changed: (state: SaveState) => void;

  private readonly later: Later;

  constructor(
    draft: string,
    storage: ProposalStorage,
    send: (proposal: DraftProposal) => void,
    changed: (state: SaveState) => void,
    later: Later = browserLater,
  ) {
    this.draft = draft;
    this.storage = storage;
    this.send = send;
    this.changed = changed;
    this.later = later;
  }

  /** Sends nothing any more: the page is left, and the next one takes up what is kept. */
  close(): void {
    this.closed = true;
    this.stopWaiting();
  }

  /** The proposals the server has not yet acknowledged, oldest first. */
  pending(): readonly DraftProposal[] {
    return this.waiting;
  }

  /** The proposals that wait for their author's choice, oldest first. */
  held(): readonly DraftProposal[] {
    return this.overtaken;
  }

  /** Others have written something else at the same place: the proposal waits for a choice, and no other waits for it. */
  hold(editId: string): void {
    const proposal = this.waiting.find((one) => one.editId === editId);
    if (proposal !== undefined) {
      this.waiting = this.waiting.filter((one) => one !== proposal);
      this.overtaken = [...this.overtaken, proposal];
      this.goOn(editId);
    }
  }

  /** Asks the server again what it says of those that wait for a choice. */
  release(): void {
    this.waiting = [...this.waiting, ...this.overtaken];
    this.overtaken = [];
    this.tell();
    this.sendNext();
  }

  /** Takes up what an earlier page left behind, and sends it. */
  async open(): Promise<void> {
    const left = (await this.tryToKeep(() => this.storage.load(this.draft))) ?? [];
    const known = new Set(this.waiting.map((proposal) => proposal.editId));
    this.waiting = [...left.filter((proposal) => !known.has(proposal.editId)), ...this.waiting];
    left.forEach((proposal) => this.ready.add(proposal.editId));
    this.opened = true;
    this.tell();
    this.sendNext();
  }

  async propose(proposal: DraftProposal): Promise<void> {
    this.waiting = [...this.waiting, proposal];
    // The browser writes while the drawing is painted.
    const keeping = this.tryToKeep(() => this.storage.put(this.draft, proposal));
    this.tell();
    await keeping;
    this.ready.add(proposal.editId);
    this.sendNext();
  }

  /** The server has saved the edit, or refused it for good. */
  async settle(editId: string): Promise<void> {
    const isOther = (proposal: DraftProposal) => proposal.editId !== editId;
    if ([...this.waiting, ...this.overtaken].every(isOther)) {
      return;
    }
    this.waiting = this.waiting.filter(isOther);
    this.overtaken = this.overtaken.filter(isOther);
    this.ready.delete(editId);
    this.goOn(editId);
    await this.tryToKeep(() => this.storage.remove(this.draft, editId));
  }

  /** The server could not save the edit for now. It is asked again, and what was made later waits behind it. */
  postpone(editId: string): void {
    if (this.underWay !== editId) {
      return;
    }
    this.retrying = true;
    this.tell();
    this.sendAgainAfter(PAUSE);
  }

  connection(online: boolean): void {
    if (online === this.online) {
      return;
    }
    this.online = online;
    this.rest();
    this.tell();
    this.sendNext();
  }

  private goOn(editId: string): void {
    if (this.underWay === editId) {
      this.rest();
    }
    this.retrying = false;
    this.tell();
    this.sendNext();
  }

  private sendNext(): void {
    const next = this.waiting[0];
    const mayBeSent = this.opened && !this.closed && this.online && this.underWay === undefined;
    if (!mayBeSent || next === undefined || !this.ready.has(next.editId)) {
      return;
    }
    this.underWay = next.editId;
    this.sendAgainAfter(SILENCE);
    this.send(next);
  }

  private sendAgainAfter(millis: number): void {
    this.stopWaiting();
    this.stopWaiting = this.later(millis, () => {
      this.rest();
      this.sendNext();
    });
  }

  private rest(): void {
    this.stopWaiting();
    this.underWay = undefined;
  }

  /** A browser that keeps nothing (no space, a private window) does not keep edits from being saved. */
  private async tryToKeep<T>(access: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await access();
      this.keeps(true);
      return result;
    } catch (trouble) {
      console.warn('This browser keeps no unsaved changes.', trouble);
      this.keeps(false);
      return undefined;
    }
  }

  private keeps(kept: boolean): void {
    if (kept !== this.kept) {
      this.kept = kept;
      this.tell();
    }
  }

  private tell(): void {
    this.changed({ pending: this.waiting.length, online: this.online, kept: this.kept, retrying: this.retrying, choices: this.overtaken.length });
  }
}
