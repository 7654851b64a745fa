// A text in a language, in the code editor.

import '../code/code-element.ts';
import type { CodeLanguage } from '../code/code-types.ts';
import type { FormField, FormProblem } from '../draft/wire.ts';
import { helpOf, type FieldControl, type FormHost } from './control.ts';
import { said } from './problems.ts';
import { Typing } from './typing.ts';

export function codeControl(field: FormField, host: FormHost, change: (value: unknown) => void, inRow = false): FieldControl {
  const element = document.createElement('pipewright-code');
  const typing = new Typing();
  let placed: readonly FormProblem[] = [];
  element.language = field.language as CodeLanguage;
  element.label = field.label;
  element.required = field.required;
  if (!inRow) {
    element.helperText = helpOf(field, host);
  }
  if (field.language === 'sql') {
    element.complete = (text, position) => host.completeTables(text, position);
  }
  if (field.language === 'jsonata') {
    element.complete = (text, position) => host.complete(text, position);
    // What is saved, the server has looked at already; what is being typed, it is asked about.
    element.check = (text) =>
      element.isBusy() ? host.check(text) : Promise.resolve(placed.map(({ position, message }) => ({ position: position - 1, message })));
  }
  element.addEventListener('input', () => typing.type(() => change(element.value)));
  element.addEventListener('change', () => typing.end());
  return {
    element,
    show(value) {
      const text = String(value ?? '');
      if (element.value !== text) {
        element.value = text;
      }
    },
    isBusy: () => typing.isOpen() || element.isBusy(),
    tell(problems) {
      placed = problems.filter(({ position }) => position > 0);
      element.errorMessage = said(problems.filter(({ position }) => position === 0));
      element.recheck();
    },
    leave: () => typing.end(),
  };
}
