// Lines that do not fit their source or their target, each with why, and with what is suggested in its place.

import type { DriftRow } from '../draft/wire.ts';
import { cellOf, codeIn, headOf } from './table.ts';
import { button, said, type MappingTexts } from './texts.ts';

/** What a person does about a line; without it, the table only tells. */
export interface DriftActions {
  accept(row: DriftRow): void;
  ignore(row: DriftRow): void;
  go(target: string): void;
}

export function driftTable(rows: readonly DriftRow[], texts: MappingTexts, actions?: DriftActions): HTMLTableElement {
  const made = document.createElement('table');
  made.className = 'pw-map-table';
  made.createTHead().append(headOf(['sheetTarget', 'driftNow', 'driftWhat', 'driftInstead'].map((name) => texts[name] ?? '')));
  const body = document.createElement('tbody');
  body.append(...rows.map((row) => rowOf(row, texts, actions)));
  made.append(body);
  return made;
}

function rowOf(row: DriftRow, texts: MappingTexts, actions: DriftActions | undefined): HTMLTableRowElement {
  const made = document.createElement('tr');
  const target = cellOf(made, row.target);
  target.translate = false;
  if (actions !== undefined) {
    const go = button(row.target, () => actions.go(row.target));
    go.setAttribute('aria-label', said(texts, 'missingGo', row.target));
    target.replaceChildren(go);
  }
  codeIn(made.insertCell(), row.expression, '');
  const why = made.insertCell();
  const state = document.createElement('strong');
  state.textContent = `${texts[row.isMoved ? 'driftMoved' : 'driftOrphaned'] ?? ''} `;
  state.className = row.isMoved ? 'pw-map-open' : 'pw-map-fault';
  why.append(state, row.reason);
  const last = document.createElement('div');
  made.insertCell().append(last);
  const instead = row.newTarget === row.target ? row.newExpression : `${row.newTarget} ← ${row.newExpression}`;
  codeIn(last, row.newTarget === '' ? '' : instead, row.newTarget === '' ? (texts['driftNone'] ?? '') : '');
  if (actions !== undefined) {
    const buttons = document.createElement('span');
    buttons.className = 'pw-map-buttons';
    if (row.newTarget !== '') {
      const accept = button(texts['driftAccept'] ?? '', () => actions.accept(row));
      accept.setAttribute('aria-label', said(texts, 'driftAcceptOf', row.target));
      accept.classList.add('pw-map-accept');
      buttons.append(accept);
    }
    const ignore = button(texts['driftIgnore'] ?? '', () => actions.ignore(row));
    ignore.setAttribute('aria-label', said(texts, 'driftIgnoreOf', row.target));
    buttons.append(ignore);
    last.append(buttons);
  }
  return made;
}
