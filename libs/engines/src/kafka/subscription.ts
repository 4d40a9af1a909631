import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs, type DeliveredMessage } from '@laurel/core';
import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import { deliveryMessagesMax } from '../limits.ts';
import { wholeTopics } from './whole-topics.ts';

/** The time for which the broker holds a fetch when there is nothing new; a stop may take as long. */
const newsMs = 250;
const heartbeatMostMs = 1_000;
/** The time that a rebalance gives a member to end its batch. */
const rebalanceMs = 30_000;
const retryMostMs = 5_000;
const retry = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3, restartOnFailure: async () => false };

export interface SubscriptionOptions {
  readonly kafka: () => Kafka;
  readonly group: string;
  readonly topics: readonly string[];
  /** The name of a topic as the subscriber knows it. */
  readonly named: (topic: string) => string;
  readonly onBatch: (batch: readonly DeliveredMessage[]) => Promise<void>;
  /** The first pause of a failed batch; it doubles while the batch fails. */
  readonly retryMs: number;
  /** The time without a heartbeat after which the group gives a member's topics to another. */
  readonly sessionMs: number;
  readonly onError: (error: unknown) => void;
}

/** One member of a consumer group. It starts a new consumer whenever one ends by a fault. */
export class Subscription {
  /** Resolves when this member has joined its group for the first time. */
  readonly joined: Promise<void>;
  readonly #options: SubscriptionOptions;
  readonly #joined = Promise.withResolvers<void>();
  readonly #stopping = new AbortController();
  readonly #stopped = Promise.withResolvers<void>();
  readonly #living: Promise<void>;
  readonly #failures = new Map<string, number>();
  /** The number of joins of this member. What it got before the last one may belong to another member now. */
  #joins = 0;
  #crashes = 0;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
    this.joined = this.#joined.promise;
    this.#living = this.#live();
  }

  /** Ends the batch in hand, commits it and leaves the group. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#stopped.resolve();
    await this.#living;
  }

  async #live(): Promise<void> {
    while (!this.#isStopping) {
      const consumer = this.#consumer();
      try {
        await this.#consume(consumer);
      } catch (error) {
        this.#options.onError(error);
      }
      await consumer.disconnect().catch(this.#options.onError);
      await sleep(this.#delayMs(this.#crashes++), undefined, { signal: this.#stopping.signal }).catch(
        () => {},
      );
    }
  }

  /** Returns when the subscription stops; throws what the consumer ended by. */
  async #consume(consumer: Consumer): Promise<void> {
    const crashed = Promise.withResolvers<never>();
    // Nobody listens when it crashes while it is being stopped.
    crashed.promise.catch(() => {});
    consumer.on(consumer.events.CRASH, ({ payload }) => crashed.reject(payload.error));
    // kafkajs would ask again and again on a connection that gives no answer.
    consumer.on(consumer.events.REQUEST_TIMEOUT, ({ payload }) =>
      crashed.reject(new Error(`no answer from ${payload.broker}`)),
    );
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.#joins++;
      this.#crashes = 0;
      this.#joined.resolve();
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.#options.topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.#eachBatch(payload),
    });
    await Promise.race([crashed.promise, this.#stopped.promise]);
  }

  #consumer(): Consumer {
    const { kafka, group, sessionMs } = this.#options;
    return kafka().consumer({
      groupId: group,
      partitionAssigners: [wholeTopics],
      allowAutoTopicCreation: false,
      sessionTimeout: sessionMs,
      heartbeatInterval: this.#heartbeatMs,
      rebalanceTimeout: rebalanceMs,
      minBytes: 1,
      maxWaitTimeInMs: newsMs,
      retry,
    });
  }

  /**
   * Handles the messages of one partition. Offsets are committed only for what was handled, by a member that
   * still holds the partition.
   */
  async #eachBatch({
    batch,
    heartbeat,
    commitOffsetsIfNecessary,
    resolveOffset,
    pause,
  }: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = batch;
    const joins = this.#joins;
    for (let from = 0; from < messages.length && !this.#isStopping; from += deliveryMessagesMax) {
      const part = messages.slice(from, from + deliveryMessagesMax);
      const handled = await this.#handle(topic, partition, part, heartbeat);
      if (!handled) return this.#later(topic, partition, pause);
      this.#failures.delete(placeOf(topic, partition));
      if (joins !== this.#joins) return;
      const { offset } = part.at(-1)!;
      await commitOffsetsIfNecessary({
        topics: [{ topic, partitions: [{ partition, offset: String(BigInt(offset) + 1n) }] }],
      });
      resolveOffset(offset);
      // Tells the group that this member lives, and this member that the group is sharing out anew.
      await heartbeat();
    }
  }

  async #handle(
    topic: string,
    partition: number,
    part: readonly KafkaMessage[],
    heartbeat: () => Promise<void>,
  ): Promise<boolean> {
    const { named, onBatch, onError } = this.#options;
    // What a heartbeat brings to light is acted on after the batch, by the heartbeat that follows it.
    const beating = setInterval(() => void heartbeat().catch(() => {}), this.#heartbeatMs);
    try {
      await onBatch(part.map((message) => delivered(named(topic), partition, message)));
      return true;
    } catch (error) {
      onError(error);
      return false;
    } finally {
      clearInterval(beating);
    }
  }

  /** Pauses the partition for a while; others go on. */
  #later(topic: string, partition: number, pause: () => () => void): void {
    const place = placeOf(topic, partition);
    const failures = this.#failures.get(place) ?? 0;
    this.#failures.set(place, failures + 1);
    setTimeout(pause(), this.#delayMs(failures)).unref();
  }

  /** kafkajs leaves out a heartbeat that comes early, so the longest silence is twice this. */
  get #heartbeatMs(): number {
    return Math.min(heartbeatMostMs, this.#options.sessionMs / 5);
  }

  #delayMs(failures: number): number {
    return backoffMs(failures, { firstMs: this.#options.retryMs, mostMs: retryMostMs });
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }
}

function placeOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}

function delivered(
  topic: string,
  partition: number,
  { key, value, headers, offset }: KafkaMessage,
): DeliveredMessage {
  return {
    topic,
    partition,
    offset,
    key: textOf(key),
    value: textOf(value),
    headers: textsOf(headers ?? {}),
  };
}

/** Headers as texts; of several with one name the last. */
function textsOf(headers: IHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      textOf(Array.isArray(value) ? value.at(-1) : value),
    ]),
  );
}

function textOf(bytes: Buffer | string | null | undefined): string {
  return bytes?.toString() ?? '';
}
