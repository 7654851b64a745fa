// Proposals that the browser's database had not yet taken in when their page went, as the last keys of somebody who types
// and closes the tab. A page that goes does not live to see its database answer, so they stand where writing is done at
// once; the next page moves them to the others.

import type { Kept } from './browser-storage.ts';

const PREFIX = 'pipewright.hurried.';

/**
 * What a page hears when it goes. Where the next one is of another process, as one that says that there is no network, the
 * browser does not wait for `pagehide`, and a busy machine never comes to it: for `beforeunload` it waits. That may be in
 * vain, as the page may stay; then what was typed is proposed a little earlier.
 */
export const GOING = ['beforeunload', 'pagehide'] as const;

/** The part of the browser's local storage that is needed. */
export type Shelf = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

export class Hurried {
  private readonly unwritten = new Map<string, Kept>();

  private isLeaving = false;

  private readonly shelf: () => Shelf;

  constructor(shelf: () => Shelf) {
    this.shelf = shelf;
  }

  /** The database is about to take a proposal in. */
  begin(entry: Kept): void {
    this.unwritten.set(entry.editId, entry);
    if (this.isLeaving) this.write(entry);
  }

  /** The database has it. */
  end(editId: string): void {
    this.unwritten.delete(editId);
  }

  /** The page goes: what the database may not have yet, and what is still proposed, is written at once. */
  leave(): void {
    this.isLeaving = true;
    this.unwritten.forEach((entry) => this.write(entry));
  }

  /** The page is shown again, after somebody went back to it. */
  comeBack(): void {
    this.isLeaving = false;
  }

  /** What pages that went have left; that of all drafts if it has no name. */
  left(draft: string): readonly Kept[] {
    const shelf = this.shelf();
    return Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '')
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => JSON.parse(shelf.getItem(key) ?? '') as Kept)
      .filter((entry) => draft === '' || entry.draft === draft);
  }

  /** The proposal is settled, or the database has it. */
  forget(editId: string): void {
    this.shelf().removeItem(PREFIX + editId);
  }

  private write(entry: Kept): void {
    try {
      this.shelf().setItem(PREFIX + entry.editId, JSON.stringify(entry));
    } catch (trouble) {
      console.warn('There is no place for the last changes of this page.', trouble);
    }
  }
}
