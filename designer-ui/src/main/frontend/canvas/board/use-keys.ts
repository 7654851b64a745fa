// What each key of the board does.

import { useEffect, useRef, useSyncExternalStore, type KeyboardEvent } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import { fromOf, toOf } from '../../draft/forms.ts';
import { isPreviewCommand, wish, type PreviewCommand } from '../../preview/commands.ts';
import type { Actions } from '../actions.ts';
import { commandOf, stepOf, type Command } from '../shortcuts.ts';
import type { Asking } from './finder.tsx';
import { edgeOf } from './shapes.ts';
import type { Drawn } from './use-drawn.ts';
import type { Places } from './use-places.ts';
import type { Sight } from './use-sight.ts';
import type { Steps } from './use-steps.ts';

/** What keys act on. */
interface Desk {
  readonly store: DraftStore;
  readonly drawn: Drawn;
  readonly sight: Sight;
  readonly places: Places;
  readonly actions: Actions;
  readonly steps: Steps;
  /** The same function at every render. */
  readonly ask: (asking: Asking) => void;
  readonly turnMap: () => void;
  readonly showKeys: () => void;
  readonly onCommand: (command: 'undo' | 'redo') => void;
  readonly onTidy: () => void;
}

/** What the keys do, and what the menus do that say the same. */
export interface Keys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Does it to what is selected by then. */
  readonly run: (command: Command) => void;
}

export function useKeys(desk: Desk): Keys {
  const { store, ask, steps } = desk;
  const frame = useSyncExternalStore(store.subscribe, store.frame);
  const selection = useSyncExternalStore(store.subscribe, store.selected);

  const latest = useRef(desk);
  latest.current = desk;

  // A node is found from everywhere on the page.
  useEffect(() => {
    if (!frame.editable) return undefined;
    const find = (event: globalThis.KeyboardEvent) => {
      if (commandOf(event) === 'find' && !event.defaultPrevented) {
        ask({ kind: 'find' });
        event.preventDefault();
      }
    };
    window.addEventListener('keydown', find);
    return () => window.removeEventListener('keydown', find);
  }, [frame, ask]);

  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event);
    // Copying, cutting and pasting come as events of their own.
    if (command === undefined || command === 'copy' || command === 'cut' || command === 'paste') return;
    const way = stepOf(command, event.shiftKey);
    if (way === undefined) {
      steps.flush();
      if (frame.editable) run(command, desk);
      else look(command, desk);
    } else {
      if (!frame.editable || selection.length === 0) return;
      steps.step(way.dx, way.dy);
    }
    event.preventDefault();
  };
  return { onKeyDown, run: (command) => run(command, latest.current) };
}

function run(command: Command, desk: Desk): void {
  const { actions, drawn } = desk;
  switch (command) {
    case 'undo':
    case 'redo':
      return desk.onCommand(command);
    case 'remove':
      return actions.remove(drawn.edges.filter((edge) => edge.selected).map(edgeOf));
    case 'add':
      return desk.ask({ kind: 'add', place: desk.places.here() });
    case 'duplicate':
      return actions.duplicate();
    case 'disable':
      return actions.toggleDisabled();
    case 'group':
      return actions.group();
    case 'ungroup':
      return actions.ungroup();
    case 'tidy':
      return desk.onTidy();
    default:
      return isPreviewCommand(command) ? preview(command, desk) : look(command, desk);
  }
}

/** The preview below the board does it, for the node or the line that is selected. */
function preview(command: PreviewCommand, { store, drawn }: Desk): void {
  const selection = store.selected();
  const line = selection.length === 0 ? drawn.edges.find((one) => one.selected) : undefined;
  if (line === undefined) {
    wish({ command, node: selection.length === 1 ? selection[0]! : '' });
  } else {
    const edge = edgeOf(line);
    const { node: from, port: fromPort } = fromOf(edge);
    const { node, port: toPort } = toOf(edge);
    wish({ command, node, coming: { from, fromPort, toPort } });
  }
}

/** What changes nothing but what is seen; does nothing for what is none of it. */
function look(command: Command, { sight, drawn, ask, turnMap, showKeys }: Desk): void {
  switch (command) {
    case 'fit':
      return sight.fit();
    case 'zoomIn':
      return sight.zoomIn();
    case 'zoomOut':
      return sight.zoomOut();
    case 'clear':
      return drawn.select([]);
    case 'all':
      return drawn.select([...drawn.boxes.keys()]);
    case 'find':
      return ask({ kind: 'find' });
    case 'map':
      return turnMap();
    case 'keys':
      return showKeys();
    default:
      return undefined;
  }
}
