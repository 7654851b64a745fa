// The parts of the editor's tables.

export function headOf(names: readonly string[]): HTMLTableRowElement {
  const made = document.createElement('tr');
  made.append(
    ...names.map((name) => {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = name;
      return cell;
    }),
  );
  return made;
}

export function cellOf(row: HTMLTableRowElement, text: string): HTMLTableCellElement {
  const cell = row.insertCell();
  cell.textContent = text;
  return cell;
}

/** Puts in an expression, or a word where there is none. */
export function codeIn(place: HTMLElement, code: string, instead: string): void {
  const made = document.createElement(instead === '' ? 'code' : 'span');
  made.textContent = instead === '' ? code : instead;
  // Of a long one the table shows the first rows.
  if (instead === '') made.title = code;
  made.translate = instead !== '';
  made.className = instead === '' ? '' : 'pw-soft';
  place.append(made);
}
