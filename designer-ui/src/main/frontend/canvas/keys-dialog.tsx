// The keys of the drawing, as the shortcut table has them.

import { useEffect, useRef } from 'react';
import { helpOf, SHORTCUTS } from './shortcuts.ts';
import type { Texts } from './texts.ts';

export function KeysDialog({ texts, onClose }: { readonly texts: Texts; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="pw-keys" aria-label={texts['keysTitle']} onClose={onClose} onKeyDown={(event) => event.stopPropagation()}>
      <h2>{texts['keysTitle']}</h2>
      <dl>
        {helpOf(SHORTCUTS).map(({ name, keys }) => (
          <div key={name}>
            <dt>{texts[`key.${name}`]}</dt>
            <dd>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="pw-button" onClick={() => dialog.current?.close()}>{texts['close']}</button>
    </dialog>
  );
}
