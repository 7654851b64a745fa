// The draft as a list that is built and changed by the keyboard alone: a tree of nodes and their ports, as the ARIA
// practice for tree grids has it. It shows what the desk's draft has, and proposes edits as the canvas does.

import { html, render } from 'lit';
import { DESK } from '../draft/desk.ts';
import { EMPTY, type Drawing } from '../draft/drawing.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { Asker, Overtaken } from '../look/asking.ts';
import { browserLater, Rest } from '../look/later.ts';
import { FieldDraft } from '../panel/field-draft.ts';
import { isLetter, outlineCommandOf, type OutlineCommand } from './keys.ts';
import { OutlineEdits } from './outline-edits.ts';
import { bar, CELLS, grid, ROW_HEIGHT, type Focus, type GridActions, type Texts } from './outline-view.ts';
import { counts, nodeRows, rowsOf, typedTo, windowOf, type Filter, type NodeRow, type Row } from './rows.ts';

/** How long letters belong together, in milliseconds. */
const TYPING = 700;

class OutlineElement extends HTMLElement {
  private readonly asker = new Asker(this);

  private said: Texts = {};

  private nodes: readonly NodeRow[] = [];

  private rows: readonly Row[] = [];

  /** What the rows were made of. */
  private madeOf: readonly unknown[] = [];

  private open: ReadonlySet<string> = new Set();

  private filter: Filter = 'all';

  private search = '';

  private focused: Focus = { key: '', cell: -1 };

  /** Where the row in focus stands, for when it is removed. */
  private focusedAt = 0;

  /** True if the keyboard is to be in the grid once it is drawn. */
  private takesFocus = false;

  private renaming: { readonly id: string; readonly before: string } | undefined;

  private readonly name = new FieldDraft((text) => this.proposeName(text));

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

  private readonly leave = (): void => this.name.leave();

  connectedCallback(): void {
    this.forget = DESK.subscribe(() => this.drawSoon());
    this.resized.observe(this);
    window.addEventListener('pagehide', this.leave);
    this.addEventListener('keydown', this.pressed);
    this.drawSoon();
  }

  disconnectedCallback(): void {
    this.name.leave();
    this.forget();
    this.resized.disconnect();
    window.removeEventListener('pagehide', this.leave);
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

  private drawing(): Drawing {
    return this.store()?.shown() ?? EMPTY;
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
    this.make();
    render(this.template(), this);
    this.takeFocus();
  }

  private make(): void {
    const store = this.store();
    const drawing = this.drawing();
    const made = [drawing, store?.looks(), store?.kinds(), store?.problems(), this.open, this.filter, this.search];
    if (made.every((part, at) => part === this.madeOf[at]) && this.madeOf.length > 0) return;
    this.madeOf = made;
    this.nodes = nodeRows({ drawing, looks: store?.looks() ?? new Map(), kinds: store?.kinds() ?? new Map(), marks: store?.problems() ?? new Map() }, this.open);
    this.rows = rowsOf(drawing, this.nodes, this.filter, this.search);
    const at = this.rows.findIndex((row) => row.key === this.focused.key);
    if (at >= 0) {
      this.focusedAt = at;
    } else {
      this.focusedAt = Math.max(0, Math.min(this.focusedAt, this.rows.length - 1));
      this.focused = { key: this.rows[this.focusedAt]?.key ?? '', cell: -1 };
    }
  }

  private template() {
    const scrolled = this.querySelector('.pw-outline-grid');
    const { first, end } = windowOf(scrolled?.scrollTop ?? 0, this.clientHeight, ROW_HEIGHT, this.rows.length);
    return html`
      ${bar(this.said, counts(this.drawing(), this.nodes), this.filter, this.search, {
        filter: (filter) => this.show(filter, this.search),
        search: (text) => this.show(this.filter, text),
        add: () => this.adding('behind'),
        toGrid: () => this.focusRow(0),
      })}
      <p class="pw-outline-keys" id="pw-outline-keys">${this.said['keys']}</p>
      <div
        class="pw-outline-grid"
        role="treegrid"
        aria-label=${this.said['outline'] ?? ''}
        aria-describedby="pw-outline-keys"
        aria-rowcount=${this.rows.length + 1}
        style=${`--row:${ROW_HEIGHT}px`}
        @scroll=${() => this.drawSoon()}
      >
        ${grid(
          {
            rows: this.rows,
            first,
            end,
            focus: this.focused,
            renaming: this.renaming?.id,
            selected: this.store()?.selected()[0],
            texts: this.said,
          },
          this.actions,
        )}
      </div>
      ${this.rows.length === 0 ? this.emptiness() : ''}
      <div role="status" class="pw-unseen">${this.news}</div>
    `;
  }

  private emptiness() {
    return this.nodes.length === 0
      ? html`<div class="pw-empty"><p>${this.said['empty']}</p><button type="button" class="pw-button" @click=${() => this.adding('behind')}>${this.said['addFirst']}</button></div>`
      : html`<div class="pw-empty"><p>${this.said['noMatch']}</p><button type="button" class="pw-button" @click=${() => this.show('all', '')}>${this.said['showAll']}</button></div>`;
  }

  private readonly actions: GridActions = {
    pick: (row) => this.focusOn(row, -1),
    fold: (row) => this.fold(row, !row.open),
    rename: (row) => this.rename(row),
    type: (text) => this.name.type(text),
    leaveName: () => this.endRename(),
    disable: (row) => this.disable(row),
    actions: (row) => this.choosing(row),
    follow: (node) => this.goTo(node),
  };

  private show(filter: Filter, search: string): void {
    this.filter = filter;
    this.search = search;
    this.drawSoon();
  }

  // ---- Where the keyboard is ----

  private row(): Row | undefined {
    return this.rows[this.focusedAt];
  }

  private focusRow(at: number, cell = -1): void {
    const row = this.rows[Math.max(0, Math.min(at, this.rows.length - 1))];
    if (row !== undefined) this.focusOn(row, cell);
  }

  private focusOn(row: Row, cell: number): void {
    this.focusedAt = this.rows.indexOf(row);
    this.focused = { key: row.key, cell };
    this.takesFocus = true;
    this.store()?.select([row.id]);
    this.bringIntoView(this.focusedAt);
    // At once: the next key is meant for what has the focus then.
    this.draw();
  }

  /** The row of a node, whatever hides it. */
  private goTo(node: string): void {
    if (!this.rows.some((row) => row.key === node)) {
      this.filter = 'all';
      this.search = '';
    }
    this.make();
    this.focusRow(this.rows.findIndex((row) => row.key === node));
  }

  private bringIntoView(at: number): void {
    const area = this.querySelector('.pw-outline-grid');
    if (area === null) return;
    const head = ROW_HEIGHT;
    const top = at * ROW_HEIGHT;
    if (top < area.scrollTop) area.scrollTop = top;
    else if (top + ROW_HEIGHT + head > area.scrollTop + area.clientHeight) area.scrollTop = top + ROW_HEIGHT + head - area.clientHeight;
  }

  private takeFocus(): void {
    if (!this.takesFocus) return;
    this.takesFocus = false;
    const row = [...this.querySelectorAll<HTMLElement>('.pw-outline-row')].find((one) => one.dataset['key'] === this.focused.key);
    const input = this.renaming === undefined ? null : row?.querySelector<HTMLInputElement>('.pw-outline-name');
    if (input) {
      input.value = this.renaming?.before ?? '';
      input.focus();
      input.select();
    } else if (row !== undefined) {
      (this.focused.cell < 0 ? row : row.querySelector<HTMLElement>(`[data-cell="${this.focused.cell}"]`) ?? row).focus({ preventScroll: true });
    }
  }

  // ---- Keys ----

  private readonly pressed = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (target.matches('.pw-outline-name')) {
      this.nameKey(event);
      return;
    }
    const command = outlineCommandOf(event);
    if (command === 'undo' || command === 'redo') {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('outline-command', { detail: { command } }));
      return;
    }
    const row = this.row();
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
    const { cell } = this.focused;
    const page = Math.max(1, Math.floor(this.clientHeight / ROW_HEIGHT) - 3);
    switch (command) {
      case 'down':
        return this.focusRow(this.focusedAt + 1, this.cellIn(this.focusedAt + 1));
      case 'up':
        return this.focusRow(this.focusedAt - 1, this.cellIn(this.focusedAt - 1));
      case 'pageDown':
        return this.focusRow(this.focusedAt + page);
      case 'pageUp':
        return this.focusRow(this.focusedAt - page);
      case 'first':
        return cell < 0 ? this.focusRow(0) : this.focusOn(row, 0);
      case 'last':
        return cell < 0 ? this.focusRow(this.rows.length - 1) : this.focusOn(row, stops(row) - 1);
      case 'right':
        return this.right(row);
      case 'left':
        return this.left(row);
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
      case 'undo':
      case 'redo':
    }
  }

  /** Going up and down stays in a column, where the other row has it. */
  private cellIn(at: number): number {
    const row = this.rows[at];
    return row?.type === 'node' && this.row()?.type === 'node' ? this.focused.cell : -1;
  }

  private right(row: Row): void {
    const { cell } = this.focused;
    if (cell < 0 && row.type === 'node' && !row.open && stops(row) > 0 && row.inputs.length + row.outputs.length > 0) {
      this.fold(row, true);
    } else if (cell + 1 < stops(row)) {
      this.focusOn(row, cell + 1);
    }
  }

  private left(row: Row): void {
    if (this.focused.cell >= 0) {
      this.focusOn(row, this.focused.cell - 1);
    } else if (row.type === 'port') {
      this.goTo(row.id);
    } else if (row.open) {
      this.fold(row, false);
    }
  }

  private fold(row: NodeRow, open: boolean): void {
    this.open = open ? new Set([...this.open, row.id]) : new Set([...this.open].filter((id) => id !== row.id));
    this.make();
    this.goTo(row.id);
  }

  private change(row: Row): void {
    if (row.type === 'port') {
      const link = row.links[this.focused.cell];
      if (link === undefined) this.connecting(row);
      else this.goTo(link.node);
    } else if (this.focused.cell === 4) {
      this.disable(row);
    } else {
      this.rename(row);
    }
  }

  private letter(letter: string): void {
    this.typed += letter;
    this.typing.restart(() => (this.typed = ''));
    const at = typedTo(this.rows, this.focusedAt, this.typed);
    if (at >= 0) this.focusRow(at);
  }

  // ---- Edits ----

  private adding(side: 'behind' | 'before', row: Row | undefined = this.row()): void {
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
    if (store !== undefined) void this.edits.remove(store, row, this.focused.cell);
  }

  private choosing(row: Row): void {
    const store = this.store();
    if (store !== undefined) void this.edits.chooseAction(store, row);
  }

  private rename(row: NodeRow): void {
    this.renaming = { id: row.id, before: row.name };
    this.focusOn(row, 0);
  }

  private nameKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') {
      const { renaming } = this;
      this.name.leave();
      if (renaming !== undefined) this.proposeName(renaming.before);
      this.endRename(true);
    } else if (event.key === 'Enter' && !event.isComposing) {
      this.endRename(true);
    } else {
      return;
    }
    event.preventDefault();
  }

  private endRename(stays = false): void {
    if (this.renaming === undefined) return;
    this.name.leave();
    this.renaming = undefined;
    this.takesFocus = stays;
    this.focused = { ...this.focused, cell: -1 };
    this.draw();
  }

  private proposeName(name: string): void {
    const id = this.renaming?.id;
    if (id !== undefined && this.drawing().nodes.get(id)?.name !== name) void this.store()?.propose({ kind: 'renameNode', node: id, name });
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

/** How many cells or links the keyboard can go to within a row. */
function stops(row: Row): number {
  return row.type === 'node' ? CELLS : row.links.length;
}

customElements.define('pipewright-outline', OutlineElement);
