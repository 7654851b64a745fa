// The parts of a pipeline as files have them: a field that is empty or false is left out.

/** A node; the fields of its kind stand beside these. */
export interface NodeForm {
  readonly kind: string;
  readonly id: string;
  readonly name?: string;
  readonly typeVersion?: number;
  readonly disabled?: boolean;
  readonly [field: string]: unknown;
}

/** Ends are node ids; a port that is not the ordinary one follows after a dot, as in `route-k3x9q2.otherwise`. */
export interface EdgeForm {
  readonly from: string;
  readonly to: string;
}

export interface PositionForm {
  readonly x: number;
  readonly y: number;
}

export interface GroupForm {
  readonly id: string;
  readonly name?: string;
  readonly nodes?: readonly string[];
}

export interface ParameterForm {
  readonly name: string;
  readonly [field: string]: unknown;
}

export interface LineForm {
  readonly target?: string;
  readonly expression?: string;
}

export interface PipelineForm {
  readonly name?: string;
  readonly description?: string;
  readonly parameters?: readonly ParameterForm[];
  readonly nodes?: readonly NodeForm[];
  readonly edges?: readonly EdgeForm[];
}

export interface LayoutForm {
  readonly positions?: Readonly<Record<string, PositionForm>>;
  readonly groups?: readonly GroupForm[];
}

/** One end of an edge, taken apart. */
export interface End {
  readonly node: string;
  readonly port: string;
}

export function fromOf(edge: EdgeForm): End {
  return endOf(edge.from, 'out');
}

export function toOf(edge: EdgeForm): End {
  return endOf(edge.to, 'in');
}

export function edgeBetween(from: End, to: End): EdgeForm {
  return { from: from.port === 'out' ? from.node : `${from.node}.${from.port}`, to: to.port === 'in' ? to.node : `${to.node}.${to.port}` };
}

export function edgeId(edge: EdgeForm): string {
  return `${edge.from}→${edge.to}`;
}

function endOf(text: string, ordinary: string): End {
  const dot = text.indexOf('.');
  return dot < 0 ? { node: text, port: ordinary } : { node: text.slice(0, dot), port: text.slice(dot + 1) };
}

/** The name of a node, also where nobody gave it one. */
export function nameOf(node: NodeForm): string {
  return node.name ?? '';
}
