// The records at the selected node, below the board. What is shown comes from the server, and is asked for anew when the
// drawing rests after a change; an answer that comes too late is dropped.

import { explain, helpSign } from '../help/help-sign.ts';
import '@vaadin/button/src/vaadin-button.js';
import { sayCode } from '../code/code-texts.ts';
import type { CodeFault, CodeItems, CodeTexts, PreviewAnswer, RecordAnswer, Row, SamplesAnswer } from '../draft/wire.ts';
import { Asker, Overtaken } from '../look/asking.ts';
import { browserLater, Rest } from '../look/later.ts';
import { made } from '../look/made.ts';
import { commandOf } from '../canvas/shortcuts.ts';
import { Account } from './account.ts';
import { isPlacing, isPreviewCommand, onWish, type PreviewWish } from './commands.ts';
import { Course } from './course.ts';
import { button } from './elements.ts';
import { PaneLook } from './pane-look.ts';
import { ANY, PAUSES } from './pauses.ts';
import { ANSWERED, RecordLists } from './record-lists.ts';
import { RecordSource } from './record-source.ts';
import { RecordView } from './record-view.ts';
import { Stepping } from './stepping.ts';

const REST_MILLIS = 600;

class PreviewPanelElement extends HTMLElement {
  private readonly asker = new Asker(this);

  private readonly rest = new Rest(browserLater, REST_MILLIS);

  private readonly text = (name: string): string => this.texts[name] ?? '';

  private readonly heading = made('h2', '');

  private readonly look = new PaneLook(this, this.text, () => this.ask());

  private readonly source = new RecordSource({ text: this.text, chosen: () => this.course.anew(), narrowed: () => this.ask() });

  private readonly help = helpSign();

  private readonly refresh = button();

  private readonly stop = button();

  private readonly pin = button();

  private readonly unpin = button();

  private readonly account = new Account({
    text: this.text,
    goTo: (node) => this.goTo(node),
    call: (calls) => {
      this.calls = calls;
      this.lists.tab = ANSWERED;
      this.ask();
    },
  });

  private readonly lists = new RecordLists({
    text: this.text,
    open: (row) => this.openRecord(row),
    turned: () => {
      this.record.close();
      this.show();
    },
  });

  private readonly record = new RecordView(
    this.text,
    (tab, number, json) => this.edited(tab, number, json),
    () => this.lists.focus(),
  );

  private readonly stepping = new Stepping({
    text: this.text,
    run: (command) => this.course.run(command),
    complete: (node, text, position) => this.asker.ask<CodeItems>('complete', { node, text, position }).catch(() => undefined),
    check: (text) => this.asker.ask<readonly CodeFault[]>('check', { text }).catch(() => []),
  });

  private readonly course = new Course({
    node: () => this.node,
    ask: () => this.ask(),
    pause: (points) => this.askFor('pausing', { records: this.wanted(), points }),
    goOn: (step) => this.askFor('goOn', { step }),
    left: () => {
      this.record.close();
      this.asker.ask('endPause', {}).catch(() => undefined);
    },
    write: (point) => void this.stepping.write(point),
  });

  private texts: Readonly<Record<string, string>> = {};

  private forget: () => void = () => {};

  private node = '';

  private calls = 0;

  private answer: PreviewAnswer | undefined;

  private built = false;

  connectedCallback(): void {
    if (!this.built) this.build();
    this.look.show();
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
    const { account, lists, look, source, stepping } = this;
    const head = made('div', 'pw-preview-head', look.fold, this.heading, ...source.controls, this.refresh, this.stop, this.help);
    const bar = made('div', 'pw-preview-bar', lists.tabs, stepping.commands, this.pin, this.unpin);
    const shown = made('div', 'pw-preview-lists', lists.pane, this.record.element);
    this.append(look.handle, head, made('div', 'pw-preview-body', stepping.bar, stepping.points, account.way, account.said, bar, shown));
    this.addEventListener('keydown', (event) => this.pressed(event));
    this.refresh.addEventListener('click', () => this.course.anew());
    this.stop.addEventListener('click', () => {
      this.dispatchEvent(new CustomEvent('preview-stop'));
      this.busy(false);
    });
    this.pin.addEventListener('click', () => this.pinShown(true));
    this.unpin.addEventListener('click', () => this.pinShown(false));
    this.stop.hidden = true;
  }

  /** Called by the server with the texts of the reader's language. */
  open(texts: Readonly<Record<string, string>>, code: CodeTexts): void {
    this.texts = texts;
    sayCode(code);
    PAUSES.open(this.text('owner'));
    [this.stepping, this.source, this.account, this.lists].forEach((part) => part.open());
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', this.text('label'));
    this.heading.textContent = this.text('label');
    this.refresh.textContent = '↻';
    // A sign, which no language translates.
    this.refresh.translate = false;
    this.refresh.setAttribute('aria-label', this.text('refresh'));
    this.refresh.title = this.text('refresh');
    explain(this.help, this.text('helpPlace'), this.text('help'));
    this.stop.textContent = this.text('stop');
    this.pin.textContent = this.text('pin');
    this.unpin.textContent = this.text('unpin');
    this.look.show();
    this.show();
    this.offer(undefined);
  }

  private offer(chosen: string | undefined): void {
    this.asker.ask<SamplesAnswer>('samples', {}).then((answer) => this.source.offer(answer, chosen), this.failedWith);
  }

  /** Called by the server: another node is selected. */
  select(id: string): void {
    if (id !== '') this.course.coming = ANY;
    if (id !== '' && id !== this.node) {
      this.node = id;
      if (!this.course.isStopped()) this.calls = 0;
      this.answer = undefined;
      this.record.close();
      this.ask();
    }
  }

  /** Called by the server: an edge is selected. */
  selectEdge(from: string, fromPort: string, node: string, toPort: string): void {
    this.lists.turnTo(toPort);
    if (node === this.node) this.show();
    this.select(node);
    this.course.coming = { from, fromPort, toPort };
  }

  /** Called by the server: the draft was changed. */
  changed(): void {
    if (this.course.isStopped()) this.account.trouble(this.text('pause.changed'));
    else this.rest.restart(() => this.ask());
  }

  /** Called by the server: records from elsewhere are to be shown. */
  choose(sample: string, node: string): void {
    this.look.unfold();
    if (node !== '') this.goTo(node);
    this.offer(sample);
  }

  answered(question: string, number: number, answer: unknown): void {
    this.asker.answered(question, number, answer);
  }

  failed(question: string, number: number, sentence: string): void {
    this.asker.failed(question, number, sentence);
  }

  private ask(): void {
    if (this.node === '' || this.look.isFolded() || !this.source.isChosen()) {
      this.show();
    } else if (this.course.isStopped()) {
      this.askFor('pausedAt', { node: this.node });
    } else {
      this.askFor('preview', this.wanted());
    }
  }

  private wanted() {
    return { node: this.node, calls: this.calls, from: this.course.from(), ...this.source.wanted() };
  }

  private askFor(question: string, body: unknown): void {
    this.busy(true);
    this.asker.ask<PreviewAnswer>(question, body).then((answer) => {
      this.busy(false);
      this.answer = answer;
      if (question !== 'preview') this.showStop(answer, question !== 'pausedAt');
      this.show();
      const [stop] = answer.paused;
      if (stop?.tab === this.lists.tab && stop?.node === this.node) this.lists.mark(stop.number);
    }, this.failedWith);
  }

  private readonly failedWith = (reason: unknown): void => {
    if (reason instanceof Overtaken) return;
    this.busy(false);
    this.account.trouble(reason instanceof Error ? reason.message : String(reason));
  };

  private wished({ command, node, coming }: PreviewWish): void {
    this.look.unfold();
    if (node !== '' && node !== this.node && isPlacing(command)) {
      this.course.leave();
      this.goTo(node);
    }
    this.course.coming = coming ?? ANY;
    this.course.run(command);
  }

  /** @param leads true if it has gone on: then the node and the record are shown where it has stopped */
  private showStop(answer: PreviewAnswer, leads: boolean): void {
    const stop = this.course.stopAt(answer);
    if (stop === undefined) {
      this.record.close();
      return;
    }
    if (!leads) return;
    const isHere = this.contains(document.activeElement);
    this.goTo(stop.node, false);
    this.lists.tab = stop.tab;
    this.record.showWay(stop.number, stop.came);
    if (isHere) requestAnimationFrame(() => this.stepping.focus());
  }

  private showStepping(): void {
    this.stepping.commands.hidden = this.node === '';
    this.stepping.show(this.course.from(), this.course.isStopped() ? (this.answer?.paused[0]?.said ?? '') : '');
  }

  private pressed(event: KeyboardEvent): void {
    const command = commandOf(event);
    const typing = event.composedPath()[0] as HTMLElement;
    if (command === undefined || !isPreviewCommand(command) || isPlacing(command) || typing.matches('input, textarea, [contenteditable]')) return;
    event.preventDefault();
    this.course.run(command);
  }

  private busy(is: boolean): void {
    this.setAttribute('aria-busy', String(is));
    this.stop.hidden = !is;
    this.refresh.hidden = is;
  }

  private show(): void {
    const { answer } = this;
    this.showStepping();
    this.account.show(answer, this.calls);
    this.lists.show(answer?.tabs ?? [], answer === undefined ? this.text(this.node === '' ? 'none' : 'loading') : '');
    const chosen = this.lists.chosen();
    this.pin.hidden = !chosen?.mayPin;
    this.unpin.hidden = (answer?.pinned ?? 0) === 0;
    if (chosen === undefined) this.record.close();
  }

  private goTo(node: string, asks = true): void {
    this.dispatchEvent(new CustomEvent('preview-lead', { detail: node }));
    if (asks) this.select(node);
    else this.node = node;
  }

  private pinShown(pins: boolean): void {
    const body = { node: this.node, tab: this.lists.tab ?? '', pins };
    this.asker.ask<SamplesAnswer>('pin', body).then((answer) => this.source.offer(answer, pins ? 'pinned' : answer.chosen), this.failedWith);
  }

  private openRecord(row: Row): void {
    const tab = this.lists.tab ?? '';
    this.asker.ask<RecordAnswer>('record', { tab, number: row.number }).then((answer) => {
      const mayChange = this.answer?.tabs.find(({ id }) => id === tab)?.mayPin ?? false;
      this.record.show(answer, tab, row.number, mayChange);
    }, this.failedWith);
  }

  private async edited(tab: string, number: number, json: string): Promise<void> {
    this.source.offer(await this.asker.ask<SamplesAnswer>('edit', { node: this.node, tab, number, json }), 'pinned');
  }
}

customElements.define('pipewright-preview', PreviewPanelElement);
