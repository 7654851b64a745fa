// The tests that are kept with the mapping, how they go now, and how a record becomes one.

import type { TestOutcome } from '../draft/wire.ts';
import { button, said, type MappingTexts } from './texts.ts';

export interface TestsHost {
  tests(): Promise<readonly TestOutcome[]>;
  keep(name: string): void;
  /** The test expects from now on what the mapping gives. */
  renew(name: string): void;
  drop(name: string): void;
}

export class TestsView {
  readonly element = document.createElement('section');

  private readonly list = document.createElement('ul');

  private readonly name = document.createElement('input');

  private readonly bar = document.createElement('div');

  private readonly hint = document.createElement('p');

  private readonly host: TestsHost;

  private texts: MappingTexts = {};

  constructor(host: TestsHost) {
    this.host = host;
    this.element.className = 'pw-map-tests';
    this.list.className = 'pw-map-remarks';
    this.hint.className = 'pw-soft';
    this.name.className = 'pw-map-search';
    this.bar.className = 'pw-map-buttons';
    this.element.append(this.hint, this.list, this.bar);
    this.name.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.keep();
    });
  }

  say(texts: MappingTexts): void {
    this.texts = texts;
    this.name.placeholder = texts['testName'] ?? '';
    this.name.setAttribute('aria-label', texts['testName'] ?? '');
    this.bar.replaceChildren(this.name, button(texts['makeTest'] ?? '', () => this.keep()));
  }

  async refresh(): Promise<void> {
    const tests = await this.host.tests();
    this.hint.textContent = tests.length === 0 ? (this.texts['noTests'] ?? '') : '';
    this.list.replaceChildren(
      ...tests.map(({ name, failure }) => {
        const item = document.createElement('li');
        const told = document.createElement('span');
        told.textContent = failure === '' ? said(this.texts, 'passes', name) : failure;
        told.className = failure === '' ? 'pw-map-passes' : 'pw-map-fault';
        const renew = button(this.texts['renewTest'] ?? '', () => this.host.renew(name));
        renew.setAttribute('aria-label', said(this.texts, 'renewTestOf', name));
        const drop = button(this.texts['removeTest'] ?? '', () => this.host.drop(name));
        drop.setAttribute('aria-label', `${this.texts['removeTest'] ?? ''}: ${name}`);
        const buttons = document.createElement('div');
        buttons.className = 'pw-map-buttons';
        buttons.append(...(failure === '' ? [drop] : [renew, drop]));
        item.append(told, buttons);
        return item;
      }),
    );
  }

  private keep(): void {
    this.host.keep(this.name.value.trim());
    this.name.value = '';
  }
}
