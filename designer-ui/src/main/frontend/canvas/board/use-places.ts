// Where on the board something is, and where something new comes in.

import { useReactFlow } from '@xyflow/react';
import { useSyncExternalStore, type RefObject } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import { snapped, type Place } from '../../draft/palette.ts';
import type { BoxNode, LineEdge } from './shapes.ts';
import type { Drawn } from './use-drawn.ts';

/** From the upper left corner of the board, in pixels of the screen. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

type Pointed = Readonly<Pick<MouseEvent, 'clientX' | 'clientY'>>;

export interface Places {
  readonly onBoard: (event: Pointed) => Spot;
  /** Where a node stands whose middle is under the mouse. */
  readonly at: (event: Pointed) => Place;
  /** The middle of what is seen. */
  readonly middle: () => Place;
  /** Where a node that is asked for by key or button comes in: where the person is. */
  readonly here: () => Place;
}

export function usePlaces(store: DraftStore, board: RefObject<HTMLDivElement | null>, { boxes, edges }: Drawn): Places {
  const frame = useSyncExternalStore(store.subscribe, store.frame);
  const selection = useSyncExternalStore(store.subscribe, store.selected);
  const flow = useReactFlow<BoxNode, LineEdge>();

  const onBoard = (event: Pointed): Spot => {
    const { left, top } = board.current!.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const at = (event: Pointed): Place => {
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    return { kind: 'at', position: { x: snapped(x - frame.width / 2), y: snapped(y - frame.height / 2) } };
  };
  const middle = (): Place => {
    const { left, top, width, height } = board.current!.getBoundingClientRect();
    return at({ clientX: left + width / 2, clientY: top + height / 2 });
  };
  const here = (): Place => {
    const edge = edges.find((one) => one.selected);
    if (edge !== undefined) return { kind: 'between', edge: edge.data!.edge };
    const id = selection.length === 1 ? selection[0]! : '';
    const port = boxes.get(id)?.outputs[0];
    return port === undefined ? middle() : { kind: 'behind', end: { node: id, port } };
  };
  return { onBoard, at, middle, here };
}
