// What stands above the trees: the record that is looked at, what is missing, and the ways to look at the mapping.

import { explain, helpSign } from '../help/help-sign.ts';
import type { MappingLook } from '../draft/wire.ts';
import { button, said, type MappingTexts } from './texts.ts';

export const VIEWS = ['lines', 'document', 'tests', 'target', 'sheet'] as const;

export type View = (typeof VIEWS)[number];

export interface BarHost {
  choose(record: number): void;
  nextMissing(): void;
  /** Opens the list of what is missing, or closes it. */
  listMissing(): void;
  acceptAll(): void;
  look(view: View): void;
  close(): void;
}

export class MappingBar {
  readonly element = document.createElement('header');

  private readonly caption = document.createElement('h2');

  private readonly records = document.createElement('div');

  private readonly coverage = document.createElement('div');

  private readonly views = document.createElement('div');

  private readonly close = document.createElement('div');

  private readonly help = helpSign();

  private readonly host: BarHost;

  private texts: MappingTexts = {};

  constructor(host: BarHost) {
    this.host = host;
    this.element.className = 'pw-map-bar';
    this.records.className = 'pw-map-records';
    this.coverage.className = 'pw-map-coverage';
    this.views.className = 'pw-map-tabs';
    this.views.setAttribute('role', 'group');
    this.caption.setAttribute('translate', 'no');
    this.close.className = 'pw-map-end';
    this.element.append(this.caption, this.records, this.coverage, this.views, this.close);
  }

  say(texts: MappingTexts): void {
    this.texts = texts;
    this.views.setAttribute('aria-label', texts['label'] ?? '');
    explain(this.help, texts['helpPlace'] ?? '', texts['help'] ?? '');
    this.close.replaceChildren(this.help, button(texts['close'] ?? '', () => this.host.close()));
  }

  name(name: string): void {
    this.caption.textContent = name;
  }

  showRecords(look: MappingLook, record: number): void {
    const count = look.records;
    const step = (by: number, sign: string, name: string) => {
      const made = button(sign, () => this.host.choose((record + by + count) % count));
      made.setAttribute('aria-label', this.texts[name] ?? '');
      made.disabled = count < 2;
      return made;
    };
    const told = document.createElement('span');
    told.textContent = count === 0 ? look.recordsFrom : said(this.texts, 'record', record + 1, count);
    told.title = look.recordsFrom;
    told.setAttribute('aria-live', 'polite');
    const focused = [...this.records.children].findIndex((child) => child === document.activeElement);
    this.records.replaceChildren(...(count === 0 ? [told] : [step(-1, '‹', 'before'), told, step(1, '›', 'next')]));
    if (focused >= 0) (this.records.children[focused] as HTMLElement | undefined)?.focus();
  }

  /** @param isListed true if the list of what is missing is open */
  showCoverage(missing: number, required: number, suggested: number, isListed: boolean): void {
    const shown: HTMLElement[] = [];
    if (required > 0) shown.push(meterOf(required - missing, required));
    if (missing > 0) {
      const list = button(said(this.texts, 'missing', missing, required), () => this.host.listMissing());
      list.classList.add('pw-map-open');
      list.setAttribute('aria-expanded', String(isListed));
      shown.push(list, button(this.texts['nextMissing'] ?? '', () => this.host.nextMissing()));
    } else if (required > 0) {
      const told = document.createElement('span');
      told.textContent = said(this.texts, 'allMapped', required);
      told.className = 'pw-map-passes';
      shown.push(told);
    }
    if (suggested > 0) {
      const all = button(said(this.texts, 'acceptAll', suggested), () => this.host.acceptAll());
      all.classList.add('pw-map-accept');
      shown.push(all);
    }
    // What says the same stays, and with it the focus.
    if (words(shown) !== words([...this.coverage.children])) {
      const had = this.coverage.contains(document.activeElement);
      this.coverage.replaceChildren(...shown);
      if (had) this.coverage.querySelector('button')?.focus();
    }
    this.coverage.querySelector('[aria-expanded]')?.setAttribute('aria-expanded', String(isListed));
  }

  /** Goes to the count of what is missing. */
  focusMissing(): void {
    this.coverage.querySelector('button')?.focus();
  }

  /** @param unfit how many lines do not fit their source or target */
  showViews(shown: View, unfit: number): void {
    const had = this.views.contains(document.activeElement);
    this.views.replaceChildren(
      ...VIEWS.map((view) => {
        const made = button(view === 'target' && unfit > 0 ? said(this.texts, 'targetViewCount', unfit) : (this.texts[view === 'target' ? 'targetView' : view] ?? ''), () => this.host.look(view));
        made.setAttribute('aria-pressed', String(view === shown));
        return made;
      }),
    );
    if (had) this.views.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
  }
}

/** How much of what is required there is; the text beside it says it in numbers. */
function meterOf(mapped: number, required: number): HTMLElement {
  const bar = document.createElement('span');
  const full = document.createElement('span');
  bar.className = 'pw-map-meter';
  bar.setAttribute('aria-hidden', 'true');
  full.style.width = `${(100 * mapped) / required}%`;
  bar.append(full);
  return bar;
}

function words(elements: readonly Element[]): string {
  return elements.map((element) => element.textContent).join('|');
}
