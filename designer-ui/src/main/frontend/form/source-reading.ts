// What a node's connection has to read: chosen from a list, which is asked for when it is opened. The system that is asked
// may be slow, or away.

import '@vaadin/button/src/vaadin-button.js';
import '@vaadin/combo-box/src/vaadin-combo-box.js';
import type { FormStream, FormTexts } from '../draft/wire.ts';
import { Overtaken } from '../look/asking.ts';
import { complain } from './control.ts';

export interface StreamHost {
  texts(): FormTexts;
  streams(): Promise<readonly FormStream[]>;
  take(stream: FormStream): void;
}

export function streamChoice(host: StreamHost): HTMLElement {
  const element = document.createElement('vaadin-combo-box');
  let streams: readonly FormStream[] = [];
  element.label = host.texts().stream;
  element.helperText = host.texts().streamHelp;
  element.manualValidation = true;
  element.items = [];
  element.addEventListener('opened-changed', async () => {
    if (!element.opened || element.loading) {
      return;
    }
    element.loading = true;
    try {
      streams = await host.streams();
      element.items = streams.map(({ name }) => name);
      complain(element, '');
    } catch (trouble) {
      if (!(trouble instanceof Overtaken)) {
        complain(element, (trouble as Error).message);
      }
    } finally {
      element.loading = false;
    }
  });
  element.addEventListener('change', () => {
    const stream = streams.find(({ name }) => name === element.value);
    if (stream !== undefined) {
      host.take(stream);
    }
  });
  return element;
}

/** A button that does something that may fail, and says so. */
export function askingButton(text: string, action: () => Promise<void>): HTMLElement {
  const place = document.createElement('div');
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
