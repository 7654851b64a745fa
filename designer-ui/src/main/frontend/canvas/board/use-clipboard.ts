// Copying, cutting and pasting nodes as text, while the board has the focus.

import { useEffect, useSyncExternalStore, type RefObject } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import type { Actions } from '../actions.ts';
import type { Texts } from '../texts.ts';
import type { Places } from './use-places.ts';

export function useClipboard(
  store: DraftStore,
  board: RefObject<HTMLDivElement | null>,
  actions: Actions,
  places: Places,
  texts: Texts,
  say: (sentence: string) => void,
): void {
  const frame = useSyncExternalStore(store.subscribe, store.frame);
  useEffect(() => {
    if (!frame.editable) return undefined;
    const isHere = () => board.current?.contains(document.activeElement) === true && !isTyping(document.activeElement);
    const copy = (event: ClipboardEvent) => {
      if (!isHere() || store.selected().length === 0) return;
      event.clipboardData?.setData('text/plain', actions.copied());
      event.preventDefault();
      if (event.type === 'cut') actions.remove([]);
      else say(texts['copied'] ?? '');
    };
    const paste = (event: ClipboardEvent) => {
      if (!isHere()) return;
      const place = places.middle();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (place.kind === 'at' && !actions.paste(text, place.position)) say(texts['pasteNothing'] ?? '');
      event.preventDefault();
    };
    window.addEventListener('copy', copy);
    window.addEventListener('cut', copy);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('copy', copy);
      window.removeEventListener('cut', copy);
      window.removeEventListener('paste', paste);
    };
  }, [store, board, frame, actions, texts, say]);
}

function isTyping(element: Element | null): boolean {
  return element?.matches('input, textarea, [contenteditable]') ?? false;
}
