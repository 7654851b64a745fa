// Proposals on their way to the server. Each is kept by the browser until the server has acknowledged it, and sent
// again after a reconnect or a reload; the server applies an edit id once, however often it arrives.

import type { CanvasProposal } from './wire.ts';

/** Where proposals survive a reload. */
export interface ProposalStorage {
  load(draft: string): Promise<CanvasProposal[]>;
  put(draft: string, proposal: CanvasProposal): Promise<void>;
  remove(draft: string, editId: string): Promise<void>;
}

export interface SaveState {
  readonly pending: number;
  readonly online: boolean;
}

export class Outbox {
  private waiting: readonly CanvasProposal[] = [];

  private online = true;

  private readonly draft: string;

  private readonly storage: ProposalStorage;

  private readonly send: (proposal: CanvasProposal) => void;

  private readonly changed: (state: SaveState) => void;

  constructor(
    draft: string,
    storage: ProposalStorage,
    send: (proposal: CanvasProposal) => void,
    changed: (state: SaveState) => void,
  ) {
    this.draft = draft;
    this.storage = storage;
    this.send = send;
    this.changed = changed;
  }

  /** The proposals the server has not yet acknowledged, oldest first. */
  pending(): readonly CanvasProposal[] {
    return this.waiting;
  }

  /** Takes up what an earlier page left behind, and sends it. */
  async open(): Promise<void> {
    const kept = await this.storage.load(this.draft);
    const known = new Set(this.waiting.map((proposal) => proposal.editId));
    this.waiting = [...kept.filter((proposal) => !known.has(proposal.editId)), ...this.waiting];
    this.tell();
    this.resend();
  }

  async propose(proposal: CanvasProposal): Promise<void> {
    this.waiting = [...this.waiting, proposal];
    this.tell();
    await this.storage.put(this.draft, proposal);
    if (this.online) {
      this.send(proposal);
    }
  }

  /** The server has saved the edit, or refused it for good. */
  async settle(editId: string): Promise<void> {
    if (!this.waiting.some((proposal) => proposal.editId === editId)) {
      return;
    }
    this.waiting = this.waiting.filter((proposal) => proposal.editId !== editId);
    this.tell();
    await this.storage.remove(this.draft, editId);
  }

  connection(online: boolean): void {
    if (online === this.online) {
      return;
    }
    this.online = online;
    this.tell();
    if (online) {
      this.resend();
    }
  }

  private resend(): void {
    if (this.online) {
      this.waiting.forEach((proposal) => this.send(proposal));
    }
  }

  private tell(): void {
    this.changed({ pending: this.waiting.length, online: this.online });
  }
}
