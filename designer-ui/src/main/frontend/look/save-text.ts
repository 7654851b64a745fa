// Which text tells the truth about unsaved work.

import type { SaveState } from '../draft/outbox.ts';

export interface SaveTexts {
  readonly saved: string;
  readonly saving: string;
  readonly retrying: string;
  readonly offlineOne: string;
  /** With `{0}` where the number of changes stands. */
  readonly offline: string;
  /** With `{0}` where the number of choices stands. */
  readonly choosing: string;
  /** With `{0}` where one of the others stands. */
  readonly unkept: string;
}

export interface SaveText {
  readonly state: 'saved' | 'saving' | 'offline';
  readonly text: string;
}

export function saveText(state: SaveState, texts: SaveTexts): SaveText {
  const said = ofKept(state, texts);
  return state.pending > 0 && !state.kept ? { ...said, text: texts.unkept.replace('{0}', said.text) } : said;
}

function ofKept({ pending, online, retrying, choices }: SaveState, texts: SaveTexts): SaveText {
  if (!online) {
    return { state: 'offline', text: pending === 1 ? texts.offlineOne : texts.offline.replace('{0}', String(pending)) };
  }
  if (pending === 0 && choices > 0) {
    return { state: 'offline', text: texts.choosing.replace('{0}', String(choices)) };
  }
  if (pending === 0) {
    return { state: 'saved', text: texts.saved };
  }
  return retrying ? { state: 'offline', text: texts.retrying } : { state: 'saving', text: texts.saving };
}
