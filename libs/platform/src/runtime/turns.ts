import { type Decider, type Handled, handleNext, Unavailable, type Waiting } from '@laurel/core';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a queue is of one stream, so of one decider.
type Asked = Waiting<any, any, any, any>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above.
type AnyDecider = Decider<any, any, any, any>;

interface Turn {
  readonly asked: Asked;
  readonly answer: PromiseWithResolvers<Handled>;
}

/** So many commands wait for one stream at most; the rest come again. */
const waitingMost = 500;
/** So many share a flush at most. */
const togetherMost = 64;

/** A queue for each stream that commands are on: all but one would be decided in vain at once. */
export class Turns {
  readonly #queues = new Map<string, Turn[]>();

  /** Handles a command of this process in order of arrival. Throws Unavailable when too many wait. */
  async handle(stream: string, decider: AnyDecider, asked: Asked): Promise<Handled> {
    const turn = { asked, answer: Promise.withResolvers<Handled>() };
    const queue = this.#queues.get(stream);
    if (!queue) {
      const own = [turn];
      this.#queues.set(stream, own);
      void this.#work(stream, decider, own);
    } else {
      if (queue.length > waitingMost) throw new Unavailable(`too many commands wait for ${stream}`);
      queue.push(turn);
    }
    return await turn.answer.promise;
  }

  async #work(stream: string, decider: AnyDecider, queue: Turn[]): Promise<void> {
    for (;;) {
      const [first, ...others] = queue.slice(0, togetherMost).map(({ asked }) => asked);
      if (!first) break;
      const outcomes = await handleNext(stream, decider, [first, ...others]);
      queue.splice(0, outcomes.length).forEach(({ answer }, index) => {
        const outcome = outcomes[index]!;
        if (outcome.status === 'fulfilled') answer.resolve(outcome.value);
        else answer.reject(outcome.reason);
      });
    }
    this.#queues.delete(stream);
  }
}
