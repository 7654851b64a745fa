// Which of three texts tells the truth about unsaved work.

import type { SaveState } from '../canvas/outbox.ts';

export interface SaveTexts {
  readonly saved: string;
  readonly saving: string;
  readonly offlineOne: string;
  /** With `{0}` where the number of changes stands. */
  readonly offline: string;
}

export function saveText(state: SaveState, texts: SaveTexts): { state: 'saved' | 'saving' | 'offline'; text: string } {
  if (!state.online) {
    const text = state.pending === 1 ? texts.offlineOne : texts.offline.replace('{0}', String(state.pending));
    return { state: 'offline', text };
  }
  return state.pending > 0 ? { state: 'saving', text: texts.saving } : { state: 'saved', text: texts.saved };
}
