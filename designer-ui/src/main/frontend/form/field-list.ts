// The fields of the selected node, one under the other. A field that stays keeps its control, and with it the cursor.

import type { LineForm, NodeForm } from '../draft/forms.ts';
import type { FormField, FormProblem, FormStream, NodeFacts, PipelineEdit } from '../draft/wire.ts';
import type { FieldControl, FormHost } from './control.ts';
import { changeOf, isShown, valueAt } from './field-values.ts';
import { lineEdit } from './line-edits.ts';
import { makeControl } from './make-control.ts';
import { problemsOf } from './problems.ts';
import { askingButton } from './source-reading.ts';

export interface FieldHost extends FormHost {
  propose(edit: PipelineEdit): void;
  /** The person wants to choose what the node reads. */
  wantStream(): void;
  schema(): Promise<FormStream['schema']>;
}

/** The kinds whose connection is asked what there is to read. */
const READS = ['source', 'lookup'];

const LINES = 'lines';

/** What takes the focus in a table of cells. */
const FOCUSABLE = 'vaadin-text-field, vaadin-combo-box, vaadin-select, vaadin-checkbox, pipewright-code, vaadin-button';

interface Placed {
  readonly field: FormField;
  readonly control: FieldControl;
  /** What is recommended of the field: it stands below it, and is no error. */
  readonly advice: HTMLElement;
  readonly extra: HTMLElement | undefined;
}

export class FieldList {
  readonly element = document.createElement('div');

  private readonly host: FieldHost;

  private placed: readonly Placed[] = [];

  constructor(host: FieldHost) {
    this.host = host;
    this.element.className = 'pw-fields';
    this.element.addEventListener('focusout', (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) {
        // What others saved meanwhile is shown once nobody is in the form.
        queueMicrotask(() => this.values());
      }
    });
  }

  /** Puts the fields of a node in place. */
  put({ fields, problems }: NodeFacts, isAnother: boolean): void {
    const before = isAnother ? [] : this.placed;
    this.placed = fields.map((field) => before.find((one) => isLike(one.field, field)) ?? this.make(field));
    // What was typed into a control that goes is not lost with it.
    before.filter((one) => !this.placed.includes(one)).forEach(({ control }) => control.leave());
    const wanted = this.placed.flatMap(({ control, advice, extra }) => (extra === undefined ? [control.element, advice] : [control.element, advice, extra]));
    if (isAnother || wanted.length !== this.element.children.length || wanted.some((one, at) => this.element.children[at] !== one)) {
      const kept = new Set<Element>(wanted);
      [...this.element.children].forEach((child) => (kept.has(child) ? undefined : child.remove()));
      wanted.forEach((one, at) => (this.element.children[at] === one ? undefined : this.element.insertBefore(one, this.element.children[at] ?? null)));
    }
    this.values(isAnother);
    this.placed.forEach(({ control, advice }, at) => {
      const field = fields[at]!;
      const own = problemsOf(field.name, problems);
      require(control.element, field.required);
      control.tell(own.filter(({ isError }) => isError));
      advise(advice, own.filter(({ isError }) => !isError));
    });
  }

  /** Shows what the node is now, but for where a person is just writing. */
  values(isAnother = false): void {
    const node = this.host.node();
    if (node === undefined) {
      return;
    }
    for (const { field, control, advice, extra } of this.placed) {
      const hidden = !isShown(field, node);
      control.element.hidden = hidden;
      advice.hidden = hidden;
      if (extra !== undefined) {
        extra.hidden = hidden || isUnconnected(node);
      }
      if (isAnother || !control.isBusy()) {
        control.show(valueAt(node, field.name));
      }
    }
  }

  /** Goes to the field that a problem is at, as in `condition` or `branches[1].condition`. */
  goTo(place: string): void {
    const element = this.placed.find(({ field: { name } }) => place === name || place.startsWith(`${name}.`) || place.startsWith(`${name}[`))?.control.element;
    if (element === undefined) return;
    const row = /\[(\d+)]/.exec(place)?.[1];
    const part = row === undefined ? element : (element.querySelector(`.pw-rows-list > :nth-child(${Number(row) + 1})`) ?? element);
    (part.matches('.pw-rows, .pw-rows *') ? (part.querySelector<HTMLElement>(FOCUSABLE) ?? element) : element).focus();
  }

  leave(): void {
    this.placed.forEach(({ control }) => control.leave());
  }

  private make(field: FormField): Placed {
    const advice = document.createElement('ul');
    advice.className = 'pw-form-advice';
    advice.setAttribute('aria-live', 'polite');
    return { field, control: makeControl(field, this.host, (value) => this.change(field, value)), advice, extra: this.extraOf(field) };
  }

  private change(field: FormField, value: unknown): void {
    const node = this.host.node();
    if (node !== undefined) {
      const isLines = node.kind === 'map' && field.name === LINES;
      const edit = isLines ? lineEdit(node, value as readonly LineForm[]) : changeOf(node, field, value);
      if (edit !== undefined) {
        this.host.propose(edit);
      }
    }
  }

  /** What stands below a field and belongs to it. */
  private extraOf(field: FormField): HTMLElement | undefined {
    if (field.control === 'CONNECTION' && READS.includes(this.host.node()?.kind ?? '')) {
      return askingButton('pw-form-stream', this.host.texts().stream, async () => this.host.wantStream());
    }
    if (field.name === 'schema') {
      return askingButton('pw-form-fields', this.host.texts().readFields, async () => this.change(field, await this.host.schema()));
    }
    return undefined;
  }
}

function advise(list: HTMLElement, advice: readonly FormProblem[]): void {
  const sentences = [...new Set(advice.map(({ message }) => message))];
  if (sentences.join() === [...list.children].map((item) => item.textContent).join()) return;
  list.replaceChildren(
    ...sentences.map((sentence) => {
      const item = document.createElement('li');
      item.textContent = sentence;
      return item;
    }),
  );
}

function isUnconnected(node: NodeForm): boolean {
  return (node['connection'] ?? '') === '';
}

/** True if one control serves both: a field may become required by what is typed into another one. */
function isLike(one: FormField, other: FormField): boolean {
  return JSON.stringify({ ...one, required: other.required }) === JSON.stringify(other);
}

function require(element: HTMLElement, required: boolean): void {
  if ('required' in element) element.required = required;
  else element.toggleAttribute('required', required);
}
