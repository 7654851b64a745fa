// What a typed length of time is understood as, inside its field.

export class SaidBack {
  private readonly element = document.createElement('span');

  constructor(field: HTMLElement) {
    this.element.slot = 'suffix';
    this.element.className = 'pw-said-back';
    this.element.translate = false;
    this.element.setAttribute('aria-live', 'polite');
    field.append(this.element);
  }

  /** `understood` is empty where there is nothing to say; what stands there already is not said twice. */
  show(understood: string, typed: string): void {
    const text = understood === '' || understood === typed.trim() ? '' : `= ${understood}`;
    if (this.element.textContent !== text) {
      this.element.textContent = text;
    }
  }
}
