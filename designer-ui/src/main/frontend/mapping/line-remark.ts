// What is likely not meant by a line, and what may be meant instead, each a button.

import type { TriedLine } from '../draft/wire.ts';
import { button } from './texts.ts';

export interface RemarkHost {
  /** The person means another expression. */
  put(expression: string): void;
  /** The person means an item for each of the list. */
  itemByItem(): void;
}

export class LineRemark {
  readonly element = document.createElement('div');

  private readonly host: RemarkHost;

  private shown = '';

  constructor(host: RemarkHost) {
    this.host = host;
    this.element.className = 'pw-map-remark';
    this.element.setAttribute('role', 'status');
  }

  show(tried: TriedLine | undefined): void {
    const { remark = '', instead = [] } = tried ?? {};
    // What is alike stays, and with it the focus.
    const shown = JSON.stringify([remark, instead]);
    if (shown === this.shown) return;
    this.shown = shown;
    if (remark === '') {
      this.element.replaceChildren();
      return;
    }
    const told = document.createElement('span');
    told.textContent = remark;
    const ways = instead.map(({ name, expression }) => {
      const way = button(name, () => (expression === '' ? this.host.itemByItem() : this.host.put(expression)));
      way.title = expression;
      return way;
    });
    this.element.replaceChildren(told, ...ways);
  }
}
