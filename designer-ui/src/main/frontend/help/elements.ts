// Parts that the help is made of.

export type HelpTexts = Readonly<Record<string, string>>;

export function made<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...inside: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...inside);
  return element;
}

export function button(text: string, pressed: () => void): HTMLButtonElement {
  const element = made('button', 'pw-button', text);
  element.type = 'button';
  element.addEventListener('click', pressed);
  return element;
}
