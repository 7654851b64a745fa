// What a person has written in the text of a draft and not applied yet, as the browser keeps it: it outlives a reload, and
// the page.

export interface Unapplied {
  /** The text of the draft that it was made of. */
  readonly base: string;
  readonly text: string;
}

export type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'pipewright-text/';

/** What was kept of a draft; nothing if there is none that can be read. */
export function kept(keeping: Keeping, draft: string): Unapplied | undefined {
  try {
    const { base, text } = JSON.parse(keeping.getItem(KEY + draft) ?? '{}') as Partial<Unapplied>;
    return typeof base === 'string' && typeof text === 'string' ? { base, text } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it, or forgets what was kept if there is none. In a browser that keeps nothing, it stays on the page only. */
export function keep(keeping: Keeping, draft: string, unapplied: Unapplied | undefined): void {
  try {
    if (unapplied === undefined) keeping.removeItem(KEY + draft);
    else keeping.setItem(KEY + draft, JSON.stringify(unapplied));
  } catch {
    // It keeps nothing.
  }
}
