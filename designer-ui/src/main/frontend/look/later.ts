// Time, given from outside, so that a test can let it pass.

/** Runs something after so many milliseconds; the answer takes it back. */
export type Later = (millis: number, run: () => void) => () => void;

export const browserLater: Later = (millis, run) => {
  const timer = setTimeout(run, millis);
  return () => clearTimeout(timer);
};

/** Runs something once all has been quiet for a while. */
export class Rest {
  private readonly later: Later;

  private readonly millis: number;

  private cancel: () => void = () => {};

  constructor(later: Later, millis: number) {
    this.later = later;
    this.millis = millis;
  }

  /** Begins to wait anew. */
  restart(run: () => void): void {
    this.cancel();
    this.cancel = this.later(this.millis, run);
  }

  stop(): void {
    this.cancel();
  }
}
