// What the code editor asks of those who use it, and gets.

import type { CodeFault, CodeItems } from '../draft/wire.ts';

export type { CodeFault, CodeItem, CodeItems } from '../draft/wire.ts';

export type CodeLanguage = 'jsonata' | 'sql' | 'json';

/** What an editor reports, and asks. */
export interface CodeHost {
  changed(text: string): void;
  complete(text: string, position: number): Promise<CodeItems | undefined>;
  check(text: string): Promise<readonly CodeFault[]>;
  /** All mistakes of a text, when it has been checked. */
  found(text: string, faults: readonly CodeFault[]): void;
}

export interface CodeSetting {
  readonly language: CodeLanguage;
  readonly readonly: boolean;
  /** Attributes of what is edited, as in `aria-label`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What the list of proposals is called. */
  readonly proposals: string;
  /** What is said where a text stops being JSON. */
  readonly noJson: string;
}

/**
 * The editor, once it is loaded. It stands here for the sake of those who wait for it: the build takes any module that is
 * named after `from` for one to be loaded at once.
 */
export interface LoadedEditor {
  set(text: string): void;
  change(setting: CodeSetting): void;
  insert(text: string): void;
  select(from: number, to: number): void;
  recheck(): void;
  focus(): void;
  destroy(): void;
}
