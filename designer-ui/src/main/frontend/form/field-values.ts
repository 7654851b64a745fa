// The values of a node's fields as files have them: finding one, comparing two, and the edit that changes one. What is
// empty is left out, as in files.

import type { NodeForm } from '../draft/forms.ts';
import type { FormField, PipelineEdit } from '../draft/wire.ts';

/** The value of a field, as in `condition` or `settings.query`; undefined if it has none. */
export function valueAt(node: NodeForm, path: string): unknown {
  const dot = path.indexOf('.');
  if (dot < 0) {
    return node[path];
  }
  const outer = node[path.slice(0, dot)];
  return isObject(outer) ? outer[path.slice(dot + 1)] : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value without what says nothing; undefined if nothing is left. */
export function filled(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => (isObject(item) ? (filled(item) ?? {}) : item));
    return items.length === 0 ? undefined : items;
  }
  if (isObject(value)) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== '' && inner !== false);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return value === '' || value === null ? undefined : value;
}

export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(filled(value), (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner,
  ) ?? '';
}

/** True if the field means something for the node as it is. */
export function isShown(field: FormField, node: NodeForm): boolean {
  return field.onlyIf.every((condition) => {
    const value = String(valueAt(node, condition.field) ?? condition.standard).toLowerCase();
    return condition.values.some((one) => one.toLowerCase() === value);
  });
}

/** The edit that gives a field a value; undefined if it has it. */
export function changeOf(node: NodeForm, field: FormField, value: unknown): PipelineEdit | undefined {
  if (isSame(valueAt(node, field.name), value)) {
    return undefined;
  }
  const change = changed(node.id, field.name, filled(value));
  const clears = field.clears.filter((name) => valueAt(node, name) !== undefined).map((name) => changed(node.id, name, undefined));
  return clears.length === 0 ? change : { kind: 'several', edits: [change, ...clears] };
}

export function changed(node: string, field: string, value: unknown): PipelineEdit {
  return { kind: 'changeField', node, field, ...(value === undefined ? {} : { value }) };
}
