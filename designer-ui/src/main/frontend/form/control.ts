// What every control of a form has in common.

import type { NodeForm } from '../draft/forms.ts';
import type { CodeFault, CodeItems, FormField, FormProblem, FormTexts } from '../draft/wire.ts';

/** One control on the page. */
export interface FieldControl {
  readonly element: HTMLElement;
  /** Shows a value as files have it; undefined if there is none. */
  show(value: unknown): void;
  /** True while a person is in it: it then keeps what it shows. */
  isBusy(): boolean;
  /** Shows what is wrong with its value. */
  tell(problems: readonly FormProblem[]): void;
  /** Proposes what was typed and waits. */
  leave(): void;
}

/** What a control asks of the form it is in. */
export interface FormHost {
  texts(): FormTexts;
  node(): NodeForm | undefined;
  /** The names to propose, by where they are from; see `FormField.suggests`. */
  names(port: string): readonly string[];
  connections(): readonly string[];
  mayConnect(): boolean;
  wantConnection(): void;
  complete(text: string, position: number): Promise<CodeItems | undefined>;
  /** What a statement for the node's connection may go on with. */
  completeTables(text: string, position: number): Promise<CodeItems | undefined>;
  check(text: string): Promise<readonly CodeFault[]>;
}

/** How a control of a field is made; `change` is told the value when a typing ends. */
export type MakeControl = (field: FormField, host: FormHost, change: (value: unknown) => void) => FieldControl;

/** What a control of one value looks like to those that share its manners. */
export interface Shell extends HTMLElement {
  label?: string | null | undefined;
  helperText?: string | null | undefined;
  errorMessage?: string | null | undefined;
  invalid?: boolean;
  required?: boolean;
  manualValidation?: boolean;
  accessibleName?: string | null | undefined;
  placeholder?: string | null | undefined;
}

/** Names a control: with its label above it, or, in a row, by its column alone. */
export function name(shell: Shell, field: FormField, host: FormHost, inRow: boolean): void {
  shell.manualValidation = true;
  if (inRow) {
    shell.accessibleName = field.label;
    shell.placeholder = field.label;
  } else {
    shell.label = field.label;
    shell.required = field.required;
    shell.helperText = helpOf(field, host);
  }
}

export function helpOf(field: FormField, host: FormHost): string {
  const standard = field.choices.find(({ value }) => value === field.standard)?.label ?? field.standard;
  const hint = standard === '' || field.control === 'FLAG' ? '' : host.texts().standard.replace('{0}', () => standard);
  return [field.help, hint].filter((text) => text !== '').join(' ');
}

export function complain(shell: Shell, message: string): void {
  shell.errorMessage = message;
  shell.invalid = message !== '';
}
