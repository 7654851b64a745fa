// Which tab of a preview is shown, as long as nobody has chosen one.

interface Counted {
  readonly id: string;
  readonly count: number;
}

/** What a person most likely wants to see first: what was refused stands out by its tab. */
export function usual<T extends Counted>(tabs: readonly T[]): T | undefined {
  return tabs.find(({ id, count }) => id.startsWith('out') && count > 0) ?? tabs.find(({ count }) => count > 0) ?? tabs[0];
}

/** What comes to a node by a port: a node with one has one list. */
export function coming<T extends Counted>(tabs: readonly T[], port: string): T | undefined {
  return tabs.find(({ id }) => id === `in:${port}`) ?? tabs.find(({ id }) => id === 'in');
}

/** What came of the calls: where none was answered, why. */
export function answered<T extends Counted>(tabs: readonly T[]): T | undefined {
  const full = tabs.filter(({ count }) => count > 0);
  return full.find(({ id }) => id.startsWith('out')) ?? full.find(({ id }) => id === 'rejected') ?? usual(tabs);
}
