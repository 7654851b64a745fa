// Small elements of the preview.

import '@vaadin/button/src/vaadin-button.js';

export function button(className = ''): HTMLElementTagNameMap['vaadin-button'] {
  const made = document.createElement('vaadin-button');
  if (className !== '') made.className = className;
  made.setAttribute('theme', 'small');
  return made;
}

export function div(className: string, ...children: readonly Node[]): HTMLDivElement {
  const made = document.createElement('div');
  made.className = className;
  made.append(...children);
  return made;
}

export function sentence(text: string, className: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = className;
  made.textContent = text;
  return made;
}
