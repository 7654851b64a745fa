// Which finding is shown where: at its field, at its row, or, if it has no place in the form, above it.

import type { FormField, FormProblem } from '../draft/wire.ts';

/** The findings of a field, those of its rows and parts too. */
export function problemsOf(name: string, problems: readonly FormProblem[]): readonly FormProblem[] {
  return problems.filter(({ field }) => field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`));
}

/** The findings of a row, without those of one of its cells. */
export function problemsOfRow(name: string, row: number, problems: readonly FormProblem[]): readonly FormProblem[] {
  return problems.filter(({ field }) => field === `${name}[${row}]`);
}

/** The findings that no field shows. */
export function problemsElsewhere(fields: readonly FormField[], problems: readonly FormProblem[]): readonly FormProblem[] {
  const shown = new Set(fields.flatMap(({ name }) => problemsOf(name, problems)));
  return problems.filter((problem) => !shown.has(problem));
}

/** What to say of them: errors before recommendations. */
export function said(problems: readonly FormProblem[]): string {
  return [...problems]
    .sort((one, other) => Number(other.isError) - Number(one.isError))
    .map(({ message }) => message)
    .join(' ');
}
