// What can be done where a person points at, or has the focus. The browser asks by mouse and by key.

import { useSyncExternalStore, type MouseEvent } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import { choose, type Option } from '../../look/chooser.ts';
import type { Command } from '../shortcuts.ts';
import type { Texts } from '../texts.ts';
import type { Drawn } from './use-drawn.ts';
import type { Keys } from './use-keys.ts';

const OF_BOXES: readonly Command[] = ['runTo', 'runFrom', 'pauseAt', 'disable', 'duplicate', 'remove'];
const OF_LINES: readonly Command[] = ['pauseAt', 'remove'];

/** @param leave brings the focus back to the board */
export function useMenu(store: DraftStore, { boxes, edges, selectOne }: Drawn, { run }: Keys, texts: Texts, leave: () => void): (event: MouseEvent<HTMLElement>) => void {
  const frame = useSyncExternalStore(store.subscribe, store.frame);
  return (event) => {
    const { id } = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node, .react-flow__edge')?.dataset ?? {};
    if (id === undefined || !frame.editable) return;
    event.preventDefault();
    selectOne(id);
    const box = boxes.get(id);
    const title = box?.name ?? edges.find((one) => one.id === id)?.ariaLabel ?? '';
    const options = (box === undefined ? OF_LINES : OF_BOXES).map((command): Option<Command> => ({ title: texts[`key.${command}`] ?? '', away: command === 'remove', value: command }));
    void choose(title, options, { search: texts['searchCommands'] ?? '', nothing: texts['nothingFound'] ?? '', cancel: texts['cancel'] ?? '' }).then((command) => {
      leave();
      if (command !== undefined) run(command);
    });
  };
}
