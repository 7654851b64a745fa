// The board on which a pipeline is drawn. It shows what the store holds and turns gestures into edits. Only this folder
// imports the canvas library.

import { Background, BackgroundVariant, MiniMap, Panel, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore, type MouseEvent } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import type { EdgeForm } from '../../draft/forms.ts';
import type { Place } from '../../draft/palette.ts';
import { Actions } from '../actions.ts';
import { KeysDialog } from '../keys-dialog.tsx';
import { DOTS, DRAWN_UNSEEN } from '../panning.ts';
import { SelectionBar } from '../selection-bar.tsx';
import { useStable } from '../stable.ts';
import type { Texts } from '../texts.ts';
import { BoxView } from './box-view.tsx';
import { Finder, type Asking } from './finder.tsx';
import { Frames } from './frames.tsx';
import { LineView } from './line-view.tsx';
import { placeOf, type BoxNode, type LineEdge } from './shapes.ts';
import { Around, type Surroundings } from './surroundings.ts';
import { useAdding } from './use-adding.ts';
import { useClipboard } from './use-clipboard.ts';
import { useConnecting } from './use-connecting.ts';
import { useDrawn } from './use-drawn.ts';
import { useFocus } from './use-focus.ts';
import { useKeys } from './use-keys.ts';
import { useMenu } from './use-menu.ts';
import { usePlaces } from './use-places.ts';
import { UNMOVED, useSight } from './use-sight.ts';
import { useSteps } from './use-steps.ts';
import { ZoomBar } from './zoom-bar.tsx';

interface CanvasProps {
  readonly store: DraftStore;
  readonly texts: Texts;
  readonly onCommand: (command: 'undo' | 'redo') => void;
  /** Asks the server where boxes stand well. */
  /** Done once the boxes stand where they are to. */
  readonly onTidy: () => Promise<void>;
  /** Asks the server for the edges that may start or end at a node. */
  readonly fitting: (node: string) => Promise<readonly EdgeForm[]>;
  readonly say: (sentence: string) => void;
  /** Told the one line that is selected, or undefined. */
  readonly onEdge: (edge: EdgeForm | undefined) => void;
}

// The library tells each box, port and line of a property that is another object than before: these never are.
const SNAP: [number, number] = [4, 4];
const CREDIT = { hideAttribution: false };
const NODE_TYPES = { box: BoxView };
const EDGE_TYPES = { line: LineView };

function Board({ store, texts, onCommand, onTidy, fitting, say, onEdge }: CanvasProps) {
  const frame = useSyncExternalStore(store.subscribe, store.frame);
  const selection = useSyncExternalStore(store.subscribe, store.selected);
  const [asking, setAsking] = useState<Asking>();
  const [withMap, setWithMap] = useState(false);
  const [withKeys, setWithKeys] = useState(false);
  const board = useRef<HTMLDivElement>(null);
  const actions = useMemo(() => new Actions(store, () => texts['group'] ?? ''), [store, texts]);
  const drawn = useDrawn(store, texts);
  const { boxes, nodes, edges } = drawn;
  const sight = useSight(store, board, withMap, !withMap && boxes.size <= DRAWN_UNSEEN);
  const places = usePlaces(store, board, drawn);
  const steps = useSteps(actions, drawn);
  const focus = useFocus(board, drawn);
  const adding = useAdding(store, actions, drawn, places);
  const connecting = useConnecting(actions, places, fitting, setAsking);
  const turnMap = () => setWithMap((shown) => !shown);
  // Nothing stands where the person has just looked.
  const tidy = () => void onTidy().then(() => requestAnimationFrame(sight.fit));
  const showKeys = () => setWithKeys(true);
  const keys = useKeys({ store, drawn, sight, places, actions, steps, ask: setAsking, turnMap, showKeys, onCommand, onTidy: tidy });
  useClipboard(store, board, actions, places, texts, say);

  const ariaLabels = useMemo(
    () => ({
      'node.a11yDescription.keyboardDisabled': texts['nodeKeys'] ?? '',
      'edge.a11yDescription.default': frame.editable ? (texts['edgeKeys'] ?? '') : '',
    }),
    [texts, frame],
  );

  // What flows on a line is told beside the drawing.
  const chosen = selection.length === 0 ? edges.find((one) => one.selected)?.id : undefined;
  useEffect(() => {
    const edge = edges.find((one) => one.id === chosen);
    onEdge(edge?.data?.edge);
  }, [chosen, onEdge]);

  const leave = () => {
    setAsking(undefined);
    focus.back();
  };

  const onContextMenu = useMenu(store, drawn, keys, texts, leave);

  const choose = (id: string) => {
    if (asking?.kind === 'find') {
      store.reveal(id);
      focus.await(id);
    } else {
      focus.await(adding.add(id, asking?.place));
    }
    leave();
  };

  // The same at every render: each box and line would be painted again with another. Where the board is, is asked anew.
  const askAt = useCallback((place: Place, event: MouseEvent) => setAsking({ kind: 'add', place, at: places.onBoard(event) }), []);
  const surroundings = useMemo<Surroundings>(() => ({ store, texts, editable: frame.editable, askAt }), [store, texts, frame, askAt]);
  const onNodeDragStop = useStable((_: unknown, __: BoxNode, dragged: BoxNode[]) => actions.move(dragged.map(placeOf)));
  const onSelectionDragStop = useStable((_: unknown, dragged: BoxNode[]) => actions.move(dragged.map(placeOf)));
  const onPaneClick = useStable(() => board.current?.focus());
  const onDoubleClick = useStable((event: MouseEvent) => {
    if (frame.editable && (event.target as HTMLElement).classList.contains('react-flow__pane')) setAsking({ kind: 'add', place: places.at(event), at: places.onBoard(event) });
  });
  const isEmpty = frame.editable && boxes.size === 0;

  return (
    <div ref={board} className="pw-board" tabIndex={-1} onKeyDown={keys.onKeyDown} onContextMenu={onContextMenu} onFocus={focus.onFocus} onBlur={steps.flush} onDrop={adding.onDrop} onDragOver={(event) => event.preventDefault()}>
      <Around.Provider value={surroundings}>
        <ReactFlow<BoxNode, LineEdge>
          aria-label={texts['canvas']}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={drawn.onNodesChange}
          onEdgesChange={drawn.onEdgesChange}
          viewport={UNMOVED}
          {...sight.gestures}
          {...connecting}
          onNodeDragStop={onNodeDragStop}
          onSelectionDragStop={onSelectionDragStop}
          onPaneClick={onPaneClick}
          onDoubleClick={onDoubleClick}
          nodesDraggable={frame.editable}
          nodesConnectable={frame.editable}
          zoomOnScroll={frame.editable}
          zoomOnDoubleClick={false}
          preventScrolling={frame.editable}
          connectionRadius={28}
          nodeDragThreshold={3}
          deleteKeyCode={null}
          disableKeyboardA11y
          ariaLabelConfig={ariaLabels}
          minZoom={0.1}
          maxZoom={2}
          snapToGrid
          snapGrid={SNAP}
          onlyRenderVisibleElements={boxes.size > DRAWN_UNSEEN}
          proOptions={CREDIT}
        >
          <Background variant={BackgroundVariant.Dots} gap={DOTS} size={1.25} />
          <Frames store={store} nodes={nodes} actions={actions} texts={texts} />
          {withMap ? <MiniMap<BoxNode> pannable zoomable ariaLabel={texts['map'] ?? ''} nodeColor={(node) => node.data.box.colour} /> : null}
          <ZoomBar
            texts={texts}
            sight={sight}
            editable={frame.editable}
            withMap={withMap}
            turnMap={turnMap}
            onTidy={tidy}
            onFind={() => setAsking({ kind: 'find' })}
            showKeys={showKeys}
          />
          {frame.editable ? (
            <Panel position="top-left">
              <button type="button" className="pw-button pw-add" aria-expanded={asking?.kind === 'add'} onClick={() => setAsking(asking === undefined ? { kind: 'add' } : undefined)}>
                {texts['add']}
              </button>
            </Panel>
          ) : null}
          {frame.editable && selection.length > 1 ? (
            <Panel position="top-center">
              <SelectionBar actions={actions} texts={texts} count={selection.length} />
            </Panel>
          ) : null}
        </ReactFlow>
      </Around.Provider>
      {isEmpty && asking === undefined ? (
        <div className="pw-board-empty">
          <p>{texts['empty']}</p>
          <button type="button" className="pw-button" onClick={() => setAsking({ kind: 'add' })}>{texts['add']}</button>
        </div>
      ) : null}
      {asking === undefined ? null : <Finder asking={asking} store={store} texts={texts} boxes={boxes} board={board} onChoose={choose} onLeave={leave} />}
      {withKeys ? <KeysDialog texts={texts} onClose={() => setWithKeys(false)} /> : null}
    </div>
  );
}

export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Board {...props} />
    </ReactFlowProvider>
  );
}
