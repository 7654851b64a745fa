// The buttons below the drawing: for looking around and, where it may be edited, for what else is done with it as a whole.

import { Panel } from '@xyflow/react';
import { Tool } from '../selection-bar.tsx';
import type { Texts } from '../texts.ts';
import type { Sight } from './use-sight.ts';

interface ZoomBarProps {
  readonly texts: Texts;
  readonly sight: Sight;
  readonly editable: boolean;
  readonly withMap: boolean;
  readonly turnMap: () => void;
  readonly onTidy: () => void;
  readonly onFind: () => void;
  readonly showKeys: () => void;
}

export function ZoomBar({ texts, sight, editable, withMap, turnMap, onTidy, onFind, showKeys }: ZoomBarProps) {
  return (
    <Panel position="bottom-left" className="pw-zoom">
      <Tool text={texts['zoomOut'] ?? ''} picture="M5 10h10" onClick={sight.zoomOut} />
      <Tool text={texts['fit'] ?? ''} picture="M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" onClick={sight.fit} />
      <Tool text={texts['zoomIn'] ?? ''} picture="M5 10h10M10 5v10" onClick={sight.zoomIn} />
      {editable ? (
        <>
          <Tool text={texts['map'] ?? ''} picture="M3 4h14v12H3zM10 9h6v6h-6z" pressed={withMap} onClick={turnMap} />
          <Tool text={texts['tidy'] ?? ''} picture="M3 4h4v4H3zM13 4h4v4h-4zM8 13h4v4H8zM7 6h6M10 6v7" onClick={onTidy} />
          <Tool text={texts['find'] ?? ''} picture="M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM13 13l4 4" onClick={onFind} />
          <Tool text={texts['keys'] ?? ''} picture="M2 5h16v10H2zM5 8h.1M8 8h.1M11 8h.1M14 8h.1M6 12h8" onClick={showKeys} />
        </>
      ) : null}
    </Panel>
  );
}
