// The records at the selected node, below the board. What is shown comes from the server, and is asked for anew when the
// drawing rests after a change; an answer that comes too late is dropped.

import { explain, helpSign } from '../help/help-sign.ts';
import '@vaadin/button/src/vaadin-button.js';
import '@vaadin/select/src/vaadin-select.js';
import '@vaadin/text-field/src/vaadin-text-field.js';
import { sayCode } from '../code/code-texts.ts';
import type { CodeFault, CodeItems, CodeTexts, PreviewAnswer, RecordAnswer, Row, SamplesAnswer, Tab } from '../draft/wire.ts';
import { Asker, Overtaken } from '../look/asking.ts';
import { browserLater, Rest } from '../look/later.ts';
import { commandOf } from '../canvas/shortcuts.ts';
import { isPreviewCommand, onWish, type Coming, type PreviewCommand, type PreviewWish } from './commands.ts';
import { button, div, sentence } from './elements.ts';
import { ANY, PAUSES } from './pauses.ts';
import { RecordTable } from './record-table.ts';
import { RecordView } from './record-view.ts';
import { Stepping } from './stepping.ts';
import { heightOf } from './window.ts';

const REST_MILLIS = 600;
const CALLS = 5;

/** More are too many for a look. */
const MOST_CALLS = 20;
const KEPT = 'pipewright.preview';

interface KeptLook {
  readonly folded: boolean;
  readonly height: number;
}

class PreviewPanelElement extends HTMLElement {
  private readonly asker = new Asker(this);

  private readonly rest = new Rest(browserLater, REST_MILLIS);

  private readonly heading = document.createElement('h2');

  private readonly fold = button('pw-preview-fold');

  private readonly samples = document.createElement('vaadin-select');

  private readonly where = document.createElement('vaadin-select');

  private readonly condition = document.createElement('vaadin-text-field');

  private readonly help = helpSign();

  private readonly refresh = button();

  private readonly stop = button();

  private readonly pin = button();

  private readonly unpin = button();

  private readonly way = document.createElement('ol');

  private readonly said = document.createElement('div');

  private readonly tabs = document.createElement('div');

  private readonly pane = document.createElement('div');

  private readonly record = new RecordView(
    (name) => this.text(name),
    (tab, number, json) => this.edited(tab, number, json),
    () => this.table.focus(),
  );

  private readonly handle = document.createElement('div');

  private readonly table = new RecordTable((row) => this.openRecord(row));

  private readonly stepping = new Stepping({
    text: (name) => this.text(name),
    run: (command) => this.run(command),
    complete: (node, text, position) => this.asker.ask<CodeItems>('complete', { node, text, position }).catch(() => undefined),
    check: (text) => this.asker.ask<readonly CodeFault[]>('check', { text }).catch(() => []),
  });

  private texts: Readonly<Record<string, string>> = {};

  /** The node that it begins from; empty to read all. */
  private from = '';

  /** The edge by which records come to the node, if a person has selected one. */
  private coming: Coming = ANY;

  private stopped = false;

  private forget: () => void = () => {};

  private node = '';

  private calls = 0;

  private answer: PreviewAnswer | undefined;

  private tab: string | undefined;

  private look: KeptLook = kept();

  private built = false;

  connectedCallback(): void {
    if (!this.built) this.build();
    this.showLook();
    const heard = onWish((wished) => this.wished(wished));
    const changed = PAUSES.subscribe(() => this.showStepping());
    this.forget = () => {
      heard();
      changed();
    };
  }

  disconnectedCallback(): void {
    this.rest.stop();
    this.forget();
  }

  private build(): void {
    this.built = true;
    const head = div('pw-preview-head', this.fold, this.heading, this.samples, this.where, this.condition, this.refresh, this.stop);
    this.way.className = 'pw-preview-way';
    this.said.className = 'pw-preview-said';
    this.said.setAttribute('role', 'status');
    this.tabs.className = 'pw-preview-tabs';
    this.tabs.setAttribute('role', 'tablist');
    this.pane.className = 'pw-preview-pane';
    this.pane.id = 'pw-preview-pane';
    this.pane.setAttribute('role', 'tabpanel');
    this.handle.className = 'pw-preview-handle';
    this.handle.tabIndex = 0;
    this.handle.setAttribute('role', 'separator');
    this.handle.setAttribute('aria-orientation', 'horizontal');
    this.handle.addEventListener('pointerdown', (event) => this.drag(event));
    this.handle.addEventListener('keydown', (event) => this.resizeBy(event));
    const bar = div('pw-preview-bar', this.tabs, this.stepping.commands, this.pin, this.unpin, this.help);
    const body = div('pw-preview-body', this.stepping.bar, this.stepping.points, this.way, this.said, bar, div('pw-preview-lists', this.pane, this.record.element));
    this.append(this.handle, head, body);
    this.fold.addEventListener('click', () => this.keep({ ...this.look, folded: !this.look.folded }));
    this.samples.addEventListener('value-changed', () => this.anew());
    this.where.addEventListener('value-changed', () => this.anew());
    this.where.hidden = true;
    this.addEventListener('keydown', (event) => this.pressed(event));
    this.condition.addEventListener('change', () => this.ask());
    this.condition.clearButtonVisible = true;
    this.refresh.addEventListener('click', () => this.anew());
    this.stop.addEventListener('click', () => {
      this.dispatchEvent(new CustomEvent('preview-stop'));
      this.busy(false);
    });
    this.pin.addEventListener('click', () => this.pinShown(true));
    this.unpin.addEventListener('click', () => this.pinShown(false));
    this.tabs.addEventListener('keydown', (event) => this.turn(event));
    this.stop.hidden = true;
  }

  private text(name: string): string {
    return this.texts[name] ?? '';
  }

  /** Called by the server with the texts of the reader's language. */
  open(texts: Readonly<Record<string, string>>, code: CodeTexts): void {
    this.texts = texts;
    sayCode(code);
    PAUSES.open(this.text('owner'));
    this.stepping.open();
    this.where.accessibleName = this.text('environment');
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', this.text('label'));
    this.samples.accessibleName = this.text('records');
    this.condition.accessibleName = this.text('condition');
    this.condition.placeholder = this.text('condition');
    this.refresh.textContent = '↻';
    // Signs, which no language translates.
    this.refresh.translate = false;
    this.fold.translate = false;
    this.refresh.setAttribute('aria-label', this.text('refresh'));
    this.refresh.title = this.text('refresh');
    explain(this.help, this.text('helpPlace'), this.text('help'));
    this.stop.textContent = this.text('stop');
    this.pin.textContent = this.text('pin');
    this.unpin.textContent = this.text('unpin');
    this.handle.setAttribute('aria-label', this.text('height'));
    this.tabs.setAttribute('aria-label', this.text('label'));
    this.way.setAttribute('aria-label', this.text('way'));
    this.showLook();
    this.show();
    void this.offer(undefined);
  }

  private async offer(chosen: string | undefined): Promise<void> {
    try {
      this.offered(await this.asker.ask<SamplesAnswer>('samples', {}), chosen);
    } catch (reason) {
      this.failedWith(reason);
    }
  }

  private offered(answer: SamplesAnswer, chosen: string | undefined): void {
    const wanted = chosen ?? (this.samples.value === '' ? answer.chosen : (this.samples.value ?? answer.chosen));
    const items = answer.offers.map(({ value, label }) => ({ value, label }));
    // A choice from elsewhere, as a failed document, is none of those that are always there.
    if (!items.some(({ value }) => value === wanted)) items.unshift({ value: wanted, label: this.text('record') });
    this.samples.items = items;
    this.where.hidden = answer.environments.length === 0;
    this.where.items = [{ value: '', label: this.text('drawn') }, ...answer.environments.map((name) => ({ value: name, label: name }))];
    if (this.samples.value === wanted) {
      this.ask();
    } else {
      this.samples.value = wanted;
    }
  }

  /** Called by the server: another node is selected. */
  select(id: string): void {
    if (id !== '') this.coming = ANY;
    if (id !== '' && id !== this.node) {
      this.node = id;
      if (!this.stopped) this.calls = 0;
      this.answer = undefined;
      this.record.close();
      this.ask();
    }
  }

  /** Called by the server: an edge is selected. */
  selectEdge(from: string, fromPort: string, node: string, toPort: string): void {
    this.select(node);
    this.coming = { from, fromPort, toPort };
  }

  /** Called by the server: the draft was changed. */
  changed(): void {
    if (this.stopped) this.said.replaceChildren(sentence(this.text('pause.changed'), 'pw-preview-trouble'));
    else this.rest.restart(() => this.ask());
  }

  /** Called by the server: records from elsewhere are to be shown. */
  choose(sample: string, node: string): void {
    this.keep({ ...this.look, folded: false });
    if (node !== '') this.goTo(node);
    void this.offer(sample);
  }

  answered(question: string, number: number, answer: unknown): void {
    this.asker.answered(question, number, answer);
  }

  failed(question: string, number: number, sentence: string): void {
    this.asker.failed(question, number, sentence);
  }

  private ask(): void {
    if (this.node === '' || this.look.folded || !this.samples.value) {
      this.show();
      return;
    }
    if (this.stopped) this.askFor('pausedAt', { node: this.node });
    else this.askFor('preview', this.wanted());
  }

  private wanted() {
    const environment = this.where.value ?? '';
    return { node: this.node, sample: this.samples.value, calls: this.calls, condition: this.condition.value ?? '', from: this.from, environment };
  }

  private askFor(question: string, body: unknown): void {
    this.busy(true);
    this.asker.ask<PreviewAnswer>(question, body).then(
      (answer) => {
        this.busy(false);
        this.answer = answer;
        if (question !== 'preview') this.showStop(answer, question !== 'pausedAt');
        this.show();
        const [stop] = answer.paused;
        if (stop?.tab === this.tab && stop?.node === this.node) this.table.mark(stop.number);
      },
      (reason: unknown) => this.failedWith(reason),
    );
  }

  private failedWith(reason: unknown): void {
    if (reason instanceof Overtaken) return;
    this.busy(false);
    this.said.replaceChildren(sentence(reason instanceof Error ? reason.message : String(reason), 'pw-preview-trouble'));
  }

  // ---- From here, to here, and stopping on a condition ----

  private wished({ command, node, coming }: PreviewWish): void {
    this.keep({ ...this.look, folded: false });
    if (node !== '' && node !== this.node && isPlacing(command)) {
      this.leaveStop();
      this.goTo(node);
    }
    this.coming = coming ?? ANY;
    this.run(command);
  }

  private run(command: PreviewCommand | 'runPauses' | 'readAll'): void {
    if (this.node === '') return;
    switch (command) {
      case 'runTo':
        this.leaveStop();
        return this.ask();
      case 'runFrom':
        this.leaveStop();
        this.from = this.node;
        return this.ask();
      case 'readAll':
        return this.anew();
      case 'pauseAt': {
        const point = { node: this.node, ...this.coming, condition: '' };
        if (!PAUSES.has(point)) PAUSES.put(point);
        return void this.stepping.write(point);
      }
      case 'goStop':
        this.leaveStop();
        return this.ask();
      case 'runPauses':
        this.leaveStop();
        return this.begin();
      default:
        if (this.stopped) return this.askFor('goOn', { step: { goOn: 'on', goNext: 'next', goEnd: 'end' }[command] });
        return command === 'goOn' ? this.begin() : undefined;
    }
  }

  /** Reads all again. */
  private anew(): void {
    this.leaveStop();
    this.from = '';
    this.ask();
  }

  private begin(): void {
    const points = PAUSES.set();
    const [first] = PAUSES.all();
    if (points.length > 0) this.askFor('pausing', { records: this.wanted(), points });
    else if (first !== undefined) void this.stepping.write(first);
  }

  private leaveStop(): void {
    if (!this.stopped) return;
    this.stopped = false;
    PAUSES.stop('');
    this.record.close();
    this.asker.ask('endPause', {}).catch(() => undefined);
  }

  /** @param leads true if it has gone on: then the node and the record are shown where it has stopped */
  private showStop(answer: PreviewAnswer, leads: boolean): void {
    const [stop] = answer.paused;
    this.stopped = stop !== undefined;
    PAUSES.stop(stop?.node ?? '');
    if (stop === undefined) {
      this.record.close();
      return;
    }
    if (!leads) return;
    const isHere = this.contains(document.activeElement);
    this.goTo(stop.node, false);
    this.tab = stop.tab;
    this.record.showWay(stop.number, stop.came);
    if (isHere) requestAnimationFrame(() => this.stepping.focus());
  }

  private showStepping(): void {
    this.stepping.show(this.from, this.stopped ? (this.answer?.paused[0]?.said ?? '') : '');
  }

  private pressed(event: KeyboardEvent): void {
    const command = commandOf(event);
    const typing = event.composedPath()[0] as HTMLElement;
    if (command === undefined || !isPreviewCommand(command) || isPlacing(command) || typing.matches('input, textarea, [contenteditable]')) return;
    event.preventDefault();
    this.run(command);
  }

  private busy(is: boolean): void {
    this.setAttribute('aria-busy', String(is));
    this.stop.hidden = !is;
    this.refresh.hidden = is;
  }

  private show(): void {
    const { answer } = this;
    this.heading.textContent = answer?.title ? `${this.text('label')}: ${answer.title}` : this.text('label');
    this.showStepping();
    this.showWay(answer);
    this.showSaid(answer);
    const shown = answer?.tabs ?? [];
    if (!shown.some(({ id }) => id === this.tab)) this.tab = usual(shown)?.id;
    this.tabs.replaceChildren(...shown.map((tab) => this.tabOf(tab)));
    this.tabs.hidden = shown.length === 0;
    const tab = shown.find(({ id }) => id === this.tab);
    this.showTab(tab);
    this.pin.hidden = !tab?.mayPin;
    this.unpin.hidden = (answer?.pinned ?? 0) === 0;
    if (tab === undefined) this.record.close();
  }

  private showTab(tab: Tab | undefined): void {
    this.pane.setAttribute('aria-labelledby', tab === undefined ? '' : tabId(tab.id));
    if (tab === undefined || tab.rows.length === 0) {
      const empty = sentence(this.text(this.node === '' ? 'none' : tab === undefined ? 'loading' : 'empty'), 'pw-soft');
      this.pane.replaceChildren(...(tab === undefined && this.answer !== undefined ? [] : [empty]));
      return;
    }
    this.pane.replaceChildren(this.table.element);
    this.table.show(tab, {
      number: this.text('number'),
      note: this.text('note'),
      changed: this.text('changed'),
      added: this.text('added'),
    });
    if (tab.rows.length < tab.count) this.pane.append(sentence(this.text('more'), 'pw-soft'));
  }

  private showWay(answer: PreviewAnswer | undefined): void {
    this.way.replaceChildren(
      ...(answer?.way ?? []).map((passage) => {
        const item = document.createElement('li');
        const go = document.createElement('button');
        go.type = 'button';
        go.className = passage.rejected ? 'pw-preview-stop-over pw-preview-refusing' : 'pw-preview-stop-over';
        const name = document.createElement('span');
        name.translate = false;
        name.textContent = passage.name;
        const counts = document.createElement('b');
        counts.textContent = passage.said;
        counts.translate = false;
        go.append(name, counts);
        if (passage.node === answer?.node) go.setAttribute('aria-current', 'true');
        go.addEventListener('click', () => this.goTo(passage.node));
        item.append(go);
        return item;
      }),
    );
  }

  private goTo(node: string, asks = true): void {
    this.dispatchEvent(new CustomEvent('preview-lead', { detail: node }));
    if (asks) this.select(node);
    else this.node = node;
  }

  private showSaid(answer: PreviewAnswer | undefined): void {
    const notes = answer?.notes ?? [];
    const lines = [
      ...(answer?.troubles ?? []).map((text) => sentence(text, 'pw-preview-trouble')),
      ...(notes.length === 0 ? [] : [sentence(notes.join(' '), 'pw-soft')]),
    ];
    if (answer !== undefined && answer.stop !== '') {
      const line = sentence(answer.stop, 'pw-preview-stops');
      line.append(this.calling(CALLS, 'estimate'), this.calling(MOST_CALLS, 'estimateMost'));
      lines.push(line);
    }
    this.said.replaceChildren(...lines);
  }

  private calling(calls: number, key: string): HTMLElement {
    const call = button();
    call.textContent = this.text(key);
    call.title = this.text('estimateHint');
    call.addEventListener('click', () => {
      this.calls = calls;
      this.tab = 'out';
      this.ask();
    });
    return call;
  }

  private tabOf(tab: Tab): HTMLButtonElement {
    const shown = document.createElement('button');
    shown.type = 'button';
    shown.id = tabId(tab.id);
    shown.className = 'pw-preview-tab';
    shown.textContent = tab.label;
    shown.setAttribute('role', 'tab');
    shown.setAttribute('aria-selected', String(tab.id === this.tab));
    shown.setAttribute('aria-controls', 'pw-preview-pane');
    shown.tabIndex = tab.id === this.tab ? 0 : -1;
    shown.addEventListener('click', () => this.chooseTab(tab.id));
    return shown;
  }

  private chooseTab(id: string): void {
    this.tab = id;
    this.record.close();
    this.show();
    this.tabs.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }

  private turn(event: KeyboardEvent): void {
    const all = this.answer?.tabs ?? [];
    const at = all.findIndex(({ id }) => id === this.tab);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = step === undefined ? undefined : all[(at + step + all.length) % all.length];
    if (to !== undefined) {
      event.preventDefault();
      this.chooseTab(to.id);
    }
  }

  private pinShown(pins: boolean): void {
    const body = { node: this.node, tab: this.tab ?? '', pins };
    this.asker.ask<SamplesAnswer>('pin', body).then(
      (answer) => this.offered(answer, pins ? 'pinned' : answer.chosen),
      (reason: unknown) => this.failedWith(reason),
    );
  }

  private openRecord(row: Row): void {
    const tab = this.tab ?? '';
    this.asker.ask<RecordAnswer>('record', { tab, number: row.number }).then(
      (answer) => {
        const mayChange = this.answer?.tabs.find(({ id }) => id === tab)?.mayPin ?? false;
        this.record.show(answer, tab, row.number, mayChange);
      },
      (reason: unknown) => this.failedWith(reason),
    );
  }

  private readonly edited = async (tab: string, number: number, json: string): Promise<void> => {
    const samples = await this.asker.ask<SamplesAnswer>('edit', { node: this.node, tab, number, json });
    this.offered(samples, 'pinned');
  };

  private showLook(): void {
    const { folded, height } = this.look;
    this.toggleAttribute('folded', folded);
    this.style.setProperty('--_preview-height', `${height}px`);
    this.fold.setAttribute('aria-expanded', String(!folded));
    this.fold.setAttribute('aria-label', this.text(folded ? 'unfold' : 'fold'));
    this.fold.textContent = folded ? '▴' : '▾';
    this.handle.hidden = folded;
    this.handle.setAttribute('aria-valuenow', String(height));
    this.handle.setAttribute('aria-valuemin', '140');
    this.handle.setAttribute('aria-valuemax', '1000');
  }

  private keep(look: KeptLook): void {
    const opens = this.look.folded && !look.folded;
    this.look = look;
    localStorage.setItem(KEPT, JSON.stringify(look));
    this.showLook();
    if (opens) this.ask();
  }

  private drag(event: PointerEvent): void {
    const from = { y: event.clientY, height: this.look.height };
    this.handle.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => this.resize(from.height + from.y - moved.clientY);
    this.handle.addEventListener('pointermove', move);
    this.handle.addEventListener('pointerup', () => this.handle.removeEventListener('pointermove', move), { once: true });
  }

  private resizeBy(event: KeyboardEvent): void {
    const by = { ArrowUp: 24, ArrowDown: -24 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      this.resize(this.look.height + by);
    }
  }

  private resize(height: number): void {
    this.keep({ ...this.look, height: heightOf(height, this.parentElement?.clientHeight ?? window.innerHeight) });
  }
}

/** True for what is about the node that is selected. */
function isPlacing(command: PreviewCommand): boolean {
  return command === 'runTo' || command === 'runFrom' || command === 'pauseAt';
}

function kept(): KeptLook {
  try {
    const look = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<KeptLook>;
    return { folded: look.folded ?? false, height: look.height ?? 280 };
  } catch {
    return { folded: false, height: 280 };
  }
}

/** What a person most likely wants to see first: what was refused stands out by its tab. */
function usual(tabs: readonly Tab[]): Tab | undefined {
  return tabs.find(({ id, count }) => id.startsWith('out') && count > 0) ?? tabs.find(({ count }) => count > 0) ?? tabs[0];
}

function tabId(id: string): string {
  return `pw-preview-tab-${id.replace(/[^a-z0-9]/gi, '-')}`;
}

customElements.define('pipewright-preview', PreviewPanelElement);
