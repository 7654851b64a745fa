// The only file that imports the canvas library. It shows what the store holds and turns gestures into edits.

import {
  Background,
  BackgroundVariant,
  BaseEdge,
  EdgeLabelRenderer,
  getSmoothStepPath,
  Handle,
  MiniMap,
  Panel,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useEdgesState,
  useNodesState,
  useReactFlow,
  useStoreApi,
  ViewportPortal,
  type Connection,
  type Edge,
  type EdgeProps,
  type FinalConnectionState,
  type FitViewOptions,
  type Node,
  type NodeChange,
  type NodeProps,
  type Viewport,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createContext, memo, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type DragEvent, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';
import type { DraftStore } from '../draft/draft-store.ts';
import type { Drawing } from '../draft/drawing.ts';
import { edgeBetween, edgeId, fromOf, toOf, type EdgeForm, type End } from '../draft/forms.ts';
import { fits, found, portsOf, snapped, type Place } from '../draft/palette.ts';
import type { PaletteEntry } from '../draft/wire.ts';
import { Actions } from './actions.ts';
import { frameAround } from './arrange.ts';
import { boxesOf, type Box, type BoxPosition } from './boxes.ts';
import { Chooser, type Choice } from './chooser.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Nudge } from './nudge.ts';
import { DOTS, Drag, DRAWN_UNSEEN, isDrag } from './panning.ts';
import { Picture } from './picture.tsx';
import { SelectionBar, Tool } from './selection-bar.tsx';
import { commandOf, stepOf, type Command } from './shortcuts.ts';
import type { Texts } from './texts.ts';

interface CanvasProps {
  readonly store: DraftStore;
  readonly texts: Texts;
  readonly onCommand: (command: 'undo' | 'redo') => void;
  /** Asks the server where boxes stand well. */
  readonly onTidy: () => void;
  /** Asks the server for the edges that may start or end at a node. */
  readonly fitting: (node: string) => Promise<readonly EdgeForm[]>;
  readonly say: (sentence: string) => void;
  /** Told the one line that is selected, or undefined. */
  readonly onEdge: (edge: EdgeForm | undefined) => void;
}

type BoxNode = Node<{ box: Box }, 'box'>;
type LineEdge = Edge<{ edge: EdgeForm }, 'line'>;

/** Where the chooser is open, and what comes of a choice. */
interface Asking {
  readonly kind: 'add' | 'find';
  /** From the upper left corner of the board, in pixels of the screen; absent for the middle. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly place?: Place;
}

interface Desk {
  readonly store: DraftStore;
  readonly texts: Texts;
  readonly editable: boolean;
  readonly hovered: string;
  readonly askAt: (place: Place, event: MouseEvent) => void;
}

/** How the whole drawing is shown: with room for the lines that go round boxes, and for the buttons below. */
const WHOLE: FitViewOptions<BoxNode> = { padding: { top: '64px', right: '44px', bottom: '60px', left: '44px' }, maxZoom: 1.25 };

/** What is dragged out of the palette. */
const ENTRY = 'application/x-pipewright-entry';

/** Where the drawing is looked at first. From then on {@link Board} tells the library what is seen, and when. */
const UNMOVED: Viewport = { x: 0, y: 0, zoom: 1 };

const ROUND = { borderRadius: 14, offset: 24 };

const Drawn = createContext<Desk | undefined>(undefined);

function portTop(index: number, count: number): string {
  return `${((index + 1) * 100) / (count + 1)}%`;
}

const BoxView = memo(({ data: { box }, selected }: NodeProps<BoxNode>) => {
  const { store, texts, editable, askAt } = useContext(Drawn)!;
  const counters = useSyncExternalStore(store.subscribe, () => store.counters().get(box.id));
  const mark = useSyncExternalStore(store.subscribe, () => store.marks().get(box.id));
  const problems = useSyncExternalStore(store.subscribe, () => store.problems().get(box.id));
  const isAlone = useSyncExternalStore(store.subscribe, () => store.selected().length === 1 && store.selected()[0] === box.id);
  const person = useSyncExternalStore(store.subscribe, () => store.people().find(({ nodes }) => nodes.includes(box.id)));
  const painted = useRef(0);
  painted.current += 1;
  const classes = ['pw-box', `pw-kind-${box.kind}`, `pw-${counters?.state ?? 'idle'}`];
  if (selected) classes.push('pw-selected');
  if (box.disabled) classes.push('pw-disabled');
  if (mark !== undefined) classes.push(`pw-mark-${mark.mark}`);
  if (mark?.looked === true) classes.push('pw-looked');
  const port = box.outputs[0];
  return (
    <div className={classes.join(' ')} data-painted={painted.current}>
      {box.inputs.map((input, index) => (
        <Handle key={input} id={input} type="target" position={Position.Left} title={box.inputs.length > 1 ? input : undefined} style={{ top: portTop(index, box.inputs.length) }} />
      ))}
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
              {counters.in === '' ? null : <span>{counters.in} · </span>}
              <b data-testid={`out-${box.id}`}>{counters.out}</b>
              {counters.speed === '' ? null : <span> · {counters.speed}</span>}
              {counters.rejected === '' ? null : <i>{counters.rejected}</i>}
            </>
          )}
        </span>
      </span>
      {person === undefined ? null : (
        <span className="pw-box-person" data-person={person.colour} translate="no">
          <b>{person.name}</b>
        </span>
      )}
      {problems === undefined ? null : (
        <span className={`pw-box-problems ${problems.error ? 'pw-error' : 'pw-recommendation'}`} title={problems.first} aria-hidden="true" translate="no">{problems.count}</span>
      )}
      {box.outputs.map((output, index) => (
        <Handle key={output} id={output} type="source" position={Position.Right} title={box.outputs.length > 1 ? output : undefined} style={{ top: portTop(index, box.outputs.length) }} />
      ))}
      {isAlone && editable && port !== undefined ? (
        <button type="button" className="pw-append nodrag nopan" tabIndex={-1} aria-label={texts['append']} title={texts['append']} onClick={(event) => askAt({ kind: 'behind', end: { node: box.id, port } }, event)}>
          <span translate="no" aria-hidden="true">+</span>
        </button>
      ) : null}
    </div>
  );
});

const LineView = memo(({ id, data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: EdgeProps<LineEdge>) => {
  const { texts, editable, hovered, askAt } = useContext(Drawn)!;
  const [path, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, ...ROUND });
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={24} />
      {editable && (selected || hovered === id) ? (
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
    </>
  );
});

const NODE_TYPES = { box: BoxView };
const EDGE_TYPES = { line: LineView };

function nodesOf(boxes: ReadonlyMap<string, Box>, old: readonly BoxNode[], selected: ReadonlySet<string>, width: number, height: number): BoxNode[] {
  const before = new Map(old.map((node) => [node.id, node]));
  return [...boxes.values()].map((box) => {
    const known = before.get(box.id);
    if (known !== undefined && known.data.box === box) {
      return known;
    }
    const position = known?.dragging ? known.position : { x: box.x, y: box.y };
    return { selected: selected.has(box.id), ...known, id: box.id, type: 'box', position, width, height, data: { box }, ariaLabel: `${box.kindText}: ${box.name}` };
  });
}

function edgesOf(
  drawing: Drawing,
  old: readonly LineEdge[],
  running: boolean,
  label: string,
  marks: ReadonlyMap<string, string>,
): LineEdge[] {
  const called = (id: string) => drawing.nodes.get(id)?.name ?? id;
  const before = new Map(old.map((edge) => [edge.id, edge]));
  return drawing.edges.map((edge) => {
    const from = fromOf(edge);
    const to = toOf(edge);
    return {
      ...before.get(edgeId(edge)),
      id: edgeId(edge),
      source: from.node,
      sourceHandle: from.port,
      target: to.node,
      targetHandle: to.port,
      type: 'line',
      data: { edge },
      className: marks.has(edgeId(edge)) ? `pw-line-${marks.get(edgeId(edge))}` : '',
      animated: running,
      ariaLabel: label.replace('{0}', called(from.node)).replace('{1}', called(to.node)),
    };
  });
}

function withPlace(node: BoxNode, place: BoxNode['position'] | undefined): BoxNode {
  return place === undefined ? node : { ...node, position: place };
}

function placeOf({ id, position }: Pick<BoxNode, 'id' | 'position'>): BoxPosition {
  return { id, x: Math.round(position.x), y: Math.round(position.y) };
}

function edgeOf({ source, sourceHandle, target, targetHandle }: Connection | LineEdge): EdgeForm {
  return edgeBetween({ node: source, port: sourceHandle ?? 'out' }, { node: target, port: targetHandle ?? 'in' });
}

/** Frames behind the boxes. A press on a name selects who stands inside, so that all are dragged together. */
function Frames({ store, nodes, actions, texts }: { readonly store: DraftStore; readonly nodes: readonly BoxNode[]; readonly actions: Actions; readonly texts: Texts }) {
  const { groups } = useSyncExternalStore(store.subscribe, store.shown);
  const { width, height, editable } = useSyncExternalStore(store.subscribe, store.frame);
  const [renaming, setRenaming] = useState('');
  if (groups.length === 0) return null;
  const places = new Map(nodes.map((node) => [node.id, node.position]));
  return (
    <ViewportPortal>
      {groups.map((group) => {
        const inside = (group.nodes ?? []).map((id) => places.get(id)).filter((place) => place !== undefined);
        if (inside.length === 0) return null;
        const frame = frameAround(inside, { width, height });
        return (
          <div key={group.id} className="pw-frame" style={{ transform: `translate(${frame.x}px, ${frame.y}px)`, width: frame.width, height: frame.height }}>
            {renaming === group.id ? (
              <input
                className="nodrag nopan"
                aria-label={texts['groupName']}
                defaultValue={group.name}
                autoFocus
                onKeyDown={(event) => {
                  event.stopPropagation();
                  if (event.key === 'Enter') event.currentTarget.blur();
                  if (event.key === 'Escape') setRenaming('');
                }}
                onBlur={(event) => {
                  actions.renameGroup(group, event.target.value);
                  setRenaming('');
                }}
              />
            ) : (
              <button type="button" className="nopan" translate="no" onClick={() => store.select(group.nodes ?? [])} onDoubleClick={() => editable && setRenaming(group.id)}>
                {group.name}
              </button>
            )}
          </div>
        );
      })}
    </ViewportPortal>
  );
}

function Board({ store, texts, onCommand, onTidy, fitting, say, onEdge }: CanvasProps) {
  const drawing = useSyncExternalStore(store.subscribe, store.shown);
  const frame = useSyncExternalStore(store.subscribe, store.frame);
  const looks = useSyncExternalStore(store.subscribe, store.looks);
  const kinds = useSyncExternalStore(store.subscribe, store.kinds);
  const entries = useSyncExternalStore(store.subscribe, store.palette);
  const selection = useSyncExternalStore(store.subscribe, store.selected);
  const wish = useSyncExternalStore(store.subscribe, store.revealed);
  const counters = useSyncExternalStore(store.subscribe, store.counters);
  const lineMarks = useSyncExternalStore(store.subscribe, store.markedLines);
  const running = useMemo(() => [...counters.values()].some((box) => box.state === 'running'), [counters]);
  const known = useRef<ReadonlyMap<string, Box>>(new Map());
  const boxes = useMemo(() => (known.current = boxesOf(drawing, looks, kinds, known.current)), [drawing, looks, kinds]);
  const [nodes, setNodes, onNodesChange] = useNodesState<BoxNode>([]);
  const [edges, setEdges, onEdgesChange] = useEdgesState<LineEdge>([]);
  const [asking, setAsking] = useState<Asking>();
  const [hovered, setHovered] = useState('');
  const [withMap, setWithMap] = useState(false);
  const [withKeys, setWithKeys] = useState(false);
  const flow = useReactFlow<BoxNode, LineEdge>();
  const library = useStoreApi<BoxNode, LineEdge>();
  const drag = useRef<Drag>(undefined);
  const board = useRef<HTMLDivElement>(null);
  const looked = useRef(false);
  /** The node that gets the focus as soon as it is drawn. */
  const awaited = useRef('');
  const possible = useRef<ReadonlySet<string>>(undefined);
  const actions = useMemo(() => new Actions(store, () => texts['group'] ?? ''), [store, texts]);

  useEffect(() => {
    const selected = new Set(store.selected());
    setNodes((old) => nodesOf(boxes, old, selected, frame.width, frame.height));
  }, [store, boxes, frame, setNodes]);
  useEffect(() => setEdges((old) => edgesOf(drawing, old, running, texts['edge'] ?? '', lineMarks)), [drawing, running, setEdges, texts, lineMarks]);
  // What somebody selects elsewhere on the page is selected here.
  useEffect(() => {
    const selected = new Set(selection);
    setNodes((old) => old.map((node) => (node.selected === selected.has(node.id) ? node : { ...node, selected: selected.has(node.id) })));
  }, [selection, setNodes]);
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
        void flow.fitView(WHOLE);
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
  }, [flow, frame]);

  const see = useCallback(({ x, y, zoom }: Viewport) => library.setState({ transform: [x, y, zoom] }), [library]);
  const onViewportChange = useCallback(
    (viewport: Viewport) => {
      if (library.getState().transform[2] === viewport.zoom && drag.current !== undefined) drag.current.to(viewport);
      else see(viewport);
    },
    [library, see],
  );

  const keys = useMemo(
    () => ({
      'node.a11yDescription.keyboardDisabled': texts['nodeKeys'] ?? '',
      'edge.a11yDescription.default': texts['edgeKeys'] ?? '',
    }),
    [texts],
  );

  const onChange = (changes: NodeChange<BoxNode>[]) => {
    onNodesChange(changes);
    const choices = changes.filter((change) => change.type === 'select');
    if (choices.length > 0) {
      const ids = new Set(store.selected());
      choices.forEach(({ id, selected }) => (selected ? ids.add(id) : ids.delete(id)));
      store.select([...ids]);
    }
  };

  const nudge = useMemo(() => new Nudge((places) => actions.move(places)), [actions]);
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

  const onBoard = (event: { readonly clientX: number; readonly clientY: number }) => {
    const { left, top } = board.current!.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const at = (event: { readonly clientX: number; readonly clientY: number }): Place => {
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    return { kind: 'at', position: { x: snapped(x - frame.width / 2), y: snapped(y - frame.height / 2) } };
  };
  const middle = (): Place => {
    const { left, top, width, height } = board.current!.getBoundingClientRect();
    return at({ clientX: left + width / 2, clientY: top + height / 2 });
  };
  const askAt = useCallback((place: Place, event: MouseEvent) => setAsking({ kind: 'add', place, at: onBoard(event) }), []);

  /** Where a node that is asked for by key or button comes in: where the person is. */
  const here = (): Place => {
    const edge = edges.find((one) => one.selected);
    if (edge !== undefined) return { kind: 'between', edge: edge.data!.edge };
    const id = selection.length === 1 ? selection[0]! : '';
    const port = boxes.get(id)?.outputs[0];
    return port === undefined ? middle() : { kind: 'behind', end: { node: id, port } };
  };

  // What flows on a line is told beside the drawing.
  const chosen = selection.length === 0 ? edges.find((one) => one.selected)?.id : undefined;
  useEffect(() => {
    const edge = edges.find((one) => one.id === chosen);
    onEdge(edge?.data?.edge);
  }, [chosen, onEdge]);

  const leave = () => {
    setAsking(undefined);
    if (awaited.current === '') (board.current?.querySelector<HTMLElement>('.react-flow__node.selected') ?? board.current)?.focus();
  };

  useEffect(() => {
    const element = awaited.current === '' ? null : board.current!.querySelector<HTMLElement>(`.react-flow__node[data-id="${awaited.current}"]`);
    if (element !== null) {
      awaited.current = '';
      element.focus();
    }
  });

  const choices = useCallback(
    (search: string): readonly Choice[] =>
      asking?.kind === 'find'
        ? nodeChoices([...boxes.values()], search, texts['node'] ?? '')
        : entryChoices(entries, found(entries, search).filter((entry) => asking?.place === undefined || fits(portsOf(entry.kind, kinds), asking.place)), kinds),
    [asking, boxes, entries, kinds, texts],
  );

  const choose = (id: string) => {
    if (asking?.kind === 'find') {
      store.reveal(id);
      awaited.current = id;
    } else {
      const place = asking?.place ?? here();
      const ports = portsOf(entries[Number(id)]!.kind, kinds);
      awaited.current = actions.add(entries[Number(id)]!, fits(ports, place) ? place : middle());
    }
    leave();
  };

  const run = (command: Command) => {
    switch (command) {
      case 'undo':
      case 'redo':
        return onCommand(command);
      case 'remove':
        return actions.remove(edges.filter((edge) => edge.selected).map(edgeOf));
      case 'add':
        return setAsking({ kind: 'add', place: here() });
      case 'duplicate':
        return actions.duplicate();
      case 'disable':
        return actions.toggleDisabled();
      case 'group':
        return actions.group();
      case 'ungroup':
        return actions.ungroup();
      case 'tidy':
        return onTidy();
      default:
        return look(command);
    }
  };

  /** What changes nothing but what is seen; returns nothing for what is none of it. */
  const look = (command: Command) => {
    switch (command) {
      case 'fit':
        return void flow.fitView(WHOLE);
      case 'zoomIn':
        return void flow.zoomIn();
      case 'zoomOut':
        return void flow.zoomOut();
      case 'clear':
        return select([]);
      case 'all':
        return select([...boxes.keys()]);
      case 'find':
        return setAsking({ kind: 'find' });
      case 'map':
        return setWithMap((shown) => !shown);
      case 'keys':
        return setWithKeys(true);
      default:
        return undefined;
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event);
    // Copying, cutting and pasting come as events of their own.
    if (command === undefined || command === 'copy' || command === 'cut' || command === 'paste') return;
    const way = stepOf(command, event.shiftKey);
    if (way === undefined) {
      nudge.flush();
      if (frame.editable) run(command);
      else look(command);
    } else {
      if (!frame.editable || selection.length === 0) return;
      step(way.dx, way.dy);
    }
    event.preventDefault();
  };

  const select = (ids: readonly string[]) => {
    store.select(ids);
    setEdges((old) => old.map((edge) => (edge.selected ? { ...edge, selected: false } : edge)));
  };

  // What gets the focus by the Tab key is selected, so that the keys act on what is seen in focus.
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    if (!event.target.matches(':focus-visible')) return;
    const { id } = event.target.closest<HTMLElement>('.react-flow__node, .react-flow__edge')?.dataset ?? {};
    if (id === undefined) return;
    store.select(boxes.has(id) ? [id] : []);
    setEdges((old) => old.map((edge) => (edge.selected === (edge.id === id) ? edge : { ...edge, selected: edge.id === id })));
  };

  useEffect(() => {
    if (!frame.editable) return undefined;
    const isHere = () => board.current?.contains(document.activeElement) === true && !isTyping(document.activeElement);
    const copy = (event: ClipboardEvent) => {
      if (!isHere() || store.selected().length === 0) return;
      event.clipboardData?.setData('text/plain', actions.copied());
      event.preventDefault();
      if (event.type === 'cut') actions.remove([]);
      else say(texts['copied'] ?? '');
    };
    const paste = (event: ClipboardEvent) => {
      if (!isHere()) return;
      const place = middle();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (place.kind === 'at' && !actions.paste(text, place.position)) say(texts['pasteNothing'] ?? '');
      event.preventDefault();
    };
    const find = (event: globalThis.KeyboardEvent) => {
      if (commandOf(event) === 'find' && !event.defaultPrevented) {
        setAsking({ kind: 'find' });
        event.preventDefault();
      }
    };
    window.addEventListener('copy', copy);
    window.addEventListener('cut', copy);
    window.addEventListener('paste', paste);
    window.addEventListener('keydown', find);
    return () => {
      window.removeEventListener('copy', copy);
      window.removeEventListener('cut', copy);
      window.removeEventListener('paste', paste);
      window.removeEventListener('keydown', find);
    };
  }, [store, frame, actions, texts, say]);

  const onDrop = (event: DragEvent) => {
    const entry = entries[Number(event.dataTransfer.getData(ENTRY))];
    if (entry === undefined || event.dataTransfer.getData(ENTRY) === '') return;
    event.preventDefault();
    const line = edges.find((one) => one.id === lineUnder(event));
    const between: Place | undefined = line === undefined ? undefined : { kind: 'between', edge: edgeOf(line) };
    actions.add(entry, between !== undefined && fits(portsOf(entry.kind, kinds), between) ? between : at(event));
  };

  /** A connection that was let go over nothing asks for the node to connect to. */
  const onConnectEnd = (event: globalThis.MouseEvent | TouchEvent, { fromHandle, toNode }: FinalConnectionState) => {
    possible.current = undefined;
    if (fromHandle === null || toNode !== null || !(event instanceof globalThis.MouseEvent)) return;
    const end: End = { node: fromHandle.nodeId, port: fromHandle.id ?? '' };
    const place = at(event);
    if (place.kind === 'at') {
      setAsking({ kind: 'add', at: onBoard(event), place: { kind: fromHandle.type === 'source' ? 'behind' : 'before', end, position: place.position } });
    }
  };

  const desk = useMemo<Desk>(() => ({ store, texts, editable: frame.editable, hovered, askAt }), [store, texts, frame, hovered, askAt]);
  const isEmpty = frame.editable && boxes.size === 0;

  return (
    <div ref={board} className="pw-board" tabIndex={-1} onKeyDown={onKeyDown} onFocus={onFocus} onBlur={() => nudge.flush()} onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      <Drawn.Provider value={desk}>
        <ReactFlow<BoxNode, LineEdge>
          aria-label={texts['canvas']}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onChange}
          onEdgesChange={onEdgesChange}
          viewport={UNMOVED}
          onViewportChange={onViewportChange}
          onMoveStart={(gesture) => {
            if (gesture !== null) looked.current = true;
            drag.current?.end();
            drag.current = isDrag(gesture) && !withMap && boxes.size <= DRAWN_UNSEEN ? new Drag(board.current!) : undefined;
          }}
          onMoveEnd={(_, viewport) => {
            drag.current?.end();
            drag.current = undefined;
            see(viewport);
          }}
          onNodeDragStop={(_, __, dragged) => actions.move(dragged.map(placeOf))}
          onSelectionDragStop={(_, dragged) => actions.move(dragged.map(placeOf))}
          onConnect={(connection) => actions.connect(edgeOf(connection))}
          onConnectStart={(_, { nodeId }) => void fitting(nodeId ?? '').then((fit) => (possible.current = new Set(fit.map(edgeId))), () => undefined)}
          onConnectEnd={onConnectEnd}
          isValidConnection={(connection) => connection.source !== connection.target && (possible.current?.has(edgeId(edgeOf(connection))) ?? true)}
          onEdgeMouseEnter={(_, edge) => setHovered(edge.id)}
          onEdgeMouseLeave={(event) => {
            if (!isInsert(event.relatedTarget)) setHovered('');
          }}
          onPaneClick={() => {
            setHovered('');
            board.current?.focus();
          }}
          onDoubleClick={(event) => {
            if (frame.editable && (event.target as HTMLElement).classList.contains('react-flow__pane')) setAsking({ kind: 'add', place: at(event), at: onBoard(event) });
          }}
          nodesDraggable={frame.editable}
          nodesConnectable={frame.editable}
          edgesFocusable={frame.editable}
          zoomOnScroll={frame.editable}
          zoomOnDoubleClick={false}
          preventScrolling={frame.editable}
          connectionRadius={28}
          nodeDragThreshold={3}
          deleteKeyCode={null}
          disableKeyboardA11y
          ariaLabelConfig={keys}
          minZoom={0.1}
          maxZoom={2}
          snapToGrid
          snapGrid={[4, 4]}
          onlyRenderVisibleElements={boxes.size > DRAWN_UNSEEN}
          proOptions={{ hideAttribution: false }}
        >
          <Background variant={BackgroundVariant.Dots} gap={DOTS} size={1.25} />
          <Frames store={store} nodes={nodes} actions={actions} texts={texts} />
          {withMap ? <MiniMap<BoxNode> pannable zoomable ariaLabel={texts['map'] ?? ''} nodeColor={(node) => node.data.box.colour} /> : null}
          <Panel position="bottom-left" className="pw-zoom">
            <Tool text={texts['zoomOut'] ?? ''} picture="M5 10h10" onClick={() => void flow.zoomOut()} />
            <Tool text={texts['fit'] ?? ''} picture="M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" onClick={() => void flow.fitView(WHOLE)} />
            <Tool text={texts['zoomIn'] ?? ''} picture="M5 10h10M10 5v10" onClick={() => void flow.zoomIn()} />
            {frame.editable ? (
              <>
                <Tool text={texts['map'] ?? ''} picture="M3 4h14v12H3zM10 9h6v6h-6z" pressed={withMap} onClick={() => setWithMap(!withMap)} />
                <Tool text={texts['tidy'] ?? ''} picture="M3 4h4v4H3zM13 4h4v4h-4zM8 13h4v4H8zM7 6h6M10 6v7" onClick={onTidy} />
                <Tool text={texts['find'] ?? ''} picture="M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM13 13l4 4" onClick={() => setAsking({ kind: 'find' })} />
                <Tool text={texts['keys'] ?? ''} picture="M2 5h16v10H2zM5 8h.1M8 8h.1M11 8h.1M14 8h.1M6 12h8" onClick={() => setWithKeys(true)} />
              </>
            ) : null}
          </Panel>
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
      </Drawn.Provider>
      {isEmpty && asking === undefined ? (
        <div className="pw-board-empty">
          <p>{texts['empty']}</p>
          <button type="button" className="pw-button" onClick={() => setAsking({ kind: 'add' })}>{texts['add']}</button>
        </div>
      ) : null}
      {asking === undefined ? null : (
        <div className={asking.at === undefined ? `pw-asking pw-asking-${asking.kind}` : 'pw-asking'} style={asking.at === undefined ? undefined : within(asking.at, board.current!)}>
          <Chooser
            key={`${asking.kind} ${JSON.stringify(asking.place)}`}
            label={texts[asking.kind === 'find' ? 'find' : 'search'] ?? ''}
            nothing={texts['nothingFound'] ?? ''}
            choices={choices}
            onChoose={choose}
            onLeave={leave}
            {...(asking.kind === 'add' ? { dragType: ENTRY } : {})}
            eager
          />
        </div>
      )}
      {withKeys ? <KeysDialog texts={texts} onClose={() => setWithKeys(false)} /> : null}
    </div>
  );
}

function entryChoices(all: readonly PaletteEntry[], shown: readonly PaletteEntry[], kinds: ReturnType<DraftStore['kinds']>): readonly Choice[] {
  return shown.map((entry) => ({
    id: String(all.indexOf(entry)),
    section: entry.section,
    title: entry.title,
    detail: entry.detail,
    picture: <Picture kind={entry.kind} colour={kinds.get(entry.kind)?.colour ?? ''} />,
  }));
}

function nodeChoices(boxes: readonly Box[], search: string, section: string): readonly Choice[] {
  const words = search.toLowerCase().split(/\s+/);
  return boxes
    .filter(({ name, kindText, detail }) => words.every((word) => `${name} ${kindText} ${detail}`.toLowerCase().includes(word)))
    .sort((one, other) => one.name.localeCompare(other.name))
    .map((box) => ({ id: box.id, section, title: box.name, detail: box.kindText, picture: <Picture kind={box.kind} colour={box.colour} /> }));
}

/** The size of the chooser, in pixels of the screen. */
const CHOOSER = { width: 300, height: 340 };

/** A place for the chooser that lies on the board as a whole. */
function within(at: { readonly x: number; readonly y: number }, board: HTMLElement): { readonly left: number; readonly top: number } {
  return {
    left: Math.max(8, Math.min(at.x, board.clientWidth - CHOOSER.width - 8)),
    top: Math.max(8, Math.min(at.y, board.clientHeight - CHOOSER.height - 8)),
  };
}

function lineUnder(event: DragEvent): string | undefined {
  return document.elementsFromPoint(event.clientX, event.clientY).map((element) => element.closest<HTMLElement>('.react-flow__edge')?.dataset['id']).find((id) => id !== undefined);
}

function isInsert(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.pw-insert') !== null;
}

function isTyping(element: Element | null): boolean {
  return element?.matches('input, textarea, [contenteditable]') ?? false;
}

export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Board {...props} />
    </ReactFlowProvider>
  );
}
