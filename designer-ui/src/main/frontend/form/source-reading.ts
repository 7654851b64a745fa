// What asks a system that may be slow, or away.

import '@vaadin/button/src/vaadin-button.js';
import { Overtaken } from '../look/asking.ts';

/** A button that does something that may fail, and says so. */
export function askingButton(className: string, text: string, action: () => Promise<void>): HTMLElement {
  const place = document.createElement('div');
  place.className = className;
  const button = document.createElement('vaadin-button');
  const error = document.createElement('div');
  button.textContent = text;
  error.className = 'pw-code-error';
  error.setAttribute('aria-live', 'polite');
  place.append(button, error);
  button.addEventListener('click', async () => {
    button.disabled = true;
    error.textContent = '';
    try {
      await action();
    } catch (trouble) {
      error.textContent = trouble instanceof Overtaken ? '' : (trouble as Error).message;
    } finally {
      button.disabled = false;
    }
  });
  return place;
}
