// A "?" that opens the help beside the page, where something is explained.

export function helpSign(): HTMLButtonElement {
  const sign = document.createElement('button');
  sign.type = 'button';
  sign.className = 'pw-help-sign';
  sign.textContent = '?';
  // A sign, which no language translates.
  sign.translate = false;
  sign.hidden = true;
  sign.addEventListener('click', () =>
    window.dispatchEvent(new CustomEvent('pipewright-help', { detail: { place: sign.dataset['place'] ?? '' } })),
  );
  return sign;
}

/** Says where it leads; a sign that leads nowhere is not shown. */
export function explain(sign: HTMLButtonElement, place: string, about: string): void {
  sign.hidden = place === '';
  sign.dataset['place'] = place;
  sign.setAttribute('aria-label', about);
  sign.title = about;
}
