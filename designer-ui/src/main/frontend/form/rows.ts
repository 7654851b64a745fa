// Values in rows: what a list of texts, texts by name or a list of records is to a table of cells, and back. A row without
// anything in it is none yet.

import type { FormField } from '../draft/wire.ts';
import { filled, isObject } from './field-values.ts';

export type Row = Readonly<Record<string, unknown>>;

export const TEXT = 'text';

export const NAME = 'name';

export const VALUE = 'value';

export function rowsOf(field: FormField, value: unknown): readonly Row[] {
  if (field.control === 'NAMED_TEXTS') {
    return isObject(value) ? Object.entries(value).map(([name, text]) => ({ [NAME]: name, [VALUE]: text })) : [];
  }
  if (field.control === 'TEXTS' && typeof value === 'string') {
    // Settings may have several texts in one.
    return value.split(',').map((text) => ({ [TEXT]: text.trim() }));
  }
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return field.control === 'TEXTS' ? items.map((text) => ({ [TEXT]: text })) : (items as readonly Row[]);
}

export function valueOfRows(field: FormField, rows: readonly Row[]): unknown {
  const kept = rows.filter((row) => isFilled(field, row)).map((row) => (filled(row) ?? {}) as Row);
  switch (field.control) {
    case 'NAMED_TEXTS':
      return Object.fromEntries(kept.filter((row) => row[NAME] !== undefined).map((row) => [row[NAME], row[VALUE] ?? '']));
    case 'TEXTS':
      return kept.map((row) => row[TEXT]);
    default:
      return kept;
  }
}

/** What a new row holds: a choice has always a value. */
export function newRow(field: FormField): Row {
  return Object.fromEntries(field.columns.flatMap(({ name, control, choices }) => (control === 'CHOICE' ? [[name, choices[0]?.value]] : [])));
}

/** A choice that stands there by itself does not fill a row. */
function isFilled(field: FormField, row: Row): boolean {
  const ready = newRow(field);
  return Object.entries(row).some(([name, value]) => filled(value) !== undefined && value !== false && value !== ready[name]);
}

export function movedRow(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const row = rows[from];
  return row === undefined || to < 0 || to >= rows.length ? rows : rows.toSpliced(from, 1).toSpliced(to, 0, row);
}
