// What the mapping is to form: who says so, how a person attaches a document that does, and which lines do not fit.

import type { DriftLook, DriftRow, TargetChoice, TargetLook, TargetOffer } from '../draft/wire.ts';
import { driftTable } from './drift-table.ts';
import { button, said, type MappingTexts } from './texts.ts';

/** The most bytes of a document that is read. */
const MOST = 8 * 1024 * 1024;

export interface TargetHost {
  look(): Promise<TargetLook | undefined>;
  offer(choice: TargetChoice): Promise<TargetOffer | undefined>;
  attach(choice: TargetChoice, moves: boolean): void;
  detach(): void;
  mend(row: DriftRow): void;
  mendAll(): void;
  ignore(target: string, field: string): void;
  heed(): void;
  go(target: string): void;
  /** How many lines do not fit. */
  count(drift: DriftLook): void;
  tell(sentence: string): void;
}

export class TargetView {
  readonly element = document.createElement('section');

  private readonly told = document.createElement('p');

  private readonly help = document.createElement('p');

  private readonly bar = document.createElement('div');

  private readonly input = document.createElement('input');

  private readonly presets = document.createElement('select');

  private readonly offered = document.createElement('div');

  private readonly fits = document.createElement('div');

  private readonly host: TargetHost;

  private texts: MappingTexts = {};

  private choice: TargetChoice | undefined;

  /** What is shown, so that what says the same stays, and with it the focus. */
  private shown = '';

  constructor(host: TargetHost) {
    this.host = host;
    this.element.className = 'pw-map-whole pw-map-target-view';
    this.help.className = 'pw-soft';
    this.bar.className = 'pw-map-buttons';
    this.offered.className = 'pw-map-offer';
    this.offered.setAttribute('role', 'status');
    this.fits.className = 'pw-map-fits';
    this.presets.className = 'pw-map-search';
    this.input.type = 'file';
    this.input.accept = '.json,.yaml,.yml';
    this.input.hidden = true;
    this.input.addEventListener('change', () => {
      const file = this.input.files?.[0];
      if (file !== undefined) void this.open(file);
      // The same file may be chosen again once it has changed.
      this.input.value = '';
    });
    this.presets.addEventListener('change', () => {
      if (this.presets.value !== '') void this.choose({ preset: this.presets.value, document: '', operation: '' });
    });
    this.element.append(this.told, this.help, this.bar, this.offered, this.fits);
  }

  say(texts: MappingTexts): void {
    this.texts = texts;
    this.help.textContent = texts['targetHelp'] ?? '';
    this.input.setAttribute('aria-label', texts['targetChoose'] ?? '');
    this.presets.setAttribute('aria-label', texts['targetPreset'] ?? '');
  }

  /** Shows what a document would change. */
  async open(file: File): Promise<void> {
    if (file.size > MOST) this.host.tell(this.texts['targetTooLarge'] ?? '');
    else await this.choose({ preset: '', document: await file.text(), operation: '' });
  }

  /** Asks what is wanted, and what does not fit. */
  async refresh(): Promise<void> {
    const look = await this.host.look();
    if (look === undefined) return;
    this.host.count(look.drift);
    const shown = JSON.stringify(look);
    if (shown !== this.shown) {
      this.shown = shown;
      this.show(look);
    }
  }

  private show(look: TargetLook): void {
    this.told.textContent = look.said;
    const first = new Option(this.texts['targetPreset'] ?? '', '');
    this.presets.replaceChildren(first, ...look.presets.map(({ preset, name }) => new Option(name, preset)));
    for (const option of [...this.presets.options].slice(1)) option.translate = false;
    this.bar.replaceChildren(
      this.input,
      button(this.texts['targetChoose'] ?? '', () => this.input.click()),
      this.presets,
      ...(look.isAttached ? [button(this.texts['targetDetach'] ?? '', () => this.host.detach())] : []),
    );
    const at = this.buttons().indexOf(document.activeElement as HTMLButtonElement);
    this.fits.replaceChildren(...this.fitting(look.drift));
    if (at >= 0) (this.buttons()[Math.min(at, this.buttons().length - 1)] ?? this.bar.querySelector('button'))?.focus();
  }

  private buttons(): readonly HTMLButtonElement[] {
    return [...this.fits.querySelectorAll('button')];
  }

  private fitting(drift: DriftLook): readonly HTMLElement[] {
    const shown: HTMLElement[] = [];
    const told = document.createElement('p');
    const moved = drift.rows.filter((row) => row.isMoved).length;
    told.textContent = drift.rows.length === 0 ? said(this.texts, 'driftFits', drift.kept) : said(this.texts, 'driftKept', drift.kept, moved, drift.rows.length - moved);
    told.className = drift.rows.length === 0 ? 'pw-map-passes' : '';
    shown.push(told);
    const suggested = drift.rows.filter((row) => row.newTarget !== '').length;
    if (suggested > 0) {
      const all = button(said(this.texts, 'driftAcceptAll', suggested), () => this.host.mendAll());
      all.classList.add('pw-map-accept');
      shown.push(all);
    }
    if (drift.rows.length > 0) {
      const actions = {
        accept: (row: DriftRow) => this.host.mend(row),
        ignore: (row: DriftRow) => this.host.ignore(row.target, row.side === 'SOURCE' ? row.gone : ''),
        go: (target: string) => this.host.go(target),
      };
      shown.push(driftTable(drift.rows, this.texts, actions));
    }
    if (drift.ignored > 0) {
      const left = document.createElement('p');
      left.className = 'pw-map-buttons';
      left.append(said(this.texts, 'driftIgnored', drift.ignored), button(this.texts['driftHeed'] ?? '', () => this.host.heed()));
      shown.push(left);
    }
    const title = document.createElement('h3');
    title.textContent = this.texts['driftTitle'] ?? '';
    return [title, ...shown];
  }

  private async choose(choice: TargetChoice): Promise<void> {
    this.choice = choice;
    const offer = await this.host.offer(choice);
    if (offer !== undefined && this.choice === choice) this.propose(choice, offer);
  }

  private propose(choice: TargetChoice, offer: TargetOffer): void {
    const shown: HTMLElement[] = [];
    const told = (text: string, name = '') => {
      const made = document.createElement('p');
      made.textContent = text;
      made.className = name;
      shown.push(made);
    };
    if (offer.operations.length > 0) shown.push(this.operations(choice, offer));
    if (offer.fault !== '') told(offer.fault, 'pw-map-fault');
    if (offer.name !== '') {
      const moved = offer.drift.rows.filter((row) => row.isMoved).length;
      told(said(this.texts, 'targetOffer', offer.name, offer.fields), 'pw-map-offer-name');
      told(said(this.texts, 'targetCounts', offer.drift.kept, moved, offer.drift.rows.length - moved, offer.drift.required.length));
      if (offer.outranked !== '') told(offer.outranked, 'pw-map-open');
      if (offer.drift.required.length > 0) told(said(this.texts, 'targetRequired', offer.drift.required.join(', ')));
      shown.push(this.deciding(choice, offer));
      if (offer.drift.rows.length > 0) shown.push(driftTable(offer.drift.rows, this.texts));
    }
    this.offered.replaceChildren(...shown);
    this.offered.querySelector<HTMLElement>('select, button')?.focus();
  }

  private operations(choice: TargetChoice, offer: TargetOffer): HTMLElement {
    const made = document.createElement('select');
    made.className = 'pw-map-search';
    made.setAttribute('aria-label', this.texts['targetOperation'] ?? '');
    made.append(new Option(this.texts['targetOperation'] ?? '', ''), ...offer.operations.map(({ id, summary }) => new Option(summary === '' ? id : `${id} · ${summary}`, id)));
    for (const option of [...made.options].slice(1)) option.translate = false;
    made.value = offer.operation;
    made.addEventListener('change', () => void this.choose({ ...choice, operation: made.value }));
    return made;
  }

  private deciding(choice: TargetChoice, offer: TargetOffer): HTMLElement {
    const made = document.createElement('div');
    made.className = 'pw-map-buttons';
    const suggested = offer.drift.rows.filter((row) => row.newTarget !== '').length;
    const attach = (moves: boolean) => {
      this.cancel();
      this.host.attach(choice, moves);
    };
    if (suggested > 0) {
      const moving = button(said(this.texts, 'targetAttachMoving', suggested), () => attach(true));
      moving.classList.add('pw-map-accept');
      made.append(moving);
    }
    made.append(button(this.texts['targetAttach'] ?? '', () => attach(false)), button(this.texts['targetCancel'] ?? '', () => this.cancel()));
    return made;
  }

  private cancel(): void {
    this.choice = undefined;
    this.offered.replaceChildren();
    this.presets.value = '';
    this.bar.querySelector('button')?.focus();
  }
}
