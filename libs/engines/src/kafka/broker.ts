import { type Broker, type BrokerMessage, type DeliveredMessage, Unavailable } from '@laurel/core';
import type { Admin, Kafka } from 'kafkajs';
import { within } from './deadline.ts';
import { Sender } from './sender.ts';
import { Subscription } from './subscription.ts';
import { ensureTopics, type TopicSettings } from './topics.ts';

export interface KafkaBrokerOptions extends TopicSettings {
  /** The prefix of the names of topics and groups, by which several installations can share a cluster. */
  readonly prefix: string;
  readonly publishMs: number;
  readonly subscribeMs: number;
  readonly askMs: number;
  readonly retryMs: number;
  readonly sessionMs: number;
  readonly onError: (error: unknown) => void;
}

/** Topics of a Kafka cluster, made when first used. */
export class KafkaBroker implements Broker {
  readonly #kafka: () => Kafka;
  readonly #options: KafkaBrokerOptions;
  readonly #senders = new Map<string, Sender>();
  readonly #subscriptions = new Set<Subscription>();
  readonly #ensured = new Map<string, Promise<void>>();
  #admin: Admin | undefined;
  #closed = false;

  constructor(kafka: () => Kafka, options: KafkaBrokerOptions) {
    this.#kafka = kafka;
    this.#options = options;
  }

  async publish(topic: string, messages: readonly BrokerMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const name = this.#prefixed(topic);
    await this.#ensure([name]);
    await this.#sender(name).send(messages);
  }

  async subscribe(
    group: string,
    topics: readonly string[],
    onBatch: (batch: readonly DeliveredMessage[]) => Promise<void>,
  ): Promise<{ stop(): Promise<void> }> {
    const { prefix, retryMs, sessionMs, subscribeMs, onError } = this.#options;
    const names = topics.map((topic) => this.#prefixed(topic));
    await this.#ensure(names);
    const named = (topic: string) => topic.slice(prefix.length);
    const subscription = new Subscription({
      kafka: this.#kafka,
      group: this.#prefixed(group),
      topics: names,
      named,
      onBatch,
      retryMs,
      sessionMs,
      onError,
    });
    this.#subscriptions.add(subscription);
    const stop = async () => {
      await subscription.stop();
      this.#subscriptions.delete(subscription);
    };
    try {
      await within(subscribeMs, `joining ${this.#prefixed(group)}`, subscription.joined);
    } catch (error) {
      await stop();
      throw error;
    }
    return { stop };
  }

  async backlog(group: string, topics: readonly string[]): Promise<number> {
    const names = topics.map((topic) => this.#prefixed(topic));
    await this.#ensure(names);
    return await this.#ask(`how far ${group} is`, async (admin) => {
      const seen = await admin.fetchOffsets({ groupId: this.#prefixed(group), topics: names });
      let unseen = 0;
      for (const { topic, partitions } of seen) {
        const next = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
        for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
          unseen += Number(high) - Math.max(Number(low), next.get(partition) ?? 0);
        }
      }
      return unseen;
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.stop()));
    await Promise.all([...this.#senders.values()].map((sender) => sender.close()));
    await this.#admin?.disconnect();
  }

  #prefixed(name: string): string {
    return `${this.#options.prefix}${name}`;
  }

  #sender(topic: string): Sender {
    const existing = this.#senders.get(topic);
    if (existing) return existing;
    const made = new Sender(this.#kafka, topic, this.#options.publishMs);
    this.#senders.set(topic, made);
    return made;
  }

  /** Makes sure of each topic once; after a failure it is tried again. */
  async #ensure(topics: readonly string[]): Promise<void> {
    const unknown = topics.filter((topic) => !this.#ensured.has(topic));
    if (unknown.length > 0) {
      const ensuring = this.#ask(`topics ${unknown.join(', ')}`, (admin) =>
        ensureTopics(admin, unknown, this.#options),
      );
      for (const topic of unknown) this.#ensured.set(topic, ensuring);
      ensuring.catch(() => unknown.forEach((topic) => this.#ensured.delete(topic)));
    }
    await Promise.all(topics.map((topic) => this.#ensured.get(topic)));
    // Known topics are not asked for, and the broker may have been closed meanwhile: what is begun now would
    // never end.
    if (this.#closed) throw new Unavailable('the broker is closed');
  }

  async #ask<T>(what: string, question: (admin: Admin) => Promise<T>): Promise<T> {
    if (this.#closed) throw new Unavailable('the broker is closed');
    const admin = (this.#admin ??= this.#kafka().admin());
    try {
      const answer = admin.connect().then(() => question(admin));
      return await within(this.#options.askMs, what, answer);
    } catch (error) {
      // kafkajs may come out of a fault without a broker it knows; the next question begins with a new
      // client.
      if (this.#admin === admin) this.#admin = undefined;
      admin.disconnect().catch(() => {});
      throw error;
    }
  }
}
