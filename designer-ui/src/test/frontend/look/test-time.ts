import type { Later } from '../../../main/frontend/look/later.ts';

/** Time that passes when a test says so. */
export class TestTime {
  private now = 0;

  private readonly due = new Set<{ at: number; run: () => void }>();

  readonly later: Later = (millis, run) => {
    const entry = { at: this.now + millis, run };
    this.due.add(entry);
    return () => this.due.delete(entry);
  };

  pass(millis: number): void {
    this.now += millis;
    [...this.due].filter((entry) => entry.at <= this.now).forEach((entry) => {
      this.due.delete(entry);
      entry.run();
    });
  }
}
