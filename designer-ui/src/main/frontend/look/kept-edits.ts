// Says what this browser keeps of changes that no server has saved. It must speak on pages that know no draft, and before
// anybody has logged in.

import { countKept } from '../draft/browser-storage.ts';
import { keptText } from './kept-text.ts';

class KeptEditsElement extends HTMLElement {
  /** Called by the server with the name of the draft, empty for all, and the texts for one change and for more. */
  async ask(draft: string, one: string, more: string): Promise<void> {
    const count = await countKept(draft).catch(() => 0);
    this.textContent = keptText(count, one, more);
    this.hidden = count === 0;
  }
}

customElements.define('pipewright-kept-edits', KeptEditsElement);
