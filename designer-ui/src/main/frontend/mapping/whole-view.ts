// The mapping as one document: what its lines say together, to be read and written as a whole.

import '../code/code-element.ts';
import { Overtaken } from '../look/asking.ts';
import type { WholeDocument, WholeReading } from '../draft/wire.ts';
import { button, said, type MappingTexts } from './texts.ts';

export interface WholeHost {
  document(): Promise<WholeDocument>;
  read(text: string): Promise<WholeReading>;
  propose(reading: WholeReading): void;
}

export class WholeView {
  readonly element = document.createElement('section');

  private readonly help = document.createElement('p');

  private readonly code = document.createElement('pipewright-code');

  private readonly bar = document.createElement('div');

  private readonly remarks = document.createElement('ul');

  private readonly host: WholeHost;

  private texts: MappingTexts = {};

  /** What has become of what the person applied; it stands until the person writes on. */
  private said: readonly string[] = [];

  /** That there are lines which the document can not show. */
  private hidden: readonly string[] = [];

  /** The document as the lines make it. */
  private written = '';

  constructor(host: WholeHost) {
    this.host = host;
    this.element.className = 'pw-map-whole';
    this.help.className = 'pw-soft';
    this.bar.className = 'pw-map-buttons';
    this.remarks.className = 'pw-map-remarks';
    this.remarks.setAttribute('role', 'status');
    this.code.language = 'jsonata';
    this.code.check = (text) =>
      text.trim() === ''
        ? Promise.resolve([])
        : this.host.read(text).then(({ fault, position }) => (fault === '' ? [] : [{ position, message: fault }]), () => []);
    this.code.addEventListener('input', () => this.tell([]));
    this.element.append(this.help, this.code, this.bar, this.remarks);
  }

  say(texts: MappingTexts): void {
    this.texts = texts;
    this.help.textContent = texts['documentHelp'] ?? '';
    this.code.label = texts['document'] ?? '';
    this.code.labelHidden = true;
    this.bar.replaceChildren(button(texts['apply'] ?? '', () => void this.apply()));
  }

  /** Shows the lines as they are now, unless a person is writing. */
  async refresh(): Promise<void> {
    const found = await this.host.document();
    if (this.code.value === this.written) {
      this.code.value = found.text;
    }
    this.written = found.text;
    this.hidden = found.hidden.length === 0 ? [] : [said(this.texts, 'hidden', found.hidden.join(', '))];
    this.show();
  }

  private async apply(): Promise<void> {
    const reading = await this.reading();
    if (reading.fault !== '') {
      this.tell([reading.fault]);
      this.code.focus();
      if (reading.position >= 0) this.code.select(reading.position, reading.position + 1);
      return;
    }
    // What is written next is compared with what the lines make of this.
    this.written = this.code.value;
    this.host.propose(reading);
    this.tell([...reading.remarks, this.texts[reading.edits.length === 0 ? 'unchanged' : 'applied'] ?? '']);
  }

  /** The check of what was typed asks the same, and may come between. */
  private async reading(): Promise<WholeReading> {
    try {
      return await this.host.read(this.code.value);
    } catch (trouble) {
      if (trouble instanceof Overtaken) return this.reading();
      return { fault: (trouble as Error).message, position: -1, remarks: [], edits: [] };
    }
  }

  private tell(remarks: readonly string[]): void {
    this.said = remarks;
    this.show();
  }

  private show(): void {
    const remarks = [...this.said, ...this.hidden];
    if (remarks.join('\n') === [...this.remarks.children].map((item) => item.textContent).join('\n')) return;
    this.remarks.replaceChildren(
      ...remarks.map((remark) => {
        const item = document.createElement('li');
        item.textContent = remark;
        return item;
      }),
    );
  }
}
