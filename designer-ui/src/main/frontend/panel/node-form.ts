// The fields of the selected node. They are part of the browser's desk: what is typed here goes through the same
// outbox as what is drawn, so that it is kept when the server can not be reached.

import '@vaadin/combo-box/src/vaadin-combo-box.js';
import '@vaadin/text-field/src/vaadin-text-field.js';
import type { CanvasStore } from '../canvas/canvas-store.ts';
import { DESK } from '../canvas/desk.ts';
import { lineId } from '../canvas/drawing.ts';
import type { ConnectChoice, Line, SelectedNode } from '../canvas/wire.ts';
import { FieldDraft } from './field-draft.ts';

interface Choice {
  readonly label: string;
  readonly value: string;
  readonly line: Line;
}

class NodeFormElement extends HTMLElement {
  private readonly name = document.createElement('vaadin-text-field');

  private readonly connect = document.createElement('vaadin-combo-box');

  private readonly draft = new FieldDraft((text) => this.rename(text));

  private node: SelectedNode | undefined;

  /** The draft that the node is of: its canvas may have left the page before the form does. */
  private store: CanvasStore | undefined;

  private readonly drawn = (): void => this.showName();

  private readonly leave = (): void => this.draft.leave();

  private forget: () => void = () => {};

  constructor() {
    super();
    this.name.addEventListener('input', () => this.draft.type(this.name.value));
    this.name.addEventListener('focusout', () => {
      this.draft.leave();
      this.showName(true);
    });
    this.connect.addEventListener('change', () => this.connectTo());
    this.connect.addEventListener('opened-changed', () => this.offer());
  }

  connectedCallback(): void {
    this.append(this.name, this.connect);
    this.forget = DESK.subscribe(this.drawn);
    window.addEventListener('pagehide', this.leave);
  }

  disconnectedCallback(): void {
    this.draft.leave();
    this.forget();
    window.removeEventListener('pagehide', this.leave);
  }

  /** Called by the server with the texts of the reader's language. */
  texts(name: string, connect: string): void {
    this.name.label = name;
    this.connect.label = connect;
  }

  /** Called by the server: another node is selected, or the selected one has changed. */
  show(node: SelectedNode): void {
    const isAnother = node.id !== this.node?.id;
    if (isAnother) {
      this.draft.leave();
    }
    this.node = node;
    this.store = DESK.draft();
    this.showName(isAnother);
    this.offer(isAnother);
  }

  /** An open list stays as it is while somebody chooses from it: what the server tells meanwhile is shown at its end. */
  private offer(isAnother = false): void {
    if (this.node !== undefined && (isAnother || !this.connect.opened)) {
      const { id, choices } = this.node;
      const items = choices.map((choice) => choiceOf(id, choice));
      if (isAnother || !isSame(items, this.connect.items as Choice[] | undefined)) {
        this.connect.items = items;
      }
      this.connect.hidden = items.length === 0;
    }
  }

  /** The field keeps its text while somebody is in it, who may just be between two words. */
  private showName(isAnother = false): void {
    if (this.node !== undefined && !this.draft.isOpen() && (isAnother || !this.name.hasAttribute('focused'))) {
      this.name.value = this.store?.shown().boxes.get(this.node.id)?.name ?? this.node.name;
    }
  }

  private rename(name: string): void {
    const id = this.node?.id;
    const drawn = this.store?.shown().boxes.get(id ?? '');
    if (id !== undefined && drawn !== undefined && drawn.name !== name) {
      void this.store?.propose({ type: 'RenameBox', id, name });
    }
  }

  private connectTo(): void {
    const choice = this.connect.selectedItem as Choice | null | undefined;
    if (choice && this.node !== undefined) {
      void this.store?.propose({ type: 'Connect', line: choice.line });
      const { id, choices } = this.node;
      this.node = { ...this.node, choices: choices.filter((other) => choiceOf(id, other).value !== choice.value) };
      this.connect.value = '';
      this.offer();
    }
  }
}

function choiceOf(from: string, { text, fromPort, to, toPort }: ConnectChoice): Choice {
  const line = { from, fromPort, to, toPort };
  return { label: text, value: lineId(line), line };
}

function isSame(items: readonly Choice[], shown: readonly Choice[] = []): boolean {
  return (
    items.length === shown.length &&
    items.every(({ label, value }, at) => label === shown[at]?.label && value === shown[at]?.value)
  );
}

customElements.define('pipewright-node-form', NodeFormElement);
