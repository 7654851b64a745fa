// What the editor of a mapping says in the reader's language.

export type MappingTexts = Readonly<Record<string, string>>;

/** A text with values at its places. */
export function said(texts: MappingTexts, name: string, ...values: readonly (string | number)[]): string {
  return values.reduce<string>((text, value, at) => text.replaceAll(`{${at}}`, String(value)), texts[name] ?? '');
}

export function button(text: string, run: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'pw-map-button';
  made.textContent = text;
  made.addEventListener('click', run);
  return made;
}
