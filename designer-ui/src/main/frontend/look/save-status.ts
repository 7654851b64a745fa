// Says whether what a person did is saved. It lives in the browser alone, because it must still speak when the server
// can not be reached.

import type { SaveState } from '../canvas/outbox.ts';
import { saveText } from './save-text.ts';

class SaveStatusElement extends HTMLElement {
  saved = '';

  saving = '';

  offlineOne = '';

  offline = '';

  private state: SaveState = { pending: 0, online: true };

  private readonly changed = (event: Event): void => {
    this.state = (event as CustomEvent<SaveState>).detail;
    this.show();
  };

  connectedCallback(): void {
    this.setAttribute('role', 'status');
    window.addEventListener('pipewright-saving', this.changed);
    this.show();
  }

  disconnectedCallback(): void {
    window.removeEventListener('pipewright-saving', this.changed);
  }

  /** Called by the server with the texts of the reader's language. */
  texts(saved: string, saving: string, offlineOne: string, offline: string): void {
    this.saved = saved;
    this.saving = saving;
    this.offlineOne = offlineOne;
    this.offline = offline;
    this.show();
  }

  private show(): void {
    const shown = saveText(this.state, this);
    this.textContent = shown.text;
    this.dataset['state'] = shown.state;
  }
}

customElements.define('pipewright-save-status', SaveStatusElement);
