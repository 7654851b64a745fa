// Questions of an element to its server: a question has a name, and of each name only the newest is answered.

interface Open {
  readonly number: number;
  readonly answer: (answer: never) => void;
  readonly fail: (reason: Error) => void;
}

/** Why a question has no answer. */
export class Overtaken extends Error {}

export class Asker {
  private readonly open = new Map<string, Open>();

  private asked = 0;

  private readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  /**
   * Asks the server. Fails with an `Overtaken` if the same question is asked anew meanwhile, else with a sentence for the
   * person.
   */
  ask<T>(question: string, body: unknown): Promise<T> {
    this.open.get(question)?.fail(new Overtaken(question));
    this.asked += 1;
    const number = this.asked;
    return new Promise<T>((answer, fail) => {
      this.open.set(question, { number, answer, fail });
      this.element.dispatchEvent(new CustomEvent('pipewright-ask', { detail: { question, number, body } }));
    });
  }

  /** Called for the server's answer; one to an older question is dropped. */
  answered(question: string, number: number, answer: unknown): void {
    this.taken(question, number)?.answer(answer as never);
  }

  /** Called when the server could not answer. */
  failed(question: string, number: number, sentence: string): void {
    this.taken(question, number)?.fail(new Error(sentence));
  }

  private taken(question: string, number: number): Open | undefined {
    const open = this.open.get(question);
    if (open?.number !== number) return undefined;
    this.open.delete(question);
    return open;
  }
}
