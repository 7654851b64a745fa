// Drawing a line from port to port. Ports accept only what fits; the server tells what does.

import { type Connection, type FinalConnectionState, type OnConnectStart } from '@xyflow/react';
import { useRef } from 'react';
import { edgeId, type EdgeForm, type End } from '../../draft/forms.ts';
import { useStable } from '../stable.ts';
import type { Actions } from '../actions.ts';
import type { Asking } from './finder.tsx';
import { edgeOf, type LineEdge } from './shapes.ts';
import type { Places } from './use-places.ts';

/** What the library tells and asks of connections. */
export interface Connecting {
  readonly onConnect: (connection: Connection) => void;
  readonly onConnectStart: OnConnectStart;
  readonly onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => void;
  readonly isValidConnection: (connection: Connection | LineEdge) => boolean;
}

/** @param fitting asks the server for the edges that may start or end at a node */
export function useConnecting(
  actions: Actions,
  places: Places,
  fitting: (node: string) => Promise<readonly EdgeForm[]>,
  ask: (asking: Asking) => void,
): Connecting {
  const possible = useRef<ReadonlySet<string>>(undefined);
  const onConnect = useStable((connection: Connection) => actions.connect(edgeOf(connection)));
  const onConnectStart = useStable((_: unknown, { nodeId }: { readonly nodeId: string | null }) => {
    void fitting(nodeId ?? '').then((fit) => (possible.current = new Set(fit.map(edgeId))), () => undefined);
  });
  const isValidConnection = useStable(
    (connection: Connection | LineEdge) => connection.source !== connection.target && (possible.current?.has(edgeId(edgeOf(connection))) ?? true),
  );
  /** A connection that was let go over nothing asks for the node to connect to. */
  const onConnectEnd = useStable((event: MouseEvent | TouchEvent, { fromHandle, toNode }: FinalConnectionState) => {
    possible.current = undefined;
    if (fromHandle === null || toNode !== null || !(event instanceof MouseEvent)) return;
    const end: End = { node: fromHandle.nodeId, port: fromHandle.id ?? '' };
    const place = places.at(event);
    if (place.kind === 'at') {
      ask({ kind: 'add', at: places.onBoard(event), place: { kind: fromHandle.type === 'source' ? 'behind' : 'before', end, position: place.position } });
    }
  });
  return { onConnect, onConnectStart, onConnectEnd, isValidConnection };
}
