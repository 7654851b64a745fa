// What an expression gives on each of the sample records.

import type { OnRecord } from '../draft/wire.ts';
import { button, said, type MappingTexts } from './texts.ts';

export interface ResultHost {
  /** Looks at another record. */
  choose(record: number): void;
  /** Shows where in the expression the trouble is. */
  point(position: number): void;
}

export class ResultList {
  readonly element = document.createElement('ol');

  private readonly host: ResultHost;

  private texts: MappingTexts = {};

  constructor(host: ResultHost) {
    this.host = host;
    this.element.className = 'pw-map-results';
  }

  say(texts: MappingTexts): void {
    this.texts = texts;
    this.element.setAttribute('aria-label', texts['result'] ?? '');
  }

  /** @param record the number of the record that is looked at */
  show(results: readonly OnRecord[], record: number): void {
    this.element.replaceChildren(...results.map((one) => this.itemOf(one, one.number === record)));
  }

  /** Of an expression that is none there are no results. */
  showFault(fault: string): void {
    const told = document.createElement('li');
    told.className = 'pw-map-fault';
    told.textContent = fault;
    this.element.replaceChildren(told);
  }

  private itemOf({ number, value, fault, position }: OnRecord, isCurrent: boolean): HTMLElement {
    const item = document.createElement('li');
    const choose = button(`#${number + 1}`, () => this.host.choose(number));
    choose.setAttribute('aria-label', said(this.texts, 'choose', number + 1));
    if (isCurrent) item.setAttribute('aria-current', 'true');
    const shown = document.createElement('span');
    shown.setAttribute('translate', 'no');
    shown.textContent = fault === '' ? (value === '' ? (this.texts['noResult'] ?? '') : value) : fault;
    shown.className = fault === '' ? (value === '' ? 'pw-soft' : '') : 'pw-map-fault';
    item.append(choose, shown);
    if (fault !== '' && position >= 0) {
      shown.addEventListener('click', () => this.host.point(position));
    }
    return item;
  }
}
