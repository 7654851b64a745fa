// Generated from the records of dev.pipewright.designer.draft by WireTypesTest. Do not edit.

import type { EdgeForm, GroupForm, LayoutForm, LineForm, NodeForm, ParameterForm, PipelineForm, PositionForm } from './forms.ts';

export interface DraftSnapshot {
  readonly draft: string;
  readonly seq: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly editable: boolean;
  readonly idSeed: string;
  readonly pipeline: PipelineForm;
  readonly layout: LayoutForm;
  readonly kinds: readonly KindLook[];
  readonly looks: readonly NodeLook[];
}

export interface KindLook {
  readonly kind: string;
  readonly text: string;
  readonly colour: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface NodeLook {
  readonly id: string;
  readonly detail: string;
  readonly subject: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface DraftUpdate {
  readonly seq: number;
  readonly editId: string;
  readonly author: string;
  readonly edit: PipelineEdit;
  readonly looks: readonly NodeLook[];
}

export type PipelineEdit = AddNode | RemoveNode | RenameNode | SetDisabled | ChangeField | ReplaceNode | AddEdge | RemoveEdge | MoveNodes | AddMappingLine | SetMappingLine | RemoveMappingLine | MoveMappingLine | AddParameter | SetParameter | RemoveParameter | RenamePipeline | DescribePipeline | PutGroup | RemoveGroup | Several;

export interface AddNode {
  readonly kind: 'addNode';
  readonly node: NodeForm;
  readonly position: PositionForm;
}

export interface RemoveNode {
  readonly kind: 'removeNode';
  readonly node: string;
}

export interface RenameNode {
  readonly kind: 'renameNode';
  readonly node: string;
  readonly name?: string;
}

export interface SetDisabled {
  readonly kind: 'setDisabled';
  readonly node: string;
  readonly disabled?: boolean;
}

export interface ChangeField {
  readonly kind: 'changeField';
  readonly node: string;
  readonly field?: string;
  readonly value?: unknown;
}

export interface ReplaceNode {
  readonly kind: 'replaceNode';
  readonly node: NodeForm;
}

export interface AddEdge {
  readonly kind: 'addEdge';
  readonly edge: EdgeForm;
}

export interface RemoveEdge {
  readonly kind: 'removeEdge';
  readonly edge: EdgeForm;
}

export interface MoveNodes {
  readonly kind: 'moveNodes';
  readonly positions?: Readonly<Record<string, PositionForm>>;
}

export interface AddMappingLine {
  readonly kind: 'addMappingLine';
  readonly node: string;
  readonly at: number;
  readonly line: LineForm;
}

export interface SetMappingLine {
  readonly kind: 'setMappingLine';
  readonly node: string;
  readonly target?: string;
  readonly line: LineForm;
}

export interface RemoveMappingLine {
  readonly kind: 'removeMappingLine';
  readonly node: string;
  readonly target?: string;
}

export interface MoveMappingLine {
  readonly kind: 'moveMappingLine';
  readonly node: string;
  readonly target?: string;
  readonly at: number;
}

export interface AddParameter {
  readonly kind: 'addParameter';
  readonly at: number;
  readonly parameter: ParameterForm;
}

export interface SetParameter {
  readonly kind: 'setParameter';
  readonly name?: string;
  readonly parameter: ParameterForm;
}

export interface RemoveParameter {
  readonly kind: 'removeParameter';
  readonly name?: string;
}

export interface RenamePipeline {
  readonly kind: 'renamePipeline';
  readonly name?: string;
}

export interface DescribePipeline {
  readonly kind: 'describePipeline';
  readonly description?: string;
}

export interface PutGroup {
  readonly kind: 'putGroup';
  readonly group: GroupForm;
}

export interface RemoveGroup {
  readonly kind: 'removeGroup';
  readonly group?: string;
}

export interface Several {
  readonly kind: 'several';
  readonly edits?: readonly PipelineEdit[];
}

export interface DraftProposal {
  readonly editId: string;
  readonly baseSeq: number;
  readonly edit: PipelineEdit;
}

export interface DraftChoice {
  readonly editId: string;
  readonly seq: number;
  readonly places: readonly ChoicePlace[];
  readonly fitting: readonly PipelineEdit[];
  readonly insisting: PipelineEdit;
}

export interface ChoicePlace {
  readonly label: string;
  readonly isGone: boolean;
  readonly by: string;
  readonly before: string;
  readonly theirs: string;
  readonly mine: string;
}

export interface PaletteEntry {
  readonly section: string;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly words: string;
  readonly name: string;
  readonly subject: string;
  readonly node: Readonly<Record<string, unknown>>;
  readonly template: string;
}

export interface TemplateDrawing {
  readonly pipeline: PipelineForm;
  readonly layout: LayoutForm;
}

export interface ProblemMarks {
  readonly errors: number;
  readonly recommendations: number;
  readonly nodes: readonly NodeMark[];
}

export interface NodeMark {
  readonly node: string;
  readonly error: boolean;
  readonly count: number;
  readonly first: string;
}

export interface LiveCounters {
  readonly boxes: readonly BoxCounters[];
}

export interface BoxCounters {
  readonly id: string;
  readonly in: string;
  readonly out: string;
  readonly rejected: string;
  readonly speed: string;
  readonly left: string;
  readonly state: string;
}

export interface DrawingMarks {
  readonly boxes: readonly BoxMark[];
  readonly lines: readonly LineMark[];
}

export interface BoxMark {
  readonly id: string;
  readonly mark: string;
  readonly text: string;
  readonly looked: boolean;
}

export interface LineMark {
  readonly edge: EdgeForm;
  readonly mark: string;
}

export interface OtherPeople {
  readonly people: readonly OtherPerson[];
}

export interface OtherPerson {
  readonly name: string;
  readonly initials: string;
  readonly colour: number;
  readonly nodes: readonly string[];
}

export interface NodeFacts {
  readonly node: string;
  readonly fields: readonly FormField[];
  readonly problems: readonly FormProblem[];
  readonly connections: readonly string[];
  readonly names: readonly FormNames[];
  readonly choices: readonly ConnectChoice[];
  readonly part: PartFacts;
  readonly help: string;
}

export interface FormField {
  readonly name: string;
  readonly control: Control;
  readonly language: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly standard: string;
  readonly unit: number;
  readonly choices: readonly FormChoice[];
  readonly columns: readonly FormField[];
  readonly suggests: string;
  readonly onlyIf: readonly Condition[];
  readonly clears: readonly string[];
}

export type Control = 'TEXT' | 'LINES' | 'CODE' | 'NUMBER' | 'FLAG' | 'CHOICE' | 'DURATION' | 'TEXTS' | 'NAMED_TEXTS' | 'TABLE' | 'CONNECTION' | 'TYPE';

export interface FormChoice {
  readonly value: string;
  readonly label: string;
}

export interface Condition {
  readonly field: string;
  readonly values: readonly string[];
  readonly standard: string;
}

export interface FormProblem {
  readonly field: string;
  readonly position: number;
  readonly message: string;
  readonly isError: boolean;
}

export interface FormNames {
  readonly port: string;
  readonly names: readonly string[];
}

export interface ConnectChoice {
  readonly text: string;
  readonly edge: EdgeForm;
}

export interface PartFacts {
  readonly pipeline: string;
  readonly name: string;
  readonly newer: number;
}

export interface FormTexts {
  readonly code: CodeTexts;
  readonly none: string;
  readonly name: string;
  readonly disabled: string;
  readonly connect: string;
  readonly add: string;
  readonly remove: string;
  readonly up: string;
  readonly down: string;
  readonly row: string;
  readonly standard: string;
  readonly value: string;
  readonly newConnection: string;
  readonly stream: string;
  readonly readFields: string;
  readonly number: string;
  readonly duration: string;
  readonly asText: string;
  readonly asTextHelp: string;
  readonly otherNode: string;
  readonly nothing: string;
  readonly help: string;
  readonly openPart: string;
  readonly newerPart: string;
  readonly selection: Readonly<Record<string, string>>;
  readonly pipeline: readonly FormField[];
}

export interface CodeTexts {
  readonly keys: string;
  readonly proposals: string;
  readonly at: string;
  readonly noJson: string;
}

export interface FormStream {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly schema: readonly Readonly<Record<string, unknown>>[];
}

export interface CodeItems {
  readonly from: number;
  readonly items: readonly CodeItem[];
  readonly isPart: boolean;
}

export interface CodeItem {
  readonly text: string;
  readonly kind: string;
  readonly detail: string;
  readonly help: string;
  readonly example: string;
}

export interface CodeFault {
  readonly position: number;
  readonly message: string;
}

export interface PreviewAnswer {
  readonly node: string;
  readonly way: readonly Passage[];
  readonly tabs: readonly Tab[];
  readonly notes: readonly string[];
  readonly troubles: readonly string[];
  readonly stop: string;
  readonly pinned: number;
  readonly paused: readonly Stop[];
}

export interface Passage {
  readonly node: string;
  readonly name: string;
  readonly said: string;
  readonly rejected: boolean;
}

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly mayPin: boolean;
}

export interface Row {
  readonly number: number;
  readonly note: string;
  readonly cells: readonly string[];
  readonly marks: string;
}

export interface Stop {
  readonly node: string;
  readonly said: string;
  readonly tab: string;
  readonly number: number;
  readonly came: readonly Came[];
}

export interface Came {
  readonly name: string;
  readonly record: RecordAnswer;
}

export interface RecordAnswer {
  readonly note: string;
  readonly compared: boolean;
  readonly lines: readonly Line[];
  readonly json: string;
}

export interface Line {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly mark: string;
}

export interface SamplesAnswer {
  readonly offers: readonly Offer[];
  readonly chosen: string;
  readonly environments: readonly string[];
}

export interface Offer {
  readonly value: string;
  readonly label: string;
}

export interface MappingOpened {
  readonly look: MappingLook;
  readonly functions: readonly FunctionRow[];
}

export interface MappingLook {
  readonly sources: readonly SourceRow[];
  readonly targets: readonly TargetRow[];
  readonly targetName: string;
  readonly fields: number;
  readonly records: number;
  readonly recordsFrom: string;
}

export interface SourceRow {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly depth: number;
  readonly sensitive: boolean;
}

export interface TargetRow {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly depth: number;
  readonly required: boolean;
  readonly about: string;
}

export interface FunctionRow {
  readonly name: string;
  readonly call: string;
  readonly group: string;
  readonly about: string;
  readonly example: string;
  readonly result: string;
}

export interface MappingValues {
  readonly sources: Readonly<Record<string, string>>;
  readonly targets: readonly GivenValue[];
  readonly required: number;
  readonly missing: readonly string[];
  readonly fields: number;
  readonly isCut: boolean;
}

export interface GivenValue {
  readonly target: string;
  readonly reads: readonly string[];
  readonly value: string;
  readonly fault: string;
  readonly position: number;
  readonly remark: string;
}

export interface TriedLine {
  readonly fault: string;
  readonly position: number;
  readonly records: readonly OnRecord[];
  readonly remark: string;
  readonly instead: readonly Instead[];
  readonly values: readonly string[];
}

export interface OnRecord {
  readonly number: number;
  readonly value: string;
  readonly fault: string;
  readonly position: number;
}

export interface Instead {
  readonly name: string;
  readonly expression: string;
}

export interface MappingEdits {
  readonly edits: readonly PipelineEdit[];
}

export interface SuggestedLines {
  readonly lines: readonly SuggestedLine[];
}

export interface SuggestedLine {
  readonly target: string;
  readonly expression: string;
  readonly confidence: number;
  readonly reason: string;
  readonly reads: readonly string[];
}

export interface WholeDocument {
  readonly text: string;
  readonly hidden: readonly string[];
}

export interface WholeReading {
  readonly fault: string;
  readonly position: number;
  readonly remarks: readonly string[];
  readonly edits: readonly PipelineEdit[];
}

export interface TestOutcomes {
  readonly tests: readonly TestOutcome[];
}

export interface TestOutcome {
  readonly name: string;
  readonly failure: string;
}

export interface HelpOpening {
  readonly texts: Readonly<Record<string, string>>;
  readonly code: CodeTexts;
  readonly topics: readonly TopicLink[];
  readonly isPage: boolean;
  readonly topic: string;
  readonly from: string;
}

export interface TopicLink {
  readonly id: string;
  readonly title: string;
  readonly isGuide: boolean;
}

export interface HelpTopic {
  readonly id: string;
  readonly title: string;
  readonly isGuide: boolean;
  readonly html: string;
}

export interface HelpHits {
  readonly hits: readonly HelpHit[];
}

export interface HelpHit {
  readonly topic: string;
  readonly anchor: string;
  readonly title: string;
  readonly where: string;
  readonly excerpt: string;
}

export interface HelpSample {
  readonly json: string;
  readonly from: string;
  readonly builtIn: string;
  readonly examples: readonly HelpExample[];
}

export interface HelpExample {
  readonly expression: string;
  readonly isOnSample: boolean;
  readonly result: HelpResult;
}

export interface HelpResult {
  readonly value: string;
  readonly fault: string;
  readonly position: number;
}

export interface HelpResults {
  readonly fault: string;
  readonly results: readonly HelpResult[];
}

export interface TourNow {
  readonly step: number;
  readonly steps: number;
  readonly about: string;
  readonly text: string;
  readonly targets: readonly string[];
  readonly pipeline: string;
  readonly help: string;
}

export interface SheetPreview {
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly number: number;
  readonly state: SheetState;
  readonly target: string;
  readonly expression: string;
  readonly before: string;
  readonly said: string;
}

export type SheetState = 'NEW' | 'CHANGED' | 'SAME' | 'FAULT';

export interface WrittenSheet {
  readonly content: string;
}

export interface TargetLook {
  readonly name: string;
  readonly said: string;
  readonly isAttached: boolean;
  readonly presets: readonly PresetTarget[];
  readonly drift: DriftLook;
}

export interface PresetTarget {
  readonly preset: string;
  readonly name: string;
}

export interface DriftLook {
  readonly kept: number;
  readonly rows: readonly DriftRow[];
  readonly required: readonly string[];
  readonly ignored: number;
}

export interface DriftRow {
  readonly side: DriftSide;
  readonly isMoved: boolean;
  readonly target: string;
  readonly expression: string;
  readonly gone: string;
  readonly newTarget: string;
  readonly newExpression: string;
  readonly reason: string;
}

export type DriftSide = 'SOURCE' | 'TARGET';

export interface TargetChoice {
  readonly preset: string;
  readonly document: string;
  readonly operation: string;
}

export interface TargetOffer {
  readonly fault: string;
  readonly operations: readonly OfferedOperation[];
  readonly operation: string;
  readonly name: string;
  readonly fields: number;
  readonly outranked: string;
  readonly drift: DriftLook;
}

export interface OfferedOperation {
  readonly id: string;
  readonly summary: string;
}
