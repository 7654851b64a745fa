// Moving the selected boxes by arrow keys.

import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { GOING } from '../../draft/hurried.ts';
import type { Actions } from '../actions.ts';
import { Nudge } from '../nudge.ts';
import { placeOf, type BoxNode, type LineEdge } from './shapes.ts';
import type { Drawn } from './use-drawn.ts';

export interface Steps {
  /** Moves what is selected, in canvas pixels. */
  readonly step: (dx: number, dy: number) => void;
  /** Proposes what is still under way. */
  readonly flush: () => void;
}

export function useSteps(actions: Actions, { setNodes }: Drawn): Steps {
  const flow = useReactFlow<BoxNode, LineEdge>();
  const nudge = useMemo(() => new Nudge((places) => actions.move(places)), [actions]);
  useEffect(() => {
    const leave = () => nudge.flush();
    GOING.forEach((going) => window.addEventListener(going, leave));
    return () => {
      GOING.forEach((going) => window.removeEventListener(going, leave));
      leave();
    };
  }, [nudge]);

  const step = (dx: number, dy: number) => {
    const moved = flow.getNodes().filter((node) => node.selected);
    const places = new Map(moved.map(({ id, position }) => [id, { x: position.x + dx, y: position.y + dy }]));
    setNodes((old) => old.map((node) => withPlace(node, places.get(node.id))));
    nudge.to([...places].map(([id, place]) => placeOf({ id, position: place })));
  };
  return { step, flush: () => nudge.flush() };
}

function withPlace(node: BoxNode, place: BoxNode['position'] | undefined): BoxNode {
  return place === undefined ? node : { ...node, position: place };
}
