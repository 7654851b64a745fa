// The pipeline that runs in the place of a node: the way to its page, and to its newest version if the node has an older one.

import type { FormTexts, PartFacts } from '../draft/wire.ts';

export class PartView {
  readonly element = document.createElement('div');

  private readonly link = document.createElement('a');

  private readonly update = document.createElement('button');

  private newest = 0;

  /** @param use has the node name another version */
  constructor(use: (version: number) => void) {
    this.element.className = 'pw-form-part';
    this.update.type = 'button';
    this.update.className = 'pw-button';
    this.update.addEventListener('click', () => use(this.newest));
    this.element.append(this.link, this.update);
    this.element.hidden = true;
  }

  show({ pipeline, name, newer }: PartFacts, { openPart, newerPart }: FormTexts): void {
    this.element.hidden = pipeline === '';
    this.link.href = `pipelines/${pipeline}`;
    this.link.textContent = openPart.replace('{0}', name);
    this.newest = newer;
    this.update.hidden = newer === 0;
    this.update.textContent = newerPart.replace('{0}', String(newer));
  }
}
