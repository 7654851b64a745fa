import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormField, FormProblem } from '../../../main/frontend/draft/wire.ts';
import { problemsElsewhere, problemsOf, problemsOfRow, said } from '../../../main/frontend/form/problems.ts';

function problem(field: string, isError = true): FormProblem {
  return { field, position: 0, message: `About ${field}.`, isError };
}

const BRANCHES = [problem('branches[0]'), problem('branches[1].condition'), problem('branchesOther')];

test('a field shows what is wrong in its rows and parts too', () => {
  assert.deepEqual(problemsOf('branches', BRANCHES), BRANCHES.slice(0, 2));
  assert.deepEqual(problemsOf('document', [problem('document.code')]), [problem('document.code')]);
});

test('a row shows what is wrong with it as a whole', () => {
  assert.deepEqual(problemsOfRow('branches', 0, BRANCHES), [problem('branches[0]')]);
  assert.deepEqual(problemsOfRow('branches', 1, BRANCHES), []);
});

test('what no field shows is said above the form', () => {
  assert.deepEqual(problemsElsewhere([{ name: 'branches' } as FormField], BRANCHES), [problem('branchesOther')]);
});

test('errors are said before recommendations', () => {
  assert.equal(said([problem('a', false), problem('b')]), 'About b. About a.');
});
