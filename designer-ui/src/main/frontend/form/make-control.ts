// Which control edits which value.

import type { FormField } from '../draft/wire.ts';
import { connectionControl, flagControl, nameControl, selectControl } from './choice-control.ts';
import { codeControl } from './code-control.ts';
import type { FieldControl, FormHost } from './control.ts';
import { rowsControl } from './rows-control.ts';
import { textControl } from './text-control.ts';

type Change = (value: unknown) => void;

/** The control of a field, with its label and help. */
export function makeControl(field: FormField, host: FormHost, change: Change): FieldControl {
  switch (field.control) {
    case 'TABLE':
    case 'TEXTS':
    case 'NAMED_TEXTS':
      return rowsControl(field, host, change);
    case 'CONNECTION':
      return connectionControl(field, host, change);
    default:
      return single(field, host, change, false);
  }
}

/** The control of a cell, which is known by its column. */
export function makeCell(field: FormField, host: FormHost, change: Change): FieldControl {
  return single(field, host, change, true);
}

function single(field: FormField, host: FormHost, change: Change, inRow: boolean): FieldControl {
  switch (field.control) {
    case 'CODE':
      return codeControl(field, host, change, inRow);
    case 'FLAG':
      return flagControl(field, host, change, inRow);
    case 'CHOICE':
      return selectControl(field, host, change, inRow);
    case 'TYPE':
      return nameControl(field, host, change, inRow);
    default:
      return field.suggests === '' ? textControl(field, host, change, inRow) : nameControl(field, host, change, inRow);
  }
}
