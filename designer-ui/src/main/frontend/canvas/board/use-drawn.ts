// The boxes and lines that the board draws, kept in step with the draft and with what is selected.

import { useEdgesState, useNodesState, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useEffect, useMemo, useRef, useSyncExternalStore, type Dispatch, type SetStateAction } from 'react';
import type { DraftStore } from '../../draft/draft-store.ts';
import { boxesOf, type Box } from '../boxes.ts';
import { useStable } from '../stable.ts';
import type { Texts } from '../texts.ts';
import { edgesOf, nodesOf, type BoxNode, type LineEdge } from './shapes.ts';

export interface Drawn {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly nodes: BoxNode[];
  readonly edges: LineEdge[];
  readonly setNodes: Dispatch<SetStateAction<BoxNode[]>>;
  /** Selects these boxes, and no line. */
  readonly select: (ids: readonly string[]) => void;
  /** Selects the box or the line of this id, and nothing else. */
  readonly selectOne: (id: string) => void;
  readonly onNodesChange: (changes: NodeChange<BoxNode>[]) => void;
  readonly onEdgesChange: (changes: EdgeChange<LineEdge>[]) => void;
}

export function useDrawn(store: DraftStore, texts: Texts): Drawn {
  const drawing = useSyncExternalStore(store.subscribe, store.shown);
  const frame = useSyncExternalStore(store.subscribe, store.frame);
  const looks = useSyncExternalStore(store.subscribe, store.looks);
  const kinds = useSyncExternalStore(store.subscribe, store.kinds);
  const selection = useSyncExternalStore(store.subscribe, store.selected);
  const counters = useSyncExternalStore(store.subscribe, store.counters);
  const lineMarks = useSyncExternalStore(store.subscribe, store.markedLines);
  const running = useMemo(() => [...counters.values()].some((box) => box.state === 'running'), [counters]);
  const known = useRef<ReadonlyMap<string, Box>>(new Map());
  const boxes = useMemo(() => (known.current = boxesOf(drawing, looks, kinds, known.current)), [drawing, looks, kinds]);
  const [nodes, setNodes, changeNodes] = useNodesState<BoxNode>([]);
  const [edges, setEdges, onEdgesChange] = useEdgesState<LineEdge>([]);

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

  const onNodesChange = useStable((changes: NodeChange<BoxNode>[]) => {
    changeNodes(changes);
    const choices = changes.filter((change) => change.type === 'select');
    if (choices.length > 0) {
      const ids = new Set(store.selected());
      choices.forEach(({ id, selected }) => (selected ? ids.add(id) : ids.delete(id)));
      store.select([...ids]);
    }
  });

  const select = (ids: readonly string[]) => {
    store.select(ids);
    setEdges((old) => old.map((edge) => (edge.selected ? { ...edge, selected: false } : edge)));
  };

  const selectOne = (id: string) => {
    store.select(boxes.has(id) ? [id] : []);
    setEdges((old) => old.map((edge) => (edge.selected === (edge.id === id) ? edge : { ...edge, selected: edge.id === id })));
  };

  return { boxes, nodes, edges, setNodes, select, selectOne, onNodesChange, onEdgesChange };
}
