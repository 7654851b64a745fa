// The groups: frames behind the boxes. A press on a name selects who stands inside, so that all are dragged together.

import { ViewportPortal } from '@xyflow/react';
import { useState, useSyncExternalStore } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import type { Actions } from '../actions.ts';
import { frameAround } from '../arrange.ts';
import type { Texts } from '../texts.ts';
import type { BoxNode } from './shapes.ts';

interface FramesProps {
  readonly store: DraftStore;
  readonly nodes: readonly BoxNode[];
  readonly actions: Actions;
  readonly texts: Texts;
}

export function Frames({ store, nodes, actions, texts }: FramesProps) {
  const { groups } = useSyncExternalStore(store.subscribe, store.shown);
  const { width, height, editable } = useSyncExternalStore(store.subscribe, store.frame);
  const [renaming, setRenaming] = useState('');
  if (groups.length === 0) return null;
  const places = new Map(nodes.map((node) => [node.id, node.position]));
  return (
    <ViewportPortal>
      {groups.map((group) => {
        const inside = (group.nodes ?? []).map((id) => places.get(id)).filter((place) => place !== undefined);
        if (inside.length === 0) return null;
        const frame = frameAround(inside, { width, height });
        return (
          <div key={group.id} className="pw-frame" style={{ transform: `translate(${frame.x}px, ${frame.y}px)`, width: frame.width, height: frame.height }}>
            {renaming === group.id ? (
              <input
                className="nodrag nopan"
                aria-label={texts['groupName']}
                defaultValue={group.name}
                autoFocus
                onKeyDown={(event) => {
                  event.stopPropagation();
                  if (event.key === 'Enter') event.currentTarget.blur();
                  if (event.key === 'Escape') setRenaming('');
                }}
                onBlur={(event) => {
                  actions.renameGroup(group, event.target.value);
                  setRenaming('');
                }}
              />
            ) : (
              <button type="button" className="nopan" translate="no" onClick={() => store.select(group.nodes ?? [])} onDoubleClick={() => editable && setRenaming(group.id)}>
                {group.name}
              </button>
            )}
          </div>
        );
      })}
    </ViewportPortal>
  );
}
