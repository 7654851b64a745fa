// What can be done with the selected nodes, where more than the keys is wanted.

import type { Actions } from './actions.ts';
import type { Arrangement } from './arrange.ts';
import type { Texts } from './texts.ts';

const ARRANGEMENTS: readonly { readonly how: Arrangement; readonly picture: string }[] = [
  { how: 'left', picture: 'M4 3v14M7 6h9M7 13h5' },
  { how: 'center', picture: 'M10 3v14M5 6h10M7 13h6' },
  { how: 'top', picture: 'M3 4h14M6 7v9M13 7v5' },
  { how: 'middle', picture: 'M3 10h14M6 5v10M13 7v6' },
  { how: 'across', picture: 'M4 3v14M16 3v14M10 6v8' },
  { how: 'down', picture: 'M3 4h14M3 16h14M6 10h8' },
];

interface SelectionBarProps {
  readonly actions: Actions;
  readonly texts: Texts;
  readonly count: number;
}

export function SelectionBar({ actions, texts, count }: SelectionBarProps) {
  const isGrouped = actions.groups().length > 0;
  return (
    <div className="pw-selection" role="toolbar" aria-label={texts['arrange']}>
      <span className="pw-soft">{(texts['selected'] ?? '').replace('{0}', String(count))}</span>
      {ARRANGEMENTS.map(({ how, picture }) => (
        <Tool key={how} text={texts[how] ?? ''} picture={picture} onClick={() => actions.arrange(how)} />
      ))}
      <Tool text={texts['duplicate'] ?? ''} picture="M7 7h9v9H7zM4 13V4h9" onClick={() => actions.duplicate()} />
      <Tool
        text={texts[actions.areDisabled() ? 'enable' : 'disable'] ?? ''}
        picture="M10 3v6M6 5.500a6 6 0 1 0 8 0"
        onClick={() => actions.toggleDisabled()}
      />
      <Tool text={texts['group'] ?? ''} picture="M3 3h14v14H3zM6 7h4v4H6zM12 10h3v4h-3z" onClick={() => actions.group()} />
      {isGrouped ? <Tool text={texts['ungroup'] ?? ''} picture="M3 3h3M14 3h3v3M17 14v3h-3M6 17H3v-3M7 7h6v6H7z" onClick={() => actions.ungroup()} /> : null}
      <Tool text={texts['remove'] ?? ''} picture="M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11" onClick={() => actions.remove([])} />
    </div>
  );
}

export function Tool({ text, picture, pressed, onClick }: { readonly text: string; readonly picture: string; readonly pressed?: boolean; readonly onClick: () => void }) {
  return (
    <button type="button" aria-label={text} title={text} aria-pressed={pressed} onClick={onClick}>
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d={picture} /></svg>
    </button>
  );
}
