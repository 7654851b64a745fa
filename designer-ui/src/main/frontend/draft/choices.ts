// What a person has to choose where others were faster. Pure functions.

import type { DraftChoice, DraftProposal, PipelineEdit } from './wire.ts';

/** What an edit is about, as far as two edits can be about the same: a node, the parameters, or the pipeline itself. */
export function subjectsOf(edit: PipelineEdit): readonly string[] {
  switch (edit.kind) {
    case 'several':
      return (edit.edits ?? []).flatMap(subjectsOf);
    case 'renamePipeline':
    case 'describePipeline':
      return ['pipeline'];
    case 'addParameter':
    case 'setParameter':
    case 'removeParameter':
      return ['parameters'];
    case 'addNode':
    case 'replaceNode':
      return [edit.node.id];
    case 'removeNode':
    case 'renameNode':
    case 'setDisabled':
    case 'changeField':
    case 'addMappingLine':
    case 'setMappingLine':
    case 'removeMappingLine':
    case 'moveMappingLine':
      return [edit.node];
    case 'addEdge':
    case 'removeEdge':
    case 'moveNodes':
    case 'putGroup':
    case 'removeGroup':
      return [];
  }
}

/**
 * What the author of an edit has seen: while they have to choose at a node, what they write there still stands on what they
 * saw before the choice.
 */
export function baseOf(edit: PipelineEdit, held: readonly DraftProposal[], seen: number): number {
  const subjects = new Set(subjectsOf(edit));
  const same = held.filter((proposal) => subjectsOf(proposal.edit).some((subject) => subjects.has(subject)));
  return Math.min(seen, ...same.map((proposal) => proposal.baseSeq));
}

/** One choice with those that it stands for: somebody who types on writes to the same place again. */
export interface Choice {
  readonly newest: DraftChoice;
  readonly editIds: readonly string[];
}

export function choicesOf(answers: readonly DraftChoice[]): readonly Choice[] {
  const groups = new Map<string, DraftChoice[]>();
  answers.forEach((answer) => {
    const key = answer.fitting.length > 0 ? answer.editId : answer.places.map(({ label }) => label).join('\n');
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  });
  return [...groups.values()].map((group) => ({ newest: group.at(-1)!, editIds: group.map(({ editId }) => editId) }));
}
