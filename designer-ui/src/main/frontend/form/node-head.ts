// What every node has: its kind, its name, and whether it takes part.

import '@vaadin/checkbox/src/vaadin-checkbox.js';
import '@vaadin/text-field/src/vaadin-text-field.js';
import type { NodeForm } from '../draft/forms.ts';
import type { FormTexts, PipelineEdit } from '../draft/wire.ts';
import { explain, helpSign } from '../help/help-sign.ts';
import { FieldDraft } from '../panel/field-draft.ts';

export interface HeadHost {
  node(): NodeForm | undefined;
  propose(edit: PipelineEdit): void;
}

export class NodeHead {
  readonly element = document.createElement('div');

  private readonly kind = document.createElement('span');

  private readonly help = helpSign();

  private readonly name = document.createElement('vaadin-text-field');

  private readonly disabled = document.createElement('vaadin-checkbox');

  private readonly draft = new FieldDraft((text) => this.rename(text));

  /** With `{0}` where the kind stands. */
  private about = '';

  private readonly host: HeadHost;

  constructor(host: HeadHost) {
    this.host = host;
    this.element.className = 'pw-fields';
    this.kind.className = 'pw-soft';
    const first = document.createElement('div');
    first.className = 'pw-form-kind';
    first.append(this.kind, this.help);
    this.element.append(first, this.name, this.disabled);
    this.name.addEventListener('input', () => this.draft.type(this.name.value));
    this.name.addEventListener('focusout', () => {
      this.draft.leave();
      this.showName(true);
    });
    this.disabled.addEventListener('change', () => this.disable());
  }

  say({ name, disabled, help }: FormTexts): void {
    this.about = help;
    this.name.label = name;
    this.disabled.label = disabled;
  }

  show(kind: string, isAnother: boolean): void {
    const node = this.host.node();
    this.kind.textContent = kind;
    this.disabled.checked = node?.disabled ?? false;
    // A note is no part of a run.
    this.disabled.hidden = node?.kind === 'note';
    this.showName(isAnother);
  }

  /** Where the kind of the node is explained; empty if that is not known yet. */
  explain(place: string): void {
    explain(this.help, place, this.about.replace('{0}', this.kind.textContent));
  }

  leave(): void {
    this.draft.leave();
  }

  /** The field keeps its text while somebody is in it, who may just be between two words. */
  private showName(isAnother: boolean): void {
    if (!this.draft.isOpen() && (isAnother || !this.name.hasAttribute('focused'))) {
      this.name.value = this.host.node()?.name ?? '';
    }
  }

  private rename(name: string): void {
    const node = this.host.node();
    if (node !== undefined && node.name !== name) {
      this.host.propose({ kind: 'renameNode', node: node.id, name });
    }
  }

  private disable(): void {
    const node = this.host.node();
    if (node !== undefined) {
      this.host.propose({ kind: 'setDisabled', node: node.id, disabled: this.disabled.checked });
    }
  }
}
