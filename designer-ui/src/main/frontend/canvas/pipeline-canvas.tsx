// The canvas as an element of the page. The server calls its methods; it answers with events.

import { ReactAdapterElement, type RenderHooks } from 'Frontend/generated/flow/ReactAdapter';
import { ConnectionState } from '@vaadin/common-frontend/ConnectionState.js';
import type { ReactElement } from 'react';
import { BROWSER_STORAGE } from '../draft/browser-storage.ts';
import { DraftStore } from '../draft/draft-store.ts';
import { DESK } from '../draft/desk.ts';
import { GOING } from '../draft/hurried.ts';
import { Asker } from '../look/asking.ts';
import { connectionStore } from '../look/connection.ts';
import { fromOf, toOf, type EdgeForm, type PositionForm } from '../draft/forms.ts';
import { Canvas } from './board/board.tsx';
import type { Texts } from './texts.ts';
import type { DraftChoice, DraftProposal, DraftSnapshot, DraftUpdate, DrawingMarks, LiveCounters, PaletteEntry, ProblemMarks, TemplateDrawing } from '../draft/wire.ts';
import type { SaveState } from '../draft/outbox.ts';

class PipelineCanvasElement extends ReactAdapterElement {
  private readonly store = new DraftStore(
    BROWSER_STORAGE,
    (proposal) => this.emit<DraftProposal>('proposal', proposal),
    (state) => this.announce(state),
  );

  private readonly asker = new Asker(this);

  private selected = '';

  private readonly selectionChanged = (): void => this.tellSelection();

  private readonly say = (sentence: string): void => {
    this.emit('say', { sentence });
  };

  private readonly tellEdge = (edge: EdgeForm | undefined): void => {
    const from = edge === undefined ? undefined : fromOf(edge);
    const to = edge === undefined ? undefined : toOf(edge);
    this.emit('edge', { from: from?.node ?? '', fromPort: from?.port ?? '', to: to?.node ?? '', toPort: to?.port ?? '' });
  };

  private readonly tidy = (): Promise<void> => this.tidyUp();

  private readonly fitting = (node: string): Promise<readonly EdgeForm[]> => this.asker.ask('connections', { node });

  /** A field that a person is in keeps what it shows, whatever others write there meanwhile. */
  private readonly entered = (event: FocusEvent): void => {
    const target = event.composedPath()[0];
    if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))) this.store.enter();
  };

  /** The field has proposed what was written before this is heard. */
  private readonly left = (): void => this.store.leave();

  private readonly connectionChanged = (_: ConnectionState, state: ConnectionState): void => this.connection(state);

  private forget: () => void = () => {};

  private readonly pageGoes = (): void => DESK.leave();

  override async connectedCallback(): Promise<void> {
    await super.connectedCallback();
    GOING.forEach((going) => window.addEventListener(going, this.pageGoes));
    window.addEventListener('focusin', this.entered);
    window.addEventListener('focusout', this.left);
    connectionStore().addStateChangeListener(this.connectionChanged);
  }

  override async disconnectedCallback(): Promise<void> {
    DESK.take(this.store);
    this.forget();
    this.store.close();
    GOING.forEach((going) => window.removeEventListener(going, this.pageGoes));
    window.removeEventListener('focusin', this.entered);
    window.removeEventListener('focusout', this.left);
    connectionStore().removeStateChangeListener(this.connectionChanged);
    await super.disconnectedCallback();
  }

  open(snapshot: DraftSnapshot): void {
    void this.store.open(snapshot);
    if (snapshot.editable) {
      DESK.put(this.store);
      this.forget();
      this.forget = this.store.subscribe(this.selectionChanged);
      this.showNodeOfAddress();
      void this.asker.ask<PaletteEntry[]>('palette', {}).then((entries) => this.store.offer(entries, (template) => this.asker.ask<TemplateDrawing>('template', { template })));
    }
  }

  problems(marks: ProblemMarks): void {
    this.store.showProblems(marks);
  }

  /** Brings a node into view and selects it. */
  reveal(id: string): void {
    this.store.reveal(id);
  }

  answered(question: string, number: number, answer: unknown): void {
    this.asker.answered(question, number, answer);
  }

  failed(question: string, number: number, sentence: string): void {
    this.asker.failed(question, number, sentence);
  }

  update(update: DraftUpdate): void {
    void this.store.update(update);
  }

  settle(editId: string): void {
    void this.store.settle(editId);
  }

  choose(choice: DraftChoice): void {
    this.store.choose(choice);
  }

  postpone(editId: string): void {
    this.store.postpone(editId);
  }

  /** Called for the buttons that stand outside the drawing. */
  command(command: string): void {
    this.store.afterSaving(() => this.emit('command', { command }));
  }

  count(counters: LiveCounters): void {
    this.store.count(counters);
  }

  mark(marks: DrawingMarks): void {
    this.store.mark(marks);
  }

  protected override render(hooks: RenderHooks): ReactElement | null {
    const [texts] = hooks.useState<Texts>('texts', {});
    return (
      <Canvas
        store={this.store}
        texts={texts}
        onCommand={(command) => this.command(command)}
        onTidy={this.tidy}
        fitting={this.fitting}
        say={this.say}
        onEdge={this.tellEdge}
      />
    );
  }

  private tellSelection(): void {
    const ids = this.store.selected();
    const id = ids.length === 1 ? ids[0]! : '';
    if (id !== this.selected) {
      this.selected = id;
      this.emit('select', { id });
      const address = new URL(window.location.href);
      if (id === '') address.searchParams.delete('node');
      else address.searchParams.set('node', id);
      window.history.replaceState(window.history.state, '', address);
    }
  }

  private showNodeOfAddress(): void {
    const id = new URL(window.location.href).searchParams.get('node') ?? '';
    if (this.store.shown().nodes.has(id)) this.store.reveal(id);
  }

  private async tidyUp(): Promise<void> {
    const positions = await this.asker.ask<Readonly<Record<string, PositionForm>>>('tidy', {});
    await this.store.command([{ kind: 'moveNodes', positions }]);
  }

  private connection(state: ConnectionState): void {
    if (state !== ConnectionState.LOADING) {
      this.store.connection(state === ConnectionState.CONNECTED);
    }
  }

  private announce(state: SaveState): void {
    window.dispatchEvent(new CustomEvent<SaveState>('pipewright-saving', { detail: state }));
  }

  private emit<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(`canvas-${name}`, { detail }));
  }
}

customElements.define('pipewright-canvas', PipelineCanvasElement);
