import { planPack2023 } from '@laurel/rules';
import type { Client } from '../http/client.ts';

/** People who work without a pause: each drafts a campaign, reads what it just wrote, and lists units, again and again. */
export class Load {
  /** Everything that was not answered with 2xx, in words. */
  readonly failures: string[] = [];
  #answered = 0;
  #isEnding = false;
  readonly #people: Promise<void>[];
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  constructor(operator: Client, people: number) {
    this.#people = Array.from({ length: people }, (_, person) => this.#work(operator, person));
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

  async #work(operator: Client, person: number): Promise<void> {
    for (let turn = 1; !this.#isEnding; turn++) {
      const path = `campaigns/load-${person}-${turn}`;
      const position = await this.#ask(path, operator.command(`${path}/draft-campaign`, { rulePack: planPack2023 }));
      await this.#ask(path, operator.get(`${path}?minPosition=${position}`));
      await this.#ask('units', operator.get('units?limit=10'));
    }
  }

  async #ask(what: string, answer: ReturnType<Client['get']>): Promise<string> {
    try {
      const { status, headers, text } = await answer;
      if (status >= 300) this.failures.push(`${what}: ${status} ${text.slice(0, 300)}`);
      return headers.get('x-event-position') ?? '0';
    } catch (error) {
      this.failures.push(`${what}: ${String(error)} ${String((error as Error).cause)}`);
      return '0';
    } finally {
      this.#answered++;
      for (const { count, resolve } of this.#waiting) if (this.#answered >= count) resolve();
    }
  }
}
