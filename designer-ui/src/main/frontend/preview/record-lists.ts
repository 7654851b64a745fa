// The records that come to a node and leave it: a tab for each list of them, and the list that is chosen.

import type { Row, Tab } from '../draft/wire.ts';
import { made } from '../look/made.ts';
import '../look/tab-list.ts';
import { RecordTable } from './record-table.ts';
import { answered, coming, usual } from './tabs.ts';

const PANE = 'pw-preview-pane';

/** In place of a list, once calls are asked for: the one that has what came of them. */
export const ANSWERED = 'answered';

export interface RecordListsHost {
  readonly text: (name: string) => string;
  readonly open: (row: Row) => void;
  /** Told when a person has chosen another list. */
  readonly turned: () => void;
}

export class RecordLists {
  readonly tabs = made('pipewright-tab-list', 'pw-preview-tabs');

  readonly pane = made('div', PANE);

  /** Of the list that is chosen, or is to be once it is there. */
  tab: string | undefined;

  private readonly table: RecordTable;

  private readonly host: RecordListsHost;

  private lists: readonly Tab[] = [];

  private port: string | undefined;

  constructor(host: RecordListsHost) {
    this.host = host;
    this.table = new RecordTable(host.open);
    this.pane.id = PANE;
    this.pane.setAttribute('role', 'tabpanel');
  }

  /** Called once the texts are there. */
  open(): void {
    this.tabs.setAttribute('aria-label', this.host.text('label'));
  }

  chosen(): Tab | undefined {
    return this.lists.find(({ id }) => id === this.tab);
  }

  /** The list gets the focus. */
  focus(): void {
    this.table.focus();
  }

  /** What comes by a port is shown, now or once it is there. */
  turnTo(port: string): void {
    this.port = port;
  }

  /** Shows at which record it has stopped. */
  mark(number: number): void {
    this.table.mark(number);
  }

  /** @param instead what is said where there are no lists; may be empty */
  show(lists: readonly Tab[], instead: string): void {
    this.lists = lists;
    if (this.port !== undefined && lists.length > 0) {
      this.tab = coming(lists, this.port)?.id;
      this.port = undefined;
    }
    if (this.chosen() === undefined) this.tab = (this.tab === ANSWERED ? answered(lists) : usual(lists))?.id;
    this.tabs.replaceChildren(...lists.map((list) => this.tabOf(list)));
    this.tabs.hidden = lists.length === 0;
    const list = this.chosen();
    this.pane.setAttribute('aria-labelledby', list === undefined ? '' : tabId(list.id));
    if (list !== undefined && list.rows.length > 0) this.showRows(list);
    else this.say(list === undefined ? instead : this.host.text('empty'));
  }

  private say(text: string): void {
    this.pane.replaceChildren(...(text === '' ? [] : [made('p', 'pw-soft', text)]));
  }

  private showRows(list: Tab): void {
    const { text } = this.host;
    this.pane.replaceChildren(this.table.element);
    this.table.show(list, { number: text('number'), note: text('note'), changed: text('changed'), added: text('added') });
    if (list.rows.length < list.count) this.pane.append(made('p', 'pw-soft', text('more')));
  }

  private tabOf({ id, label }: Tab): HTMLButtonElement {
    const shown = made('button', 'pw-preview-tab', label);
    shown.type = 'button';
    shown.id = tabId(id);
    shown.setAttribute('role', 'tab');
    shown.setAttribute('aria-selected', String(id === this.tab));
    shown.setAttribute('aria-controls', PANE);
    shown.tabIndex = id === this.tab ? 0 : -1;
    shown.addEventListener('click', () => this.choose(id));
    return shown;
  }

  private choose(id: string): void {
    this.tab = id;
    this.host.turned();
    this.tabs.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }
}

function tabId(id: string): string {
  return `pw-preview-tab-${id.replace(/[^a-z0-9]/gi, '-')}`;
}
