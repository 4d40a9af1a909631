import type { Chaos, Supervised } from './supervised.ts';

const answerLimitMs = 120_000;

/** The operations of a cluster that need its members together. */
export interface Together {
  /** Makes them one, once each of them answers; may be done again. */
  join(limitMs: number): Promise<void>;
  /** Resolves when clients are served, by whichever of them; rejects when they are not within `limitMs`. */
  answers(limitMs: number): Promise<void>;
  /** Number of the one that is killed next. */
  victim(): Promise<number>;
}

/** Servers that hold the same: when one of them is killed, the others go on. */
export class Group implements Chaos {
  readonly #members: readonly Supervised[];
  readonly #together: Together;

  constructor(members: readonly Supervised[], together: Together) {
    this.#members = members;
    this.#together = together;
  }

  /** Starts all and resolves when they serve clients. @throws Error with the reason when they do not. */
  async start(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.start()));
    await this.#together.join(answerLimitMs);
  }

  async kill(): Promise<void> {
    // Who is alone and down could not be asked.
    const victim = this.#members.length === 1 ? 0 : await this.#together.victim();
    await this.#members[victim]!.kill();
  }

  /** Those that are down come first; then the others, one after the other. */
  async restart(): Promise<void> {
    const down = this.#members.filter(({ isDown }) => isDown);
    await Promise.all(down.map((member) => member.start()));
    for (const member of this.#members) {
      if (!down.includes(member)) await member.restart();
    }
    await this.answering();
  }

  answering(): Promise<void> {
    return this.#together.answers(answerLimitMs);
  }

  /** Ends all in order, by force after 20 seconds, for good. */
  async stop(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.stop()));
  }
}
