// Parts that the help is made of.

import { made } from '../look/made.ts';

export type HelpTexts = Readonly<Record<string, string>>;

export function button(text: string, pressed: () => void): HTMLButtonElement {
  const element = made('button', 'pw-button', text);
  element.type = 'button';
  element.addEventListener('click', pressed);
  return element;
}
