// How a node looks: a box with its ports at the sides.

import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo, useRef, useState, useSyncExternalStore } from 'react';
import type { BoxCounters } from '../../draft/wire.ts';
import { PAUSES } from '../../preview/pauses.ts';
import { Picture } from '../picture.tsx';
import type { BoxNode } from './shapes.ts';
import { useSurroundings } from './surroundings.ts';

export const BoxView = memo(({ data: { box }, selected }: NodeProps<BoxNode>) => {
  const { store, texts, editable, askAt } = useSurroundings();
  const counters = useSyncExternalStore(store.subscribe, () => store.counters().get(box.id));
  const mark = useSyncExternalStore(store.subscribe, () => store.marks().get(box.id));
  const problems = useSyncExternalStore(store.subscribe, () => store.problems().get(box.id));
  const isAlone = useSyncExternalStore(store.subscribe, () => store.selected().length === 1 && store.selected()[0] === box.id);
  const person = useSyncExternalStore(store.subscribe, () => store.people().find(({ nodes }) => nodes.includes(box.id)));
  const pause = useSyncExternalStore(PAUSES.subscribe, () => PAUSES.mark(box.id));
  const [isUnder, setIsUnder] = useState(false);
  const painted = useRef(0);
  painted.current += 1;
  const classes = ['pw-box', `pw-kind-${box.kind}`, `pw-${counters?.state ?? 'idle'}`];
  if (selected) classes.push('pw-selected');
  if (box.disabled) classes.push('pw-disabled');
  if (mark !== undefined) classes.push(`pw-mark-${mark.mark}`);
  if (mark?.looked === true) classes.push('pw-looked');
  const pausing = editable ? pause : '';
  const pauseText = texts[pausing === 'stopped' ? 'pausedHere' : 'pauseSet'];
  if (pausing === 'stopped') classes.push('pw-stopped');
  const port = box.outputs[0];
  return (
    <div className={classes.join(' ')} data-painted={painted.current} onMouseEnter={() => setIsUnder(true)} onMouseLeave={() => setIsUnder(false)}>
      {handles('target', box.inputs)}
      <Picture kind={box.kind} colour={box.colour} />
      <span className="pw-box-words">
        <span className="pw-box-kind">{box.kindText}</span>
        {mark === undefined || mark.text === '' ? null : <span className="pw-box-mark">{mark.text}</span>}
        <span className="pw-box-name" translate="no" title={box.name}>
          {box.name}
        </span>
        <span className="pw-box-detail" translate="no">
          {counters === undefined ? (
            box.detail
          ) : (
            <>
              {counters.in === '' ? null : <span data-testid={`in-${box.id}`}>{counters.in} · </span>}
              <b data-testid={`out-${box.id}`}>{counters.out}</b>
            </>
          )}
        </span>
      </span>
      {counters === undefined ? null : <Pace id={box.id} counters={counters} />}
      {person === undefined ? null : (
        <span className="pw-box-person" data-person={person.colour} translate="no">
          <b>{person.name}</b>
        </span>
      )}
      {pausing === '' ? null : <span className="pw-box-pause" role="img" aria-label={pauseText} title={pauseText} />}
      {problems === undefined ? null : (
        <span className={`pw-box-problems ${problems.error ? 'pw-error' : 'pw-recommendation'}`} title={problems.first} aria-hidden="true" translate="no">{problems.count}</span>
      )}
      {handles('source', box.outputs)}
      {(isAlone || isUnder) && editable && port !== undefined ? (
        <button type="button" className="pw-append nodrag nopan" tabIndex={-1} aria-label={texts['append']} title={texts['append']} onClick={(event) => askAt({ kind: 'behind', end: { node: box.id, port } }, event)}>
          <span translate="no" aria-hidden="true">+</span>
        </button>
      ) : null}
    </div>
  );
});

/** What a run says of a node beside what passes it: below the box, where there is room for it. */
function Pace({ id, counters: { rejected, speed, left } }: { readonly id: string; readonly counters: BoxCounters }) {
  return (
    <span className="pw-box-pace" translate="no">
      {rejected === '' ? null : <i data-testid={`rejected-${id}`}>{rejected}</i>}
      {speed === '' ? null : <span data-testid={`speed-${id}`}>{speed}</span>}
      {left === '' ? null : <span data-testid={`left-${id}`}>{left}</span>}
    </span>
  );
}

/** The ports of one side, as far from each other as from the corners; a port tells its name where there are several. */
function handles(type: 'source' | 'target', ports: readonly string[]) {
  const side = type === 'target' ? Position.Left : Position.Right;
  return ports.map((port, index) => (
    <Handle key={port} id={port} type={type} position={side} title={ports.length > 1 ? port : undefined} style={{ top: `${((index + 1) * 100) / (ports.length + 1)}%` }} />
  ));
}
