// Which part of the drawing is seen: all of it, until the person looks at a part; then what the person looks at.

import { useReactFlow, useStoreApi, type FitViewOptions, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import { Drag, isDrag } from '../panning.ts';
import { useStable } from '../stable.ts';
import type { BoxNode, LineEdge } from './shapes.ts';

/** The place of the overview with what is around it, in pixels. */
const MAP = { width: '236px', height: '186px' } as const;

/** How the whole drawing is shown: with room for the lines that go round boxes, for the buttons below, and the overview. */
function whole(board: HTMLElement): FitViewOptions<BoxNode> {
  const map = board.querySelector<HTMLElement>('.react-flow__minimap');
  const isBeside = board.clientWidth > board.clientHeight;
  const [right, bottom] = map === null || map.offsetWidth === 0 ? (['44px', '60px'] as const) : isBeside ? ([MAP.width, '60px'] as const) : (['44px', MAP.height] as const);
  return { padding: { top: '64px', right, bottom, left: '44px' }, maxZoom: 1.25 };
}

/** Where the drawing is looked at first. From then on {@link useSight} tells the library what is seen, and when. */
export const UNMOVED: Viewport = { x: 0, y: 0, zoom: 1 };

export interface Sight {
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** What the library tells of looking around. */
  readonly gestures: {
    readonly onViewportChange: (viewport: Viewport) => void;
    readonly onMoveStart: (gesture: globalThis.MouseEvent | TouchEvent | null) => void;
    readonly onMoveEnd: (gesture: globalThis.MouseEvent | TouchEvent | null, viewport: Viewport) => void;
  };
}

/**
 * @param withMap whether the overview is shown
 * @param dragsAsOne whether a drag of the board may move all boxes and lines as one layer
 */
export function useSight(store: DraftStore, board: RefObject<HTMLDivElement | null>, withMap: boolean, dragsAsOne: boolean): Sight {
  const frame = useSyncExternalStore(store.subscribe, store.frame);
  const wish = useSyncExternalStore(store.subscribe, store.revealed);
  const flow = useReactFlow<BoxNode, LineEdge>();
  const library = useStoreApi<BoxNode, LineEdge>();
  const drag = useRef<Drag>(undefined);
  const looked = useRef(false);

  useEffect(() => {
    const place = store.shown().positions.get(wish.id);
    if (place !== undefined) {
      looked.current = true;
      void flow.setCenter(place.x + frame.width / 2, place.y + frame.height / 2, { zoom: Math.max(flow.getZoom(), 0.7), duration: 200 });
    }
  }, [flow, store, wish, frame]);
  // The whole drawing is shown, also when the room for it changes, until the person looks at a part of it.
  useEffect(() => {
    let size = { width: 0, height: 0 };
    const fit = () => {
      const { clientWidth: width, clientHeight: height } = board.current!;
      if (!looked.current) {
        void flow.fitView(whole(board.current!));
      } else if (size.width > 0 && (width !== size.width || height !== size.height)) {
        // What the person looks at stays in the middle.
        const { x, y, zoom } = flow.getViewport();
        void flow.setViewport({ x: x + (width - size.width) / 2, y: y + (height - size.height) / 2, zoom });
      }
      size = { width, height };
    };
    const observer = new ResizeObserver(fit);
    observer.observe(board.current!);
    fit();
    return () => observer.disconnect();
  }, [flow, board, frame, withMap]);

  const see = useCallback(({ x, y, zoom }: Viewport) => library.setState({ transform: [x, y, zoom] }), [library]);
  const onViewportChange = useCallback(
    (viewport: Viewport) => {
      if (library.getState().transform[2] === viewport.zoom && drag.current !== undefined) drag.current.to(viewport);
      else see(viewport);
    },
    [library, see],
  );

  const onMoveStart = useStable((gesture: globalThis.MouseEvent | TouchEvent | null) => {
    if (gesture !== null) looked.current = true;
    drag.current?.end();
    drag.current = isDrag(gesture) && dragsAsOne ? new Drag(board.current!) : undefined;
  });
  const onMoveEnd = useStable((_: unknown, viewport: Viewport) => {
    drag.current?.end();
    drag.current = undefined;
    see(viewport);
  });

  return {
    fit: () => void flow.fitView(whole(board.current!)),
    zoomIn: () => void flow.zoomIn(),
    zoomOut: () => void flow.zoomOut(),
    gestures: {
      onViewportChange,
      onMoveStart,
      onMoveEnd,
    },
  };
}
