// Where on the board the focus is. What gets it by the Tab key is selected, so that the keys act on what is seen in focus.

import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';
import type { Drawn } from './use-drawn.ts';

export interface Focus {
  /** Gives the focus to a node as soon as it is drawn; to none if the id is empty. */
  readonly await: (id: string) => void;
  /** Brings the focus back to the board, unless a node awaits it. */
  readonly back: () => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

export function useFocus(board: RefObject<HTMLDivElement | null>, { selectOne }: Drawn): Focus {
  const awaited = useRef('');
  useEffect(() => {
    const element = awaited.current === '' ? null : board.current!.querySelector<HTMLElement>(`.react-flow__node[data-id="${awaited.current}"]`);
    if (element !== null) {
      awaited.current = '';
      element.focus();
    }
  });
  return {
    await: (id) => {
      awaited.current = id;
    },
    back: () => {
      if (awaited.current === '') (board.current?.querySelector<HTMLElement>('.react-flow__node.selected') ?? board.current)?.focus();
    },
    onFocus: (event) => {
      if (!event.target.matches(':focus-visible')) return;
      const { id } = event.target.closest<HTMLElement>('.react-flow__node, .react-flow__edge')?.dataset ?? {};
      if (id !== undefined) selectOne(id);
    },
  };
}
