// What stands beside the drawing while several nodes are selected: which they are, and what can be done to all of them.

import { Actions } from '../canvas/actions.ts';
import type { Arrangement } from '../canvas/arrange.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { FormTexts } from '../draft/wire.ts';
import { inOrder } from '../outline/order.ts';

const ARRANGEMENTS: readonly Arrangement[] = ['left', 'center', 'top', 'middle', 'across', 'down'];

export class SelectionView {
  readonly element = document.createElement('div');

  private readonly count = document.createElement('p');

  private readonly commands = document.createElement('div');

  private readonly list = document.createElement('ul');

  private readonly status = document.createElement('p');

  /** Brings the focus where the form is: what had it may be gone. */
  private readonly goBack: () => void;

  private said: Readonly<Record<string, string>> = {};

  private listed = '';

  constructor(goBack: () => void) {
    this.goBack = goBack;
    this.element.className = 'pw-fields pw-selected-nodes';
    this.count.className = 'pw-soft';
    this.status.className = 'pw-soft';
    this.status.setAttribute('role', 'status');
    this.commands.setAttribute('role', 'toolbar');
    this.element.append(this.count, this.commands, this.status, this.list);
  }

  say({ selection }: FormTexts): void {
    this.said = selection;
    this.commands.setAttribute('aria-label', this.text('arrange'));
  }

  show(store: DraftStore, selected: readonly string[]): void {
    const actions = new Actions(store, () => this.text('group'));
    const { nodes } = store.shown();
    const all = new Set(selected);
    const listed = inOrder(store.shown()).filter((id) => all.has(id)).map((id) => ({ id, name: nodes.get(id)?.name ?? id }));
    const offered = [actions.areDisabled() ? 'enable' : 'disable', ...(actions.groups().length > 0 ? ['ungroup'] : [])];
    const now = JSON.stringify([listed, offered]);
    if (now === this.listed) return;
    this.listed = now;
    this.count.textContent = this.text('selected').replace('{0}', String(listed.length));
    this.status.textContent = '';
    this.keepFocus(() => this.commands.replaceChildren(...this.buttons(actions, offered)));
    this.list.replaceChildren(...listed.map(({ id, name }) => this.row(name, () => store.reveal(id))));
  }

  /** Nothing, or one node, is selected by now. */
  leave(): void {
    this.listed = '';
    if (this.element.contains(document.activeElement)) this.goBack();
    this.element.remove();
  }

  private buttons(actions: Actions, offered: readonly string[]): readonly HTMLElement[] {
    const [power = '', ...ungroup] = offered;
    return [
      ...ARRANGEMENTS.map((how) => this.button(how, () => actions.arrange(how))),
      this.button(power, () => actions.toggleDisabled(), 'power'),
      // Only what was reached safely, or on this machine, may write to the clipboard; the keys do so everywhere.
      ...(window.isSecureContext ? [this.button('copy', () => void this.copy(actions))] : []),
      this.button('duplicate', () => actions.duplicate()),
      this.button('group', () => actions.group()),
      ...ungroup.map((name) => this.button(name, () => actions.ungroup())),
      this.button('remove', () => actions.remove([])),
    ];
  }

  private async copy(actions: Actions): Promise<void> {
    await navigator.clipboard.writeText(actions.copied());
    this.status.textContent = this.text('copied');
  }

  private row(name: string, go: () => void): HTMLElement {
    const row = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pw-link';
    button.textContent = name;
    button.translate = false;
    button.addEventListener('click', go);
    row.append(button);
    return row;
  }

  private button(name: string, act: () => void, place = name): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pw-button';
    button.dataset['place'] = place;
    button.textContent = this.text(name);
    button.addEventListener('click', act);
    return button;
  }

  /** A command that has the focus keeps it while the others come and go. */
  private keepFocus(change: () => void): void {
    const focused = document.activeElement;
    const place = focused instanceof HTMLElement && this.commands.contains(focused) ? focused.dataset['place'] : undefined;
    change();
    if (place !== undefined) (this.commands.querySelector<HTMLElement>(`[data-place="${place}"]`) ?? this.element).focus();
  }

  private text(name: string): string {
    return this.said[name] ?? '';
  }
}
