// The draft as a list that is built and changed by the keyboard alone: a tree of nodes and their ports, as the ARIA
// practice for tree grids has it. It shows what the desk's draft has, and proposes edits as the canvas does.

import { html, render } from 'lit';
import { DESK } from '../draft/desk.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { Asker, Overtaken } from '../look/asking.ts';
import { browserLater, Rest } from '../look/later.ts';
import { scrolledTo, windowOf } from '../look/window.ts';
import { isLetter, outlineCommandOf, type OutlineCommand } from './keys.ts';
import { moveOf } from './moves.ts';
import { OutlineEdits } from './outline-edits.ts';
import { bar, grid, ROW_HEIGHT, type GridActions, type Texts } from './outline-view.ts';
import { Renaming } from './renaming.ts';
import { typedTo, type Filter, type NodeRow, type Row } from './rows.ts';
import { ShownRows } from './shown-rows.ts';

/** How long letters belong together, in milliseconds. */
const TYPING = 700;

/** The column of a node's row where it is switched on and off. */
const SWITCH = 4;

class OutlineElement extends HTMLElement {
  private readonly asker = new Asker(this);

  private said: Texts = {};

  private readonly rows = new ShownRows(() => this.store());

  /** True if the keyboard is to be in the grid once it is drawn. */
  private takesFocus = false;

  private readonly renaming = new Renaming(
    (id, name) => this.proposeName(id, name),
    (stays) => {
      this.takesFocus = stays;
      this.rows.leaveCell();
      this.draw();
    },
  );

  private readonly edits = new OutlineEdits({
    text: (key) => this.said[key] ?? '',
    ask: (store, question, body) => this.ask(store, question, body),
    focus: (row) => this.focusOn(row, -1),
    goTo: (id) => this.goTo(id),
    stay: () => {
      this.takesFocus = true;
      this.draw();
    },
    rename: (row) => this.rename(row),
    say: (text) => this.say(text),
  });

  private typed = '';

  private readonly typing = new Rest(browserLater, TYPING);

  private news = '';

  private frame = 0;

  private forget: () => void = () => {};

  private readonly resized = new ResizeObserver(() => this.drawSoon());

  connectedCallback(): void {
    this.forget = DESK.subscribe(() => this.drawSoon());
    this.resized.observe(this);
    this.addEventListener('keydown', this.pressed);
    this.drawSoon();
  }

  disconnectedCallback(): void {
    this.renaming.leave();
    this.forget();
    this.resized.disconnect();
    this.removeEventListener('keydown', this.pressed);
  }

  /** Called by the server with the texts of the reader's language. */
  texts(texts: Texts): void {
    this.said = texts;
    this.drawSoon();
  }

  /** Called by the server. */
  answered(question: string, number: number, answer: unknown): void {
    this.asker.answered(question, number, answer);
  }

  /** Called by the server. */
  failed(question: string, number: number, sentence: string): void {
    this.asker.failed(question, number, sentence);
  }

  private store(): DraftStore | undefined {
    return DESK.draft();
  }

  private drawSoon(): void {
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.draw();
      });
    }
  }

  /** While another surface is in front nothing is drawn: the outline is when it comes to the front. */
  private isSeen(): boolean {
    return this.isConnected && this.offsetParent !== null;
  }

  private draw(): void {
    if (!this.isSeen()) return;
    this.rows.make();
    render(this.template(), this);
    this.takeFocus();
  }

  private template() {
    const { rows, said } = this;
    const shown = rows.all();
    const { first, end } = windowOf(shown.length, ROW_HEIGHT, this.area()?.scrollTop ?? 0, this.clientHeight);
    const selected = this.store()?.selected()[0];
    return html`
      ${bar(said, rows.counts(), rows.filter(), rows.search(), {
        filter: (filter) => this.show(filter, rows.search()),
        search: (text) => this.show(rows.filter(), text),
        add: () => this.adding('behind'),
        toGrid: () => this.focusRow(0),
      })}
      <p class="pw-outline-keys" id="pw-outline-keys">${said['keys']}</p>
      <div
        class="pw-outline-grid"
        role="treegrid"
        aria-label=${said['outline'] ?? ''}
        aria-describedby="pw-outline-keys"
        aria-rowcount=${shown.length + 1}
        style=${`--row:${ROW_HEIGHT}px`}
        @scroll=${() => this.drawSoon()}
      >
        ${grid({ rows: shown, first, end, focus: rows.focus(), renaming: this.renaming.id(), selected, texts: said }, this.actions)}
      </div>
      ${shown.length === 0 ? this.emptiness() : ''}
      <div role="status" class="pw-unseen">${this.news}</div>
    `;
  }

  private emptiness() {
    return this.rows.isBare()
      ? html`<div class="pw-empty"><p>${this.said['empty']}</p><button type="button" class="pw-button" @click=${() => this.adding('behind')}>${this.said['addFirst']}</button></div>`
      : html`<div class="pw-empty"><p>${this.said['noMatch']}</p><button type="button" class="pw-button" @click=${() => this.show('all', '')}>${this.said['showAll']}</button></div>`;
  }

  private readonly actions: GridActions = {
    pick: (row) => this.focusOn(row, -1),
    fold: (row) => this.fold(row, !row.open),
    rename: (row) => this.rename(row),
    type: (text) => this.renaming.type(text),
    leaveName: () => this.renaming.end(),
    disable: (row) => this.disable(row),
    actions: (row) => this.choosing(row),
    follow: (node) => this.goTo(node),
  };

  private show(filter: Filter, search: string): void {
    this.rows.show(filter, search);
    this.drawSoon();
  }

  // ---- Where the keyboard is ----

  private area(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.pw-outline-grid');
  }

  private focusRow(at: number, cell = -1): void {
    const row = this.rows.all()[at];
    if (row !== undefined) this.focusOn(row, cell);
  }

  private focusOn(row: Row, cell: number): void {
    this.rows.focusOn(row, cell);
    this.takesFocus = true;
    this.store()?.select([row.id]);
    this.bringIntoView(this.rows.at());
    // At once: the next key is meant for what has the focus then.
    this.draw();
  }

  private goTo(node: string): void {
    const row = this.rows.reveal(node) ?? this.rows.all()[0];
    if (row !== undefined) this.focusOn(row, -1);
  }

  /** The head of the grid hides the height of a row. */
  private bringIntoView(at: number): void {
    const area = this.area();
    const scroll = area === null ? undefined : scrolledTo(at, ROW_HEIGHT, area.scrollTop, area.clientHeight - ROW_HEIGHT);
    if (area !== null && scroll !== undefined) area.scrollTop = scroll;
  }

  private takeFocus(): void {
    if (!this.takesFocus) return;
    this.takesFocus = false;
    const { key, cell } = this.rows.focus();
    const row = [...this.querySelectorAll<HTMLElement>('.pw-outline-row')].find((one) => one.dataset['key'] === key);
    const input = this.renaming.id() === undefined ? null : row?.querySelector<HTMLInputElement>('.pw-outline-name');
    if (input) {
      this.renaming.enter(input);
    } else if (row !== undefined) {
      (cell < 0 ? row : row.querySelector<HTMLElement>(`[data-cell="${cell}"]`) ?? row).focus({ preventScroll: true });
    }
  }

  // ---- Keys ----

  private readonly pressed = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (target.matches('.pw-outline-name')) {
      this.renaming.pressed(event);
      return;
    }
    const command = outlineCommandOf(event);
    if (command === 'undo' || command === 'redo') {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('outline-command', { detail: { command } }));
      return;
    }
    const row = this.rows.row();
    if (target.closest('.pw-outline-rows') === null) return;
    if (command !== undefined && row !== undefined) {
      event.preventDefault();
      this.run(command, row);
    } else if (isLetter(event)) {
      event.preventDefault();
      this.letter(event.key);
    }
  };

  private run(command: OutlineCommand, row: Row): void {
    const page = Math.max(1, Math.floor(this.clientHeight / ROW_HEIGHT) - 3);
    const move = moveOf(command, this.rows.all(), this.rows.at(), this.rows.focus().cell, page);
    if (move !== undefined) {
      if ('at' in move) this.focusRow(move.at, move.cell);
      else if (row.type === 'node') this.fold(row, move.open);
      return;
    }
    switch (command) {
      case 'change':
        return this.change(row);
      case 'rename':
        return row.type === 'node' ? this.rename(row) : undefined;
      case 'addBehind':
        return this.adding('behind', row);
      case 'addBefore':
        return this.adding('before', row);
      case 'connect':
        return this.connecting(row);
      case 'disable':
        return row.type === 'node' ? this.disable(row) : undefined;
      case 'remove':
        return this.removing(row);
      case 'actions':
        return this.choosing(row);
      default:
    }
  }

  private fold(row: NodeRow, open: boolean): void {
    this.rows.fold(row.id, open);
    this.goTo(row.id);
  }

  private change(row: Row): void {
    const { cell } = this.rows.focus();
    if (row.type === 'port') {
      const link = row.links[cell];
      if (link === undefined) this.connecting(row);
      else this.goTo(link.node);
    } else if (cell === SWITCH) {
      this.disable(row);
    } else {
      this.rename(row);
    }
  }

  private letter(letter: string): void {
    this.typed += letter;
    this.typing.restart(() => (this.typed = ''));
    const at = typedTo(this.rows.all(), this.rows.at(), this.typed);
    if (at >= 0) this.focusRow(at);
  }

  // ---- Edits ----

  private adding(side: 'behind' | 'before', row: Row | undefined = this.rows.row()): void {
    const store = this.store();
    if (store !== undefined) void this.edits.add(store, side, row);
  }

  private connecting(row: Row): void {
    const store = this.store();
    if (store !== undefined) void this.edits.connect(store, row);
  }

  private disable(row: NodeRow): void {
    const store = this.store();
    if (store !== undefined) this.edits.disable(store, row);
  }

  private removing(row: Row): void {
    const store = this.store();
    if (store !== undefined) void this.edits.remove(store, row, this.rows.focus().cell);
  }

  private choosing(row: Row): void {
    const store = this.store();
    if (store !== undefined) void this.edits.chooseAction(store, row);
  }

  private rename(row: NodeRow): void {
    this.renaming.begin(row);
    this.focusOn(row, 0);
  }

  private proposeName(id: string, name: string): void {
    const store = this.store();
    if (store?.shown().nodes.get(id)?.name !== name) void store?.propose({ kind: 'renameNode', node: id, name });
  }

  // ---- What the server knows ----

  /** The answer, once all is saved: the server only knows what is. Undefined if there is none; the person is told why. */
  private async ask<T>(store: DraftStore, question: string, body: unknown): Promise<T | undefined> {
    try {
      return await new Promise<T>((answer, fail) => store.afterSaving(() => this.asker.ask<T>(question, body).then(answer, fail)));
    } catch (trouble) {
      if (!(trouble instanceof Overtaken)) this.say((trouble as Error).message);
      return undefined;
    }
  }

  private say(text: string): void {
    this.news = text;
    this.drawSoon();
  }
}

customElements.define('pipewright-outline', OutlineElement);
