// The keys of the designer, from the tables that the drawing and the outline go by.

import { helpOf, SHORTCUTS, type HelpLine } from '../canvas/shortcuts.ts';
import { OUTLINE_KEYS, OUTLINE_MOVES } from '../outline/keys.ts';
import { made } from '../look/made.ts';
import type { HelpTexts } from './elements.ts';

export function keysList(texts: HelpTexts): HTMLElement {
  return made(
    'div',
    'pw-help-keys',
    ...table('drawing', texts['keys.drawing'] ?? '', 'key', helpOf(SHORTCUTS), texts),
    ...table('outline', texts['keys.outline'] ?? '', 'outline', helpOf(OUTLINE_KEYS, OUTLINE_MOVES), texts),
  );
}

function table(id: string, title: string, prefix: string, lines: readonly HelpLine[], texts: HelpTexts): readonly HTMLElement[] {
  const heading = made('h2', '', title);
  heading.id = `keys-${id}`;
  heading.tabIndex = -1;
  const list = made(
    'dl',
    '',
    ...lines.map(({ name, keys }) => {
      const signs = made('dd', '', ...keys.map((key) => made('kbd', '', key)));
      signs.setAttribute('translate', 'no');
      return made('div', '', made('dt', '', texts[`${prefix}.${name}`] ?? ''), signs);
    }),
  );
  return [heading, list];
}
