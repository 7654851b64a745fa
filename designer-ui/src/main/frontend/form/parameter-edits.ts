// Parameters have edits of their own, so that two people can change two of them.

import type { ParameterForm } from '../draft/forms.ts';
import type { PipelineEdit } from '../draft/wire.ts';
import { isSame } from './field-values.ts';

/** The edit that makes one list of parameters of another one; undefined if they are the same. One without a name is none yet. */
export function parameterEdit(before: readonly ParameterForm[], rows: readonly Partial<ParameterForm>[]): PipelineEdit | undefined {
  const after = rows.filter((row): row is ParameterForm => (row.name ?? '').trim() !== '');
  const at = [...before, ...after].findIndex((_, place) => !isSame(before[place], after[place]));
  if (at < 0 || at >= Math.max(before.length, after.length)) {
    return undefined;
  }
  const [old, parameter] = [before[at], after[at]];
  if (parameter !== undefined && isSame(before.toSpliced(at, 0, parameter), after)) {
    return { kind: 'addParameter', at, parameter };
  }
  if (old !== undefined && isSame(before.toSpliced(at, 1), after)) {
    return { kind: 'removeParameter', name: old.name };
  }
  if (old !== undefined && parameter !== undefined && isSame(before.with(at, parameter), after)) {
    return { kind: 'setParameter', name: old.name, parameter };
  }
  return {
    kind: 'several',
    edits: [
      ...before.slice(at).map(({ name }): PipelineEdit => ({ kind: 'removeParameter', name })),
      ...after.slice(at).map((one, place): PipelineEdit => ({ kind: 'addParameter', at: at + place, parameter: one })),
    ],
  };
}
