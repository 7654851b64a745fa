// Expressions that are tried on the sample records while they are typed.

import type { TriedLine } from '../draft/wire.ts';

export class Trials {
  private readonly ask: (target: string, expression: string) => Promise<TriedLine | undefined>;

  private trying: { readonly key: string; readonly answer: Promise<TriedLine | undefined> } | undefined;

  constructor(ask: (target: string, expression: string) => Promise<TriedLine | undefined>) {
    this.ask = ask;
  }

  /** What is asked next is not answered by what is being tried on older lines. */
  forget(): void {
    this.trying = undefined;
  }

  /** Of what is being tried already the answer is awaited: asked anew, it would drop the first one's. */
  try(target: string, expression: string): Promise<TriedLine | undefined> {
    const key = JSON.stringify([target, expression]);
    if (this.trying?.key !== key) {
      const trying = {
        key,
        answer: this.ask(target, expression).finally(() => {
          if (this.trying === trying) this.trying = undefined;
        }),
      };
      this.trying = trying;
    }
    return this.trying.answer;
  }
}
