import { type Broker, type BrokerMessage, type DeliveredMessage, Unavailable } from '@laurel/core';
import { Delivery, type DeliveryOptions, type Shelf } from '../delivery.ts';

/** A broker that lives as long as the process; one partition per topic. */
export class MemoryBroker implements Broker {
  readonly #topics = new Map<string, DeliveredMessage[]>();
  readonly #delivery: Delivery;
  readonly #seen = new Map<string, number>();
  #closed = false;

  constructor(options?: DeliveryOptions) {
    const shelf: Shelf = {
      unseen: (group, topic, limit) => {
        const offset = this.#seen.get(JSON.stringify([group, topic])) ?? 0;
        return (this.#topics.get(topic) ?? []).slice(offset, offset + limit);
      },
      seen: (group, topic, offset) => void this.#seen.set(JSON.stringify([group, topic]), offset),
    };
    this.#delivery = new Delivery(shelf, options);
  }

  async publish(topic: string, messages: readonly BrokerMessage[]): Promise<void> {
    if (this.#closed) throw new Unavailable('the broker is closed');
    const kept = this.#topics.get(topic) ?? [];
    const first = kept.length;
    const delivered = messages.map(({ key, headers, value }, index) =>
      Object.freeze({
        key,
        headers: Object.freeze({ ...headers }),
        value,
        topic,
        partition: 0,
        offset: String(first + index),
      }),
    );
    for (const message of delivered) kept.push(message);
    this.#topics.set(topic, kept);
    this.#delivery.wake();
  }

  async subscribe(
    group: string,
    topics: readonly string[],
    onBatch: (batch: readonly DeliveredMessage[]) => Promise<void>,
  ): Promise<{ stop(): Promise<void> }> {
    if (this.#closed) throw new Unavailable('the broker is closed');
    return this.#delivery.subscribe(group, topics, onBatch);
  }

  async backlog(group: string, topics: readonly string[]): Promise<number> {
    const unseen = (topic: string) =>
      (this.#topics.get(topic)?.length ?? 0) - (this.#seen.get(JSON.stringify([group, topic])) ?? 0);
    return topics.reduce((sum, topic) => sum + unseen(topic), 0);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#delivery.stop();
  }
}
