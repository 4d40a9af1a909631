import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveredMessage } from '@laurel/core';
import { deliveryMessagesMax } from './limits.ts';

/** The store of the messages and of each group's offsets. */
export interface Shelf {
  unseen(group: string, topic: string, limit: number): readonly DeliveredMessage[];
  /** Stores that the group has seen everything before `offset`. */
  seen(group: string, topic: string, offset: number): void;
}

export interface DeliveryOptions {
  /** The pause before a failed batch is delivered again. */
  readonly retryMs?: number;
  /** Called with the reason when a batch failed; by default it is a process warning. */
  readonly onError?: (error: unknown) => void;
}

type OnBatch = (batch: readonly DeliveredMessage[]) => Promise<void>;

/**
 * Delivers to subscribers in this process, at least once and in order. Of a group's members only the one that
 * came first hears a topic; the next takes over when it stops.
 */
export class Delivery {
  readonly #shelf: Shelf;
  readonly #options: DeliveryOptions;
  readonly #members = new Set<Member>();

  constructor(shelf: Shelf, options: DeliveryOptions = {}) {
    this.#shelf = shelf;
    this.#options = options;
  }

  subscribe(group: string, topics: readonly string[], onBatch: OnBatch): { stop(): Promise<void> } {
    const leads = (topic: string) => this.#leader(group, topic) === member;
    const member = new Member(this.#shelf, group, topics, onBatch, leads, this.#options);
    this.#members.add(member);
    const running = member.run();
    return {
      stop: async () => {
        member.stop();
        await running;
        this.#members.delete(member);
        this.wake();
      },
    };
  }

  /** Lets every member look for messages: something was published, or a member left. */
  wake(): void {
    for (const member of this.#members) member.wake();
  }

  async stop(): Promise<void> {
    const members = [...this.#members];
    for (const member of members) member.stop();
    await Promise.all(members.map((member) => member.ended));
    this.#members.clear();
  }

  #leader(group: string, topic: string): Member | undefined {
    return [...this.#members].find((member) => member.hears(group, topic));
  }
}

class Member {
  readonly #shelf: Shelf;
  readonly #group: string;
  readonly #topics: readonly string[];
  readonly #onBatch: OnBatch;
  readonly #leads: (topic: string) => boolean;
  readonly #options: DeliveryOptions;
  readonly #stopping = new AbortController();
  readonly #ended = Promise.withResolvers<void>();
  #awake = Promise.withResolvers<void>();

  constructor(
    shelf: Shelf,
    group: string,
    topics: readonly string[],
    onBatch: OnBatch,
    leads: (topic: string) => boolean,
    options: DeliveryOptions,
  ) {
    this.#shelf = shelf;
    this.#group = group;
    this.#topics = topics;
    this.#onBatch = onBatch;
    this.#leads = leads;
    this.#options = options;
  }

  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  hears(group: string, topic: string): boolean {
    return this.#group === group && this.#topics.includes(topic);
  }

  wake(): void {
    this.#awake.resolve();
  }

  stop(): void {
    this.#stopping.abort();
    this.wake();
  }

  async run(): Promise<void> {
    // The caller of `subscribe` goes on before the first batch comes, as with a broker across a network.
    await new Promise((resolve) => setImmediate(resolve));
    while (!this.#stopping.signal.aborted) {
      this.#awake = Promise.withResolvers();
      let delivered = false;
      for (const topic of this.#topics) delivered = (await this.#deliver(topic)) || delivered;
      if (!delivered && !this.#stopping.signal.aborted) await this.#awake.promise;
    }
    this.#ended.resolve();
  }

  /** Delivers one batch of a topic. True when there may be more at once. */
  async #deliver(topic: string): Promise<boolean> {
    if (this.#stopping.signal.aborted || !this.#leads(topic)) return false;
    try {
      const batch = this.#shelf.unseen(this.#group, topic, deliveryMessagesMax);
      const last = batch.at(-1);
      if (!last) return false;
      await this.#onBatch(batch);
      this.#shelf.seen(this.#group, topic, Number(last.offset) + 1);
    } catch (error) {
      (this.#options.onError ?? warn)(error);
      await sleep(this.#options.retryMs ?? 200, undefined, { signal: this.#stopping.signal }).catch(() => {});
    }
    return true;
  }
}

function warn(error: unknown): void {
  process.emitWarning(
    `a batch failed and is delivered again: ${Error.isError(error) ? error.message : String(error)}`,
  );
}
