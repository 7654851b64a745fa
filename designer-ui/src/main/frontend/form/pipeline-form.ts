// What the pipeline itself has: what it is for, and what a run may choose.

import type { Drawing } from '../draft/drawing.ts';
import type { ParameterForm } from '../draft/forms.ts';
import type { FormField, PipelineEdit } from '../draft/wire.ts';
import type { FieldControl, FormHost } from './control.ts';
import { makeControl } from './make-control.ts';
import { parameterEdit } from './parameter-edits.ts';

interface PipelineHost extends FormHost {
  propose(edit: PipelineEdit): void;
}

export class PipelineForm {
  readonly element = document.createElement('div');

  private readonly host: PipelineHost;

  private controls: readonly { readonly name: string; readonly control: FieldControl }[] = [];

  private drawing: Drawing | undefined;

  constructor(host: PipelineHost) {
    this.host = host;
    this.element.className = 'pw-fields';
    this.element.addEventListener('focusout', (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) {
        queueMicrotask(() => this.show(this.drawing));
      }
    });
  }

  put(fields: readonly FormField[]): void {
    this.controls = fields.map((field) => ({ name: field.name, control: makeControl(field, this.host, (value) => this.change(field.name, value)) }));
    this.element.replaceChildren(...this.controls.map(({ control }) => control.element));
  }

  /** Shows the pipeline as it is now, but for where a person is just writing. */
  show(drawing: Drawing | undefined): void {
    this.drawing = drawing;
    if (drawing !== undefined) {
      this.controls.filter(({ control }) => !control.isBusy()).forEach(({ name, control }) => control.show(drawing[name as keyof Drawing]));
    }
  }

  leave(): void {
    this.controls.forEach(({ control }) => control.leave());
  }

  private change(name: string, value: unknown): void {
    if (this.drawing === undefined) {
      return;
    }
    const edit: PipelineEdit | undefined =
      name === 'description'
        ? { kind: 'describePipeline', description: String(value ?? '') }
        : parameterEdit(this.drawing.parameters, value as readonly ParameterForm[]);
    if (edit !== undefined) {
      this.host.propose(edit);
    }
  }
}
