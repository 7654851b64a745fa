// The buttons of the preview.

import '@vaadin/button/src/vaadin-button.js';

export function button(className = ''): HTMLElementTagNameMap['vaadin-button'] {
  const made = document.createElement('vaadin-button');
  if (className !== '') made.className = className;
  made.setAttribute('theme', 'small');
  return made;
}
