// What the browser keeps of the tour, for each person who uses it.

export interface TourState {
  readonly isShown: boolean;
  /** The pipeline that the tour builds; empty while there is none. */
  readonly pipeline: string;
  /** How many steps the person does not want to be led through. */
  readonly skipped: number;
}

export const NO_TOUR: TourState = { isShown: false, pipeline: '', skipped: 0 };

export interface Keeping {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'pipewright-tour/';

/** What was kept; nothing if there is none that can be read. */
export function kept(keeping: Keeping, person: string): TourState {
  try {
    const { isShown, pipeline, skipped } = JSON.parse(keeping.getItem(KEY + person) ?? '{}') as Partial<TourState>;
    return { isShown: isShown === true, pipeline: typeof pipeline === 'string' ? pipeline : '', skipped: typeof skipped === 'number' ? skipped : 0 };
  } catch {
    return NO_TOUR;
  }
}

/** A browser that keeps nothing shows the tour all the same, until the page is left. */
export function keep(keeping: Keeping, person: string, state: TourState): void {
  try {
    keeping.setItem(KEY + person, JSON.stringify(state));
  } catch {
    // It keeps nothing.
  }
}
