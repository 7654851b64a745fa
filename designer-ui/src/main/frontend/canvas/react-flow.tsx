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
  type Node,
  type NodeProps,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createContext, memo, useContext, useEffect, useMemo, useRef, useSyncExternalStore, type CSSProperties, type KeyboardEvent } from 'react';
import type { CanvasStore } from './canvas-store.ts';
import { lineId, type Drawing } from './drawing.ts';
import { pictureOf } from './kinds.ts';
import { commandOf, stepOf } from './shortcuts.ts';
import type { Box, Line } from './wire.ts';

export type Texts = Readonly<Record<string, string>>;

interface CanvasProps {
  readonly store: CanvasStore;
  readonly texts: Texts;
  readonly onSelect: (id: string) => void;
  readonly onCommand: (command: 'undo' | 'redo') => void;
}

type BoxNode = Node<{ box: Box }, 'box'>;
type LineEdge = Edge<{ line: Line }>;

/** How long arrow keys rest before the new position is proposed, in milliseconds. */
const REST = 400;

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

function edgesOf(drawing: Drawing, old: readonly LineEdge[], running: boolean): LineEdge[] {
  const before = new Map(old.map((edge) => [edge.id, edge]));
  return drawing.lines.map((line) => ({
    ...before.get(lineId(line)),
    id: lineId(line),
    source: line.from,
    sourceHandle: line.fromPort,
    target: line.to,
    targetHandle: line.toPort,
    data: { line },
    animated: running,
  }));
}

function Zoom({ texts }: { readonly texts: Texts }) {
  const flow = useReactFlow();
  return (
    <Panel position="bottom-left" className="pw-zoom">
      <button type="button" aria-label={texts['zoomOut']} title={texts['zoomOut']} onClick={() => void flow.zoomOut()}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 10h10" /></svg>
      </button>
      <button type="button" aria-label={texts['fit']} title={texts['fit']} onClick={() => void flow.fitView({ padding: 0.08, maxZoom: 1.25 })}>
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
  const rest = useRef<number | undefined>(undefined);
  const fitted = useRef(false);

  useEffect(() => setNodes((old) => nodesOf(drawing, old, frame.width, frame.height)), [drawing, frame, setNodes]);
  useEffect(() => setEdges((old) => edgesOf(drawing, old, running)), [drawing, running, setEdges]);
  useEffect(() => {
    if (!fitted.current && nodes.length > 0) {
      fitted.current = true;
      void flow.fitView({ padding: 0.08, maxZoom: 1.25 });
    }
  }, [nodes, flow]);

  const propose = (moved: readonly BoxNode[]) =>
    void store.propose({
      type: 'MoveBoxes',
      positions: moved.map(({ id, position }) => ({ id, x: Math.round(position.x), y: Math.round(position.y) })),
    });

  const nudge = (dx: number, dy: number) => {
    setNodes((old) =>
      old.map((node) => (node.selected ? { ...node, position: { x: node.position.x + dx, y: node.position.y + dy } } : node)),
    );
    window.clearTimeout(rest.current);
    rest.current = window.setTimeout(() => propose(flow.getNodes().filter((node) => node.selected)), REST);
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
    const step = stepOf(command, event.shiftKey);
    if (step !== undefined) {
      if (!frame.editable || !nodes.some((node) => node.selected)) return;
      nudge(step.dx, step.dy);
    } else if (command === 'fit') void flow.fitView({ padding: 0.08, maxZoom: 1.25 });
    else if (command === 'zoomIn') void flow.zoomIn();
    else if (command === 'zoomOut') void flow.zoomOut();
    else if (command === 'clear') setNodes((old) => old.map((node) => (node.selected ? { ...node, selected: false } : node)));
    else if (!frame.editable) return;
    else if (command === 'remove') remove();
    else if (command === 'undo' || command === 'redo') onCommand(command);
    event.preventDefault();
  };

  // A box that gets the focus by the Tab key is the selected one, so that the arrow keys move what is seen in focus.
  const onFocus = (id: string) => setNodes((old) => old.map((node) => ({ ...node, selected: node.id === id })));

  return (
    <div
      className="pw-board"
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const id = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')?.dataset['id'];
        if (id !== undefined && (event.target as HTMLElement).matches(':focus-visible')) onFocus(id);
      }}
    >
      <ReactFlow<BoxNode, LineEdge>
        aria-label={texts['canvas']}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStop={(_, __, dragged) => propose(dragged)}
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
