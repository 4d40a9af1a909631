import { Unavailable } from '@laurel/core';
import type { Member, MemberState } from './member.ts';

/** Ever longer between two questions, so that asking does not keep busy who is asked. */
const pause = { firstMs: 2, growth: 1.6, mostMs: 60 };

/**
 * Moves a rehearsal on, whichever processes it runs in, so that the record does not depend on how fast the
 * machines are.
 */
export class Conductor {
  readonly #members: () => readonly Member[];

  /** `members`: asked anew each time, because services start after whoever conducts them. */
  constructor(members: () => readonly Member[]) {
    this.#members = members;
  }

  /**
   * Resolves when every service has heard, shown and reacted to everything there is; throws Unavailable after
   * `timeoutMs`.
   */
  async settle(timeoutMs = 300_000): Promise<void> {
    const giveUpAt = performance.now() + timeoutMs;
    let before: string | undefined;
    let pauseMs = pause.firstMs;
    while (performance.now() < giveUpAt) {
      const states = await Promise.all(this.#members().map((member) => member.state()));
      const now = states.every(({ isQuiet }) => isQuiet) ? headsOf(states) : undefined;
      // Twice the same: nothing was on its way from one to another while they were asked.
      if (now !== undefined && now === before) return;
      before = now;
      if (now !== undefined) continue;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pauseMs = Math.min(pause.mostMs, pauseMs * pause.growth);
    }
    throw new Unavailable(`the rehearsal is not quiet after ${timeoutMs} ms`);
  }

  /**
   * Moves to an instant. Whatever falls due on the way fires at its own instant, earliest first and in the
   * order of the services, and everything is quiet before the next service's turn. Says how many.
   */
  async advance(instant: string): Promise<number> {
    let fired = 0;
    await this.settle();
    for (;;) {
      const waiting = await Promise.all(this.#members().map((member) => member.next(instant)));
      const next = waiting.filter((each) => each !== undefined).sort()[0];
      if (next === undefined) break;
      await this.#moveTo(next);
      for (const member of this.#members()) {
        const count = await member.fire(next);
        if (count > 0) await this.settle();
        fired += count;
      }
    }
    await this.#moveTo(instant);
    return fired;
  }

  async #moveTo(instant: string): Promise<void> {
    await Promise.all(this.#members().map((member) => member.moveTo(instant)));
  }
}

function headsOf(states: readonly MemberState[]): string {
  return JSON.stringify(states.map(({ head }) => head));
}
