// The canvas as an element of the page. The server calls its methods; it answers with events.

import { ReactAdapterElement, type RenderHooks } from 'Frontend/generated/flow/ReactAdapter';
import { ConnectionState, type ConnectionStateStore } from '@vaadin/common-frontend';
import type { ReactElement } from 'react';
import { BROWSER_STORAGE } from './browser-storage.ts';
import { CanvasStore } from './canvas-store.ts';
import { DESK } from './desk.ts';
import { Canvas, type Texts } from './react-flow.tsx';
import type { CanvasProposal, CanvasSnapshot, CanvasUpdate, LiveCounters } from './wire.ts';
import type { SaveState } from './outbox.ts';

/** How long after the network is back Vaadin may take to be back too, in milliseconds. */
const PATIENCE = 6_000;

class PipelineCanvasElement extends ReactAdapterElement {
  private readonly store = new CanvasStore(
    BROWSER_STORAGE,
    (proposal) => this.emit<CanvasProposal>('proposal', proposal),
    (state) => this.announce(state),
  );

  private readonly connectionChanged = (_: ConnectionState, state: ConnectionState): void => this.connection(state);

  private readonly backOnline = (): void => void this.comeBack();

  override async connectedCallback(): Promise<void> {
    await super.connectedCallback();
    window.addEventListener('online', this.backOnline);
    connectionStore()?.addStateChangeListener(this.connectionChanged);
  }

  override async disconnectedCallback(): Promise<void> {
    DESK.take(this.store);
    this.store.close();
    window.removeEventListener('online', this.backOnline);
    connectionStore()?.removeStateChangeListener(this.connectionChanged);
    await super.disconnectedCallback();
  }

  open(snapshot: CanvasSnapshot): void {
    void this.store.open(snapshot);
    if (snapshot.editable) {
      DESK.put(this.store);
    }
  }

  update(update: CanvasUpdate): void {
    void this.store.update(update);
  }

  refuse(editId: string): void {
    void this.store.refuse(editId);
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

  protected override render(hooks: RenderHooks): ReactElement | null {
    const [texts] = hooks.useState<Texts>('texts', {});
    return (
      <Canvas
        store={this.store}
        texts={texts}
        onSelect={(id) => this.emit('select', { id })}
        onCommand={(command) => this.command(command)}
      />
    );
  }

  // Vaadin does not always find its way back after the network was gone. Then the page starts anew, unless something would
  // be lost with it: unsent proposals are kept, and sent by the new page.
  private async comeBack(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    const reached = await fetch('pipewright.svg', { cache: 'no-store' }).then((answer) => answer.ok, () => false);
    const isLost = connectionStore()?.state !== ConnectionState.CONNECTED;
    if (reached && this.isConnected && isLost && this.store.mayGo()) {
      window.location.reload();
    }
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

function connectionStore(): ConnectionStateStore | undefined {
  return (window as { Vaadin?: { connectionState?: ConnectionStateStore } }).Vaadin?.connectionState;
}

customElements.define('pipewright-canvas', PipelineCanvasElement);
