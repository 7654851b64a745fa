// How high the preview is, and whether it is folded. The browser keeps it.

import { made } from '../look/made.ts';
import { button } from './elements.ts';
import { heightOf, LOWEST, USUAL } from './pane-height.ts';

const KEPT = 'pipewright.preview';

interface KeptLook {
  readonly folded: boolean;
  readonly height: number;
}

export class PaneLook {
  readonly fold = button('pw-preview-fold');

  readonly handle = made('div', 'pw-preview-handle');

  private readonly pane: HTMLElement;

  private readonly text: (name: string) => string;

  private readonly opened: () => void;

  private look: KeptLook = kept();

  /** @param opened told when it is unfolded */
  constructor(pane: HTMLElement, text: (name: string) => string, opened: () => void) {
    this.pane = pane;
    this.text = text;
    this.opened = opened;
    // A sign, which no language translates.
    this.fold.translate = false;
    this.fold.addEventListener('click', () => this.keep({ ...this.look, folded: !this.look.folded }));
    this.handle.tabIndex = 0;
    this.handle.setAttribute('role', 'separator');
    this.handle.setAttribute('aria-orientation', 'horizontal');
    this.handle.addEventListener('pointerdown', (event) => this.drag(event));
    this.handle.addEventListener('keydown', (event) => this.resizeBy(event));
  }

  isFolded(): boolean {
    return this.look.folded;
  }

  unfold(): void {
    this.keep({ ...this.look, folded: false });
  }

  show(): void {
    const { folded, height } = this.look;
    this.pane.toggleAttribute('folded', folded);
    this.pane.style.setProperty('--_preview-height', `${height}px`);
    this.fold.setAttribute('aria-expanded', String(!folded));
    this.fold.setAttribute('aria-label', this.text(folded ? 'unfold' : 'fold'));
    this.fold.textContent = folded ? '▴' : '▾';
    this.handle.hidden = folded;
    this.handle.setAttribute('aria-label', this.text('height'));
    this.handle.setAttribute('aria-valuenow', String(height));
    this.handle.setAttribute('aria-valuemin', String(LOWEST));
    this.handle.setAttribute('aria-valuemax', '1000');
  }

  private keep(look: KeptLook): void {
    const opens = this.look.folded && !look.folded;
    this.look = look;
    localStorage.setItem(KEPT, JSON.stringify(look));
    this.show();
    if (opens) this.opened();
  }

  private drag(event: PointerEvent): void {
    const from = { y: event.clientY, height: this.look.height };
    this.handle.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => this.resize(from.height + from.y - moved.clientY);
    this.handle.addEventListener('pointermove', move);
    this.handle.addEventListener('pointerup', () => this.handle.removeEventListener('pointermove', move), { once: true });
  }

  private resizeBy(event: KeyboardEvent): void {
    const by = { ArrowUp: 24, ArrowDown: -24 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      this.resize(this.look.height + by);
    }
  }

  private resize(height: number): void {
    this.keep({ ...this.look, height: heightOf(height, this.pane.parentElement?.clientHeight ?? window.innerHeight) });
  }
}

function kept(): KeptLook {
  try {
    const look = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<KeptLook>;
    return { folded: look.folded ?? false, height: look.height ?? USUAL };
  } catch {
    return { folded: false, height: USUAL };
  }
}
