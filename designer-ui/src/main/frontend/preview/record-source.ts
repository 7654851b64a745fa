// Which records the preview reads, in which environment, and which of them.

import '@vaadin/select/src/vaadin-select.js';
import '@vaadin/text-field/src/vaadin-text-field.js';
import type { SamplesAnswer } from '../draft/wire.ts';

export interface RecordSourceHost {
  readonly text: (name: string) => string;
  /** Told when others are chosen. */
  readonly chosen: () => void;
  /** Told when some of the same are asked for. */
  readonly narrowed: () => void;
}

export class RecordSource {
  private readonly samples = document.createElement('vaadin-select');

  private readonly where = document.createElement('vaadin-select');

  private readonly condition = document.createElement('vaadin-text-field');

  readonly controls: readonly HTMLElement[] = [this.samples, this.where, this.condition];

  private readonly host: RecordSourceHost;

  constructor(host: RecordSourceHost) {
    this.host = host;
    this.samples.addEventListener('value-changed', () => host.chosen());
    this.where.addEventListener('value-changed', () => host.chosen());
    this.where.hidden = true;
    this.condition.addEventListener('change', () => host.narrowed());
    this.condition.clearButtonVisible = true;
  }

  /** Called once the texts are there. */
  open(): void {
    const { text } = this.host;
    this.where.accessibleName = text('environment');
    // What has no value has no label either.
    this.where.placeholder = text('drawn');
    this.samples.accessibleName = text('records');
    this.condition.accessibleName = text('condition');
    this.condition.placeholder = text('condition');
  }

  isChosen(): boolean {
    return Boolean(this.samples.value);
  }

  wanted(): { readonly sample: string; readonly condition: string; readonly environment: string } {
    return { sample: this.samples.value ?? '', condition: this.condition.value ?? '', environment: this.where.value ?? '' };
  }

  /** @param chosen what is chosen now; what was stays if it is undefined */
  offer(answer: SamplesAnswer, chosen: string | undefined): void {
    const { text } = this.host;
    const wanted = chosen ?? (this.samples.value === '' ? answer.chosen : (this.samples.value ?? answer.chosen));
    const items = answer.offers.map(({ value, label }) => ({ value, label }));
    // A choice from elsewhere, as a failed document, is none of those that are always there.
    if (!items.some(({ value }) => value === wanted)) items.unshift({ value: wanted, label: text('record') });
    this.samples.items = items;
    this.where.hidden = answer.environments.length === 0;
    this.where.items = [{ value: '', label: text('drawn') }, ...answer.environments.map((name) => ({ value: name, label: name }))];
    if (this.samples.value === wanted) this.host.narrowed();
    else this.samples.value = wanted;
  }
}
