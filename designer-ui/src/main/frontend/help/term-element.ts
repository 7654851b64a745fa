// A word of the glossary, as `<pipewright-term word="run" meaning="…">Runs</pipewright-term>`: pointed at, or reached with
// Tab, it shows what it means. Escape hides that. Who listens hears it as the description of the word.

let count = 0;

/** Between the word and its meaning, in pixels. */
const GAP = 6;

class TermElement extends HTMLElement {
  private readonly tip = document.createElement('span');

  constructor() {
    super();
    this.addEventListener('mouseenter', () => this.show());
    this.addEventListener('mouseleave', () => this.hide());
    this.addEventListener('focus', () => this.show());
    this.addEventListener('blur', () => this.hide());
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.tip.matches(':popover-open')) {
        event.stopPropagation();
        this.hide();
      }
    });
  }

  connectedCallback(): void {
    if (this.tip.id === '') {
      count += 1;
      this.tip.id = `pw-term-${count}`;
      this.tip.className = 'pw-term-tip';
      this.tip.setAttribute('role', 'tooltip');
      this.tip.setAttribute('popover', 'manual');
      // The meaning is of the documentation, which is in English.
      this.tip.setAttribute('translate', 'no');
      this.tip.textContent = this.getAttribute('meaning');
    }
    this.tabIndex = 0;
    this.setAttribute('role', 'term');
    this.setAttribute('aria-describedby', this.tip.id);
    // Beside the heading and not in it: what it is called stays as it is.
    (this.closest('h1, h2, h3, h4') ?? this).after(this.tip);
  }

  disconnectedCallback(): void {
    this.tip.remove();
  }

  private show(): void {
    if (this.tip.matches(':popover-open')) return;
    this.tip.showPopover();
    const at = this.getBoundingClientRect();
    const size = this.tip.getBoundingClientRect();
    const isBelow = at.bottom + GAP + size.height <= window.innerHeight;
    this.tip.style.left = `${Math.max(GAP, Math.min(at.left, window.innerWidth - size.width - GAP))}px`;
    this.tip.style.top = `${isBelow ? at.bottom + GAP : at.top - GAP - size.height}px`;
  }

  private hide(): void {
    if (this.tip.matches(':popover-open')) this.tip.hidePopover();
  }
}

customElements.define('pipewright-term', TermElement);
