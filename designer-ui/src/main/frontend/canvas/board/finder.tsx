// The list on the board to choose from: what to add, or which node to go to.

import { useCallback, useSyncExternalStore, type RefObject } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import { fits, found, portsOf, type Place } from '../../draft/palette.ts';
import type { PaletteEntry } from '../../draft/wire.ts';
import type { Box } from '../boxes.ts';
import { Chooser, type Choice } from '../chooser.tsx';
import { Picture } from '../picture.tsx';
import type { Texts } from '../texts.ts';
import { ENTRY } from './use-adding.ts';
import type { Spot } from './use-places.ts';

/** Where the list is open, and what comes of a choice. */
export interface Asking {
  readonly kind: 'add' | 'find';
  /** Absent for the middle. */
  readonly at?: Spot;
  readonly place?: Place;
}

interface FinderProps {
  readonly asking: Asking;
  readonly store: DraftStore;
  readonly texts: Texts;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly board: RefObject<HTMLDivElement | null>;
  /** Told the id of a node, or the number of an entry of the palette. */
  readonly onChoose: (id: string) => void;
  readonly onLeave: () => void;
}

/** The size of the list, in pixels of the screen. */
const SIZE = { width: 300, height: 340 };

export function Finder({ asking, store, texts, boxes, board, onChoose, onLeave }: FinderProps) {
  const kinds = useSyncExternalStore(store.subscribe, store.kinds);
  const entries = useSyncExternalStore(store.subscribe, store.palette);
  const { kind, at, place } = asking;
  const choices = useCallback(
    (search: string): readonly Choice[] =>
      kind === 'find'
        ? nodeChoices([...boxes.values()], search, texts['node'] ?? '')
        : entryChoices(entries, found(entries, search).filter((entry) => place === undefined || fits(portsOf(entry.kind, kinds), place)), kinds),
    [kind, place, boxes, entries, kinds, texts],
  );
  return (
    <div className={at === undefined ? `pw-asking pw-asking-${kind}` : 'pw-asking'} style={at === undefined ? undefined : within(at, board.current!)}>
      <Chooser
        key={`${kind} ${JSON.stringify(place)}`}
        label={texts[kind === 'find' ? 'find' : 'search'] ?? ''}
        nothing={texts['nothingFound'] ?? ''}
        choices={choices}
        onChoose={onChoose}
        onLeave={onLeave}
        {...(kind === 'add' ? { dragType: ENTRY } : {})}
        eager
      />
    </div>
  );
}

function entryChoices(all: readonly PaletteEntry[], shown: readonly PaletteEntry[], kinds: ReturnType<DraftStore['kinds']>): readonly Choice[] {
  return shown.map((entry) => ({
    id: String(all.indexOf(entry)),
    section: entry.section,
    title: entry.title,
    detail: entry.detail,
    picture: <Picture kind={entry.kind} colour={kinds.get(entry.kind)?.colour ?? ''} />,
  }));
}

function nodeChoices(boxes: readonly Box[], search: string, section: string): readonly Choice[] {
  const words = search.toLowerCase().split(/\s+/);
  return boxes
    .filter(({ name, kindText, detail }) => words.every((word) => `${name} ${kindText} ${detail}`.toLowerCase().includes(word)))
    .sort((one, other) => one.name.localeCompare(other.name))
    .map((box) => ({ id: box.id, section, title: box.name, detail: box.kindText, picture: <Picture kind={box.kind} colour={box.colour} /> }));
}

/** A place for the list that lies on the board as a whole. */
function within(at: Spot, board: HTMLElement): { readonly left: number; readonly top: number } {
  return {
    left: Math.max(8, Math.min(at.x, board.clientWidth - SIZE.width - 8)),
    top: Math.max(8, Math.min(at.y, board.clientHeight - SIZE.height - 8)),
  };
}
