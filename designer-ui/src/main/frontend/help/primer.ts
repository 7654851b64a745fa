// The record of the primer: the one at hand, which a person can change, with the examples that read it.

import '../code/code-element.ts';
import type { HelpResults, HelpSample } from '../draft/wire.ts';
import { browserLater, Rest } from '../look/later.ts';
import { button, type HelpTexts } from './elements.ts';
import type { ExampleView } from './example-view.ts';

/** How long after the last key the examples read the record anew, in milliseconds. */
const PAUSE = 200;

export interface PrimerHost {
  readonly texts: HelpTexts;
  /** The page whose record is at hand. */
  place(): string;
  /** Asks the server; undefined if there is no answer. */
  ask<T>(question: string, body: unknown): Promise<T | undefined>;
}

export class Primer {
  private readonly editor = document.createElement('pipewright-code');

  private readonly examples: readonly ExampleView[];

  private readonly host: PrimerHost;

  private readonly pause = new Rest(browserLater, PAUSE);

  private sample: HelpSample | undefined;

  /** @param place where the record is put in, in place of a text that it begins with */
  constructor(place: HTMLElement | null, examples: readonly ExampleView[], host: PrimerHost) {
    const { editor } = this;
    this.examples = examples;
    this.host = host;
    editor.language = 'json';
    editor.label = host.texts['sample'] ?? '';
    editor.value = place?.textContent.trim() ?? '';
    editor.helperText = host.texts['loading'] ?? '';
    editor.setAttribute('translate', 'no');
    editor.addEventListener('input', () => this.pause.restart(() => void this.again()));
    place?.replaceChildren(editor, button(host.texts['sampleReset'] ?? '', () => void this.read()));
    place?.setAttribute('translate', 'yes');
    void this.read();
  }

  stop(): void {
    this.pause.stop();
  }

  /** Puts the record at hand in, and has the examples read it. */
  private async read(): Promise<void> {
    const { editor, examples } = this;
    const { texts } = this.host;
    const sample = await this.host.ask<HelpSample>('sample', { address: this.host.place() });
    if (sample === undefined || !editor.isConnected) return;
    this.sample = sample;
    editor.value = sample.json;
    editor.helperText = sample.from === '' ? (texts['sampleOwn'] ?? '') : (texts['sampleFrom'] ?? '').replace('{0}', sample.from);
    editor.errorMessage = '';
    sample.examples.forEach(({ expression, isOnSample, result }, at) => {
      examples[at]?.read(isOnSample ? sample.json : sample.builtIn, expression, isOnSample ? '' : (texts['notOnSample'] ?? ''));
      examples[at]?.show(result);
    });
  }

  /** The person has changed the record. */
  private async again(): Promise<void> {
    const { editor, sample } = this;
    if (sample === undefined) return;
    const text = editor.value;
    const own = this.examples.filter((_, at) => sample.examples[at]?.isOnSample === true);
    const answer = await this.host.ask<HelpResults>('evaluate', { sample: text, expressions: own.map((one) => one.text()) });
    if (answer === undefined || text !== editor.value) return;
    editor.errorMessage = answer.fault;
    answer.results.forEach((result, at) => {
      own[at]?.read(text, own[at]!.text(), '');
      own[at]?.show(result);
    });
  }
}
