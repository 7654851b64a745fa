// Elements with what is in them.

export function made<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...inside: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...inside);
  return element;
}
