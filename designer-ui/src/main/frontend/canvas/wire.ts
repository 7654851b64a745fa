// Generated from the records of dev.pipewright.designer.canvas by WireTypesTest. Do not edit.

export interface CanvasSnapshot {
  readonly draft: string;
  readonly seq: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly editable: boolean;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

export interface Box {
  readonly id: string;
  readonly kind: string;
  readonly kindText: string;
  readonly colour: string;
  readonly name: string;
  readonly detail: string;
  readonly disabled: boolean;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly from: string;
  readonly fromPort: string;
  readonly to: string;
  readonly toPort: string;
}

export interface CanvasUpdate {
  readonly seq: number;
  readonly editId: string;
  readonly changes: readonly CanvasChange[];
}

export type CanvasChange = BoxesMoved | BoxPut | BoxRemoved | LineAdded | LineRemoved;

export interface BoxesMoved {
  readonly type: 'BoxesMoved';
  readonly positions: readonly BoxPosition[];
}

export interface BoxPosition {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface BoxPut {
  readonly type: 'BoxPut';
  readonly box: Box;
}

export interface BoxRemoved {
  readonly type: 'BoxRemoved';
  readonly id: string;
}

export interface LineAdded {
  readonly type: 'LineAdded';
  readonly line: Line;
}

export interface LineRemoved {
  readonly type: 'LineRemoved';
  readonly line: Line;
}

export interface CanvasProposal {
  readonly editId: string;
  readonly baseSeq: number;
  readonly edit: CanvasEdit;
}

export type CanvasEdit = MoveBoxes | RemoveBoxes | RenameBox | Connect | Disconnect;

export interface MoveBoxes {
  readonly type: 'MoveBoxes';
  readonly positions: readonly BoxPosition[];
}

export interface RemoveBoxes {
  readonly type: 'RemoveBoxes';
  readonly ids: readonly string[];
}

export interface RenameBox {
  readonly type: 'RenameBox';
  readonly id: string;
  readonly name: string;
}

export interface Connect {
  readonly type: 'Connect';
  readonly line: Line;
}

export interface Disconnect {
  readonly type: 'Disconnect';
  readonly line: Line;
}

export interface LiveCounters {
  readonly boxes: readonly BoxCounters[];
}

export interface BoxCounters {
  readonly id: string;
  readonly out: string;
  readonly rejected: string;
  readonly state: string;
}

export interface SelectedNode {
  readonly id: string;
  readonly name: string;
  readonly choices: readonly ConnectChoice[];
}

export interface ConnectChoice {
  readonly text: string;
  readonly fromPort: string;
  readonly to: string;
  readonly toPort: string;
}
