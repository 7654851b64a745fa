// The row of tabs above what they show. The keys go from tab to tab here, in the browser: who holds an arrow key down
// does not wait for the server at each tab.

export class TabListElement extends HTMLElement {
  constructor() {
    super();
    this.addEventListener('keydown', (event) => {
      const tabs = [...this.querySelectorAll<HTMLElement>('[role="tab"]')];
      const at = tabs.findIndex((tab) => tab === event.target);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      const tab = tabs.at(to % tabs.length);
      tab?.focus();
      tab?.click();
    });
  }

  connectedCallback(): void {
    this.setAttribute('role', 'tablist');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pipewright-tab-list': TabListElement;
  }
}

customElements.define('pipewright-tab-list', TabListElement);
