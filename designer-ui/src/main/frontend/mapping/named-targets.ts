// Where a field of the target is named that nobody asked for.

import type { MappingTexts } from './texts.ts';

export class NamedTargets {
  readonly element = document.createElement('input');

  /** Fields that were named; they may have no line yet. */
  paths: readonly string[] = [];

  /** @param named told the path of a field that was just named */
  constructor(named: (path: string) => void) {
    this.element.className = 'pw-map-search pw-map-more';
    this.element.addEventListener('keydown', (event) => {
      const path = this.element.value.trim();
      if (event.key === 'Enter' && path !== '') {
        this.paths = [...this.paths, path];
        this.element.value = '';
        named(path);
      }
    });
  }

  say(texts: MappingTexts): void {
    this.element.placeholder = texts['addTarget'] ?? '';
    this.element.setAttribute('aria-label', texts['addTarget'] ?? '');
  }
}
