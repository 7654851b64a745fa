// What a node can be connected to, to choose instead of to draw.

import '@vaadin/combo-box/src/vaadin-combo-box.js';
import { edgeId, type EdgeForm } from '../draft/forms.ts';
import type { ConnectChoice } from '../draft/wire.ts';

interface Item {
  readonly label: string;
  readonly value: string;
  readonly edge: EdgeForm;
}

export class ConnectChoices {
  readonly element = document.createElement('vaadin-combo-box');

  private items: readonly Item[] = [];

  constructor(connect: (edge: EdgeForm) => void) {
    this.element.addEventListener('change', () => {
      const item = this.element.selectedItem as Item | null | undefined;
      if (item) {
        connect(item.edge);
        this.items = this.items.filter(({ value }) => value !== item.value);
        this.element.value = '';
        this.offer();
      }
    });
    this.element.addEventListener('opened-changed', () => this.offer());
  }

  show(choices: readonly ConnectChoice[], isAnother: boolean): void {
    this.items = choices.map(({ text, edge }) => ({ label: text, value: edgeId(edge), edge }));
    this.offer(isAnother);
  }

  /** An open list stays as it is while somebody chooses from it: what is told meanwhile is shown at its end. */
  private offer(isAnother = false): void {
    if (isAnother || !this.element.opened) {
      if (!isSame(this.items, this.element.items as Item[] | undefined)) {
        this.element.items = [...this.items];
      }
      this.element.hidden = this.items.length === 0;
    }
  }
}

function isSame(items: readonly Item[], shown: readonly Item[] = []): boolean {
  return items.length === shown.length && items.every(({ label, value }, at) => label === shown[at]?.label && value === shown[at]?.value);
}
