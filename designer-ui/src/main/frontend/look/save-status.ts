// Says whether what a person did is saved. It lives in the browser alone, because it must still speak when the server
// can not be reached.

import type { SaveState } from '../draft/outbox.ts';
import { saveText, type SaveTexts } from './save-text.ts';

class SaveStatusElement extends HTMLElement {
  private said: SaveTexts = { saved: '', saving: '', retrying: '', offlineOne: '', offline: '', choosing: '', unkept: '' };

  /** Undefined until it is known what an earlier page has left to be saved. */
  private state: SaveState | undefined;

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
  texts(texts: SaveTexts): void {
    this.said = texts;
    this.show();
  }

  private show(): void {
    if (this.state === undefined) {
      return;
    }
    const shown = saveText(this.state, this.said);
    this.textContent = shown.text;
    this.dataset['state'] = shown.state;
  }
}

customElements.define('pipewright-save-status', SaveStatusElement);
