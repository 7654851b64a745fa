/** The sentence about changes that are kept; empty if there are none. In `more`, `{0}` stands for their number. */
export function keptText(count: number, one: string, more: string): string {
  if (count === 0) {
    return '';
  }
  return count === 1 ? one : more.replace('{0}', String(count));
}
