import { planPack2023 } from '@laurel/rules';
import type { Client } from '../http/client.ts';

/**
 * People who work without a pause: each drafts a campaign, lists campaigns, and lists units, again and again.
 */
export class Load {
  /** Everything that was not answered with 2xx, in words. */
  readonly failures: string[] = [];
  #answered = 0;
  #isEnding = false;
  readonly #people: Promise<void>[];
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  /** `name` begins what they write, so that two loads do not meet. */
  constructor(operator: Client, name: string, people: number) {
    this.#people = Array.from({ length: people }, (_, person) => this.#work(operator, `${name}-${person}`));
  }

  get answered(): number {
    return this.#answered;
  }

  /** Resolves when so many more requests were answered. */
  async more(count: number): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.push({ count: this.#answered + count, resolve }));
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    await Promise.all(this.#people);
  }

  async #work(operator: Client, person: string): Promise<void> {
    for (let turn = 1; !this.#isEnding; turn++) {
      const command = `campaigns/${person}-${turn}/draft-campaign`;
      await this.#ask(command, operator.command(command, { rulePack: planPack2023 }));
      for (const list of ['campaigns?limit=5', 'units?limit=10']) await this.#ask(list, operator.get(list));
    }
  }

  async #ask(what: string, answer: ReturnType<Client['get']>): Promise<void> {
    try {
      const { status, text } = await answer;
      if (status >= 300) this.failures.push(`${what}: ${status} ${text.slice(0, 300)}`);
    } catch (error) {
      this.failures.push(`${what}: ${String(error)} ${String((error as Error).cause)}`);
    } finally {
      this.#answered++;
      for (const { count, resolve } of this.#waiting) if (this.#answered >= count) resolve();
    }
  }
}
