// The only file that imports the canvas library. It shows what the store holds and turns gestures into edits.

import {
  Background,
  BackgroundVariant,
  Handle,
  Panel,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useEdgesState,
  useNodesState,
  useReactFlow,
  type Connection,
  type Edge,
  type FitViewOptions,
  type Node,
  type NodeProps,
  type SmoothStepPathOptions,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createContext, memo, useContext, useEffect, useMemo, useRef, useSyncExternalStore, type CSSProperties, type FocusEvent, type KeyboardEvent } from 'react';
import type { CanvasStore } from './canvas-store.ts';
import { lineId, type Drawing } from './drawing.ts';
import { pictureOf } from './kinds.ts';
import { Nudge } from './nudge.ts';
import { commandOf, stepOf } from './shortcuts.ts';
import type { Box, BoxPosition, Line } from './wire.ts';

export type Texts = Readonly<Record<string, string>>;

interface CanvasProps {
  readonly store: CanvasStore;
  readonly texts: Texts;
  readonly onSelect: (id: string) => void;
  readonly onCommand: (command: 'undo' | 'redo') => void;
}

type BoxNode = Node<{ box: Box }, 'box'>;
type LineEdge = Edge<{ line: Line }> & { pathOptions?: SmoothStepPathOptions };

/** How the whole drawing is shown: with room for the lines that go round boxes, and for the buttons below. */
const WHOLE: FitViewOptions<BoxNode> = { padding: { top: '24px', right: '44px', bottom: '60px', left: '44px' }, maxZoom: 1.25 };

const Store = createContext<CanvasStore | undefined>(undefined);

function portTop(index: number, count: number): string {
  return `${((index + 1) * 100) / (count + 1)}%`;
}

const BoxView = memo(({ data: { box }, selected }: NodeProps<BoxNode>) => {
  const store = useContext(Store)!;
  const counters = useSyncExternalStore(store.subscribe, () => store.counters().get(box.id));
  const classes = ['pw-box', `pw-kind-${box.kind}`, `pw-${counters?.state ?? 'idle'}`];
  if (selected) classes.push('pw-selected');
  if (box.disabled) classes.push('pw-disabled');
  return (
    <div className={classes.join(' ')}>
      {box.inputs.map((port, index) => (
        <Handle key={port} id={port} type="target" position={Position.Left} style={{ top: portTop(index, box.inputs.length) }} />
      ))}
      <span className="pw-box-picture" aria-hidden="true" style={{ '--tone': box.colour } as CSSProperties}>
        <svg viewBox="0 0 20 20">
          <path d={pictureOf(box.kind)} />
        </svg>
      </span>
      <span className="pw-box-words">
        <span className="pw-box-kind">{box.kindText}</span>
        <span className="pw-box-name" translate="no" title={box.name}>
          {box.name}
        </span>
        <span className="pw-box-detail" translate="no">
          {counters === undefined ? (
            box.detail
          ) : (
            <>
              <b data-testid={`out-${box.id}`}>{counters.out}</b>
              {counters.rejected === '' ? null : <i>{counters.rejected}</i>}
            </>
          )}
        </span>
      </span>
      {box.outputs.map((port, index) => (
        <Handle key={port} id={port} type="source" position={Position.Right} style={{ top: portTop(index, box.outputs.length) }} />
      ))}
    </div>
  );
});

const NODE_TYPES = { box: BoxView };

function nodesOf(drawing: Drawing, old: readonly BoxNode[], width: number, height: number): BoxNode[] {
  const before = new Map(old.map((node) => [node.id, node]));
  return [...drawing.boxes.values()].map((box) => {
    const known = before.get(box.id);
    if (known !== undefined && known.data.box === box) {
      return known;
    }
    const position = known?.dragging ? known.position : { x: box.x, y: box.y };
    return { ...known, id: box.id, type: 'box', position, width, height, data: { box }, ariaLabel: `${box.kindText}: ${box.name}` };
  });
}

function edgesOf(drawing: Drawing, old: readonly LineEdge[], running: boolean, label: string): LineEdge[] {
  const nameOf = (id: string) => drawing.boxes.get(id)?.name ?? id;
  const before = new Map(old.map((edge) => [edge.id, edge]));
  return drawing.lines.map((line) => ({
    ...before.get(lineId(line)),
    id: lineId(line),
    source: line.from,
    sourceHandle: line.fromPort,
    target: line.to,
    targetHandle: line.toPort,
    type: 'smoothstep',
    pathOptions: { borderRadius: 14, offset: 24 },
    data: { line },
    animated: running,
    ariaLabel: label.replace('{0}', nameOf(line.from)).replace('{1}', nameOf(line.to)),
  }));
}

function withPlace(node: BoxNode, place: BoxNode['position'] | undefined): BoxNode {
  return place === undefined ? node : { ...node, position: place };
}

function placeOf({ id, position }: Pick<BoxNode, 'id' | 'position'>): BoxPosition {
  return { id, x: Math.round(position.x), y: Math.round(position.y) };
}

function Zoom({ texts }: { readonly texts: Texts }) {
  const flow = useReactFlow();
  return (
    <Panel position="bottom-left" className="pw-zoom">
      <button type="button" aria-label={texts['zoomOut']} title={texts['zoomOut']} onClick={() => void flow.zoomOut()}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 10h10" /></svg>
      </button>
      <button type="button" aria-label={texts['fit']} title={texts['fit']} onClick={() => void flow.fitView(WHOLE)}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" /></svg>
      </button>
      <button type="button" aria-label={texts['zoomIn']} title={texts['zoomIn']} onClick={() => void flow.zoomIn()}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 10h10M10 5v10" /></svg>
      </button>
    </Panel>
  );
}

function Board({ store, texts, onSelect, onCommand }: CanvasProps) {
  const drawing = useSyncExternalStore(store.subscribe, store.shown);
  const frame = useSyncExternalStore(store.subscribe, store.frame);
  const counters = useSyncExternalStore(store.subscribe, store.counters);
  const running = useMemo(() => [...counters.values()].some((box) => box.state === 'running'), [counters]);
  const [nodes, setNodes, onNodesChange] = useNodesState<BoxNode>([]);
  const [edges, setEdges, onEdgesChange] = useEdgesState<LineEdge>([]);
  const flow = useReactFlow<BoxNode, LineEdge>();
  const board = useRef<HTMLDivElement>(null);
  const looked = useRef(false);

  useEffect(() => setNodes((old) => nodesOf(drawing, old, frame.width, frame.height)), [drawing, frame, setNodes]);
  useEffect(() => setEdges((old) => edgesOf(drawing, old, running, texts['edge'] ?? '')), [drawing, running, setEdges, texts]);
  // The whole drawing is shown, also when the room for it changes, until the person looks at a part of it.
  useEffect(() => {
    const fit = () => {
      if (!looked.current) void flow.fitView(WHOLE);
    };
    const observer = new ResizeObserver(fit);
    observer.observe(board.current!);
    fit();
    return () => observer.disconnect();
  }, [flow, frame]);

  const keys = useMemo(
    () => ({
      'node.a11yDescription.keyboardDisabled': texts['nodeKeys'] ?? '',
      'edge.a11yDescription.default': texts['edgeKeys'] ?? '',
    }),
    [texts],
  );

  const move = (positions: readonly BoxPosition[]) => {
    if (positions.length > 0) void store.propose({ type: 'MoveBoxes', positions });
  };
  const nudge = useMemo(() => new Nudge((positions) => void store.propose({ type: 'MoveBoxes', positions })), [store]);
  useEffect(() => {
    const leave = () => nudge.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [nudge]);

  const step = (dx: number, dy: number) => {
    const moved = flow.getNodes().filter((node) => node.selected);
    const places = new Map(moved.map(({ id, position }) => [id, { x: position.x + dx, y: position.y + dy }]));
    setNodes((old) => old.map((node) => withPlace(node, places.get(node.id))));
    nudge.to([...places].map(([id, place]) => placeOf({ id, position: place })));
  };

  const remove = () => {
    const ids = nodes.filter((node) => node.selected).map((node) => node.id);
    if (ids.length > 0) {
      void store.propose({ type: 'RemoveBoxes', ids });
      return;
    }
    edges.filter((edge) => edge.selected).forEach((edge) => void store.propose({ type: 'Disconnect', line: edge.data!.line }));
  };

  const connect = (connection: Connection) =>
    void store.propose({
      type: 'Connect',
      line: {
        from: connection.source,
        fromPort: connection.sourceHandle ?? 'out',
        to: connection.target,
        toPort: connection.targetHandle ?? 'in',
      },
    });

  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event);
    if (command === undefined) return;
    const way = stepOf(command, event.shiftKey);
    if (way === undefined) nudge.flush();
    if (way !== undefined) {
      if (!frame.editable || !nodes.some((node) => node.selected)) return;
      step(way.dx, way.dy);
    } else if (command === 'fit') void flow.fitView(WHOLE);
    else if (command === 'zoomIn') void flow.zoomIn();
    else if (command === 'zoomOut') void flow.zoomOut();
    else if (command === 'clear') select('');
    else if (!frame.editable) return;
    else if (command === 'remove') remove();
    else if (command === 'undo' || command === 'redo') onCommand(command);
    event.preventDefault();
  };

  const select = (id: string) => {
    setNodes((old) => old.map((node) => (node.selected === (node.id === id) ? node : { ...node, selected: node.id === id })));
    setEdges((old) => old.map((edge) => (edge.selected === (edge.id === id) ? edge : { ...edge, selected: edge.id === id })));
  };

  // What gets the focus by the Tab key is selected, so that the keys act on what is seen in focus.
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const id = event.target.closest<HTMLElement>('.react-flow__node, .react-flow__edge')?.dataset['id'];
    if (id !== undefined && event.target.matches(':focus-visible')) select(id);
  };

  return (
    <div ref={board} className="pw-board" onKeyDown={onKeyDown} onFocus={onFocus} onBlur={() => nudge.flush()}>
      <ReactFlow<BoxNode, LineEdge>
        aria-label={texts['canvas']}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onMoveStart={(gesture) => {
          if (gesture !== null) looked.current = true;
        }}
        onNodeDragStop={(_, __, dragged) => move(dragged.map(placeOf))}
        onConnect={connect}
        onSelectionChange={({ nodes: selected }) => onSelect(selected.length === 1 ? selected[0]!.id : '')}
        nodesDraggable={frame.editable}
        nodesConnectable={frame.editable}
        edgesFocusable={frame.editable}
        zoomOnScroll={frame.editable}
        preventScrolling={frame.editable}
        nodeDragThreshold={3}
        deleteKeyCode={null}
        disableKeyboardA11y
        ariaLabelConfig={keys}
        minZoom={0.1}
        maxZoom={2}
        snapToGrid
        snapGrid={[4, 4]}
        onlyRenderVisibleElements={drawing.boxes.size > 100}
        proOptions={{ hideAttribution: false }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.25} />
        <Zoom texts={texts} />
      </ReactFlow>
    </div>
  );
}

export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Store.Provider value={props.store}>
        <Board {...props} />
      </Store.Provider>
    </ReactFlowProvider>
  );
}
