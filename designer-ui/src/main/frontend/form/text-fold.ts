// A node as files have it, to read and to change, under a fold. Both ways: what is changed in the form shows here, and a
// text that is right is taken at once.

import '@vaadin/details/src/vaadin-details.js';
import '../code/code-element.ts';
import type { NodeForm } from '../draft/forms.ts';
import type { FormTexts } from '../draft/wire.ts';
import { Overtaken } from '../look/asking.ts';
import { isSame } from './field-values.ts';
import { fragmentOf, nodeIn } from './fragment.ts';
import { Typing } from './typing.ts';

export interface FragmentHost {
  texts(): FormTexts;
  node(): NodeForm | undefined;
  /** Why a text is no such node, in a sentence; empty if it is one. */
  check(text: string): Promise<string>;
  replace(node: NodeForm): void;
}

export class TextFold {
  readonly element = document.createElement('vaadin-details');

  private readonly text = document.createElement('pipewright-code');

  private readonly typing = new Typing();

  private readonly host: FragmentHost;

  /** True while the text is not what the node is: it is kept, so that it can be mended. */
  private isOpen = false;

  constructor(host: FragmentHost) {
    this.host = host;
    this.text.language = 'json';
    this.text.labelHidden = true;
    this.element.append(this.text);
    this.text.addEventListener('input', () => {
      this.isOpen = true;
      this.typing.type(() => void this.propose());
    });
    this.text.addEventListener('change', () => this.typing.end());
  }

  say(): void {
    this.element.summary = this.host.texts().asText;
    this.text.label = this.host.texts().asText;
    this.text.helperText = this.host.texts().asTextHelp;
  }

  show(isAnother: boolean): void {
    const node = this.host.node();
    if (node !== undefined && (isAnother || !(this.isOpen || this.text.isBusy()))) {
      this.isOpen = false;
      this.text.errorMessage = '';
      const text = fragmentOf(node);
      if (this.text.value !== text) {
        this.text.value = text;
      }
    }
  }

  leave(): void {
    this.typing.end();
  }

  private async propose(): Promise<void> {
    const before = this.host.node();
    const text = this.text.value;
    const node = before === undefined ? undefined : nodeIn(text, before);
    if (before === undefined || node === undefined) {
      this.text.errorMessage = '';
      return; // The editor itself says where it is no JSON.
    }
    if (node === 'other') {
      this.text.errorMessage = this.host.texts().otherNode.replace('{0}', before.id).replace('{1}', before.kind);
      return;
    }
    try {
      const trouble = await this.host.check(text);
      this.text.errorMessage = trouble;
      if (trouble === '' && this.text.value === text) {
        this.isOpen = false;
        if (!isSame(node, before)) {
          this.host.replace(node);
        }
      }
    } catch (trouble) {
      if (!(trouble instanceof Overtaken)) {
        this.text.errorMessage = (trouble as Error).message;
      }
    }
  }
}
