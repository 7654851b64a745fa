// How an edge looks: a line with round corners, and a button to put a node in.

import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import type { LineEdge } from './shapes.ts';
import { useSurroundings } from './surroundings.ts';

const ROUND = { borderRadius: 14, offset: 24 };

export const LineView = memo(({ id, data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: EdgeProps<LineEdge>) => {
  const { texts, editable, askAt } = useSurroundings();
  const [isUnder, setIsUnder] = useState(false);
  const [path, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, ...ROUND });
  return (
    // The button is part of the line wherever it is on the page, so the line is not left for it.
    <g onMouseEnter={() => setIsUnder(true)} onMouseLeave={() => setIsUnder(false)}>
      <BaseEdge id={id} path={path} interactionWidth={24} />
      {editable && (selected || isUnder) ? (
        <EdgeLabelRenderer>
          <button
            type="button"
            tabIndex={-1}
            className="pw-insert nodrag nopan"
            data-edge={id}
            aria-label={texts['insert']}
            title={texts['insert']}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            onClick={(event) => askAt({ kind: 'between', edge: data!.edge }, event)}
          >
            <span translate="no" aria-hidden="true">+</span>
          </button>
        </EdgeLabelRenderer>
      ) : null}
    </g>
  );
});
