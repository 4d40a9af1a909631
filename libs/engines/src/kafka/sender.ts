import { type BrokerMessage, TooLarge, Unavailable } from '@laurel/core';
import { type ICustomPartitioner, type Kafka, Partitioners, type Producer } from 'kafkajs';
import pRetry from 'p-retry';
import { appendBytesMax } from '../limits.ts';
import { answerMs, unavailable, within } from './deadline.ts';

/** The largest message: any event that a log accepts, with its headers. */
export const messageBytesMax = appendBytesMax + 1024 * 1024;

/**
 * The most bytes in one request; a single larger message is sent alone. It is large, because each request
 * waits for a flush.
 */
const sendBytes = 4 * 1024 * 1024;
const waitingBytesMax = 4 * messageBytesMax;
const retrying = { retries: 2, minTimeout: 200 };

interface Sized {
  readonly message: BrokerMessage;
  readonly bytes: number;
}

interface Queued {
  readonly messages: readonly Sized[];
  readonly bytes: number;
  readonly sent: PromiseWithResolvers<void>;
}

/**
 * Sends to one topic, one request at a time and in order; messages that come meanwhile go together in the
 * next. What waits behind a failed send fails with it, and after a time limit the next still waits until the
 * one before is settled: so no message overtakes an earlier one.
 */
export class Sender {
  readonly #kafka: () => Kafka;
  readonly #topic: string;
  readonly #deadlineMs: number;
  #producer: Producer | undefined;
  #waiting: Queued[] = [];
  #waitingBytes = 0;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(kafka: () => Kafka, topic: string, deadlineMs: number) {
    this.#kafka = kafka;
    this.#topic = topic;
    this.#deadlineMs = deadlineMs;
  }

  /**
   * Resolves when all in-sync replicas have the messages. Throws TooLarge for a message that the topic cannot
   * hold, else Unavailable.
   */
  async send(messages: readonly BrokerMessage[]): Promise<void> {
    const sized = messages.map((message) => ({ message, bytes: bytesOf(message) }));
    const largest = Math.max(...sized.map(({ bytes }) => bytes));
    if (largest > messageBytesMax)
      throw new TooLarge(`a message of ${largest} bytes; a topic takes ${messageBytesMax}`);
    const bytes = sized.reduce((sum, each) => sum + each.bytes, 0);
    if (this.#closed) throw new Unavailable('the broker is closed');
    if (this.#waitingBytes > 0 && this.#waitingBytes + bytes > waitingBytesMax)
      throw new Unavailable(`too much waits for ${this.#topic}`);
    const sent = Promise.withResolvers<void>();
    this.#waiting.push({ messages: sized, bytes, sent });
    this.#waitingBytes += bytes;
    this.#running ??= this.#run();
    await within(this.#deadlineMs, `publishing to ${this.#topic}`, sent.promise);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    await this.#producer?.disconnect();
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const together = this.#take();
      try {
        for (const messages of inParts(together.flatMap((each) => each.messages)))
          await this.#persist(messages);
        for (const { sent } of together) sent.resolve();
      } catch (error) {
        const behind = this.#waiting.splice(0);
        this.#waitingBytes = 0;
        for (const { sent } of [...together, ...behind])
          sent.reject(unavailable(`publishing to ${this.#topic}`, error));
      }
    }
    // At once, or what is asked for in between would wait for the next to come.
    this.#running = undefined;
  }

  #take(): Queued[] {
    let bytes = 0;
    const count = this.#waiting.findIndex((each, index) => (bytes += each.bytes) > sendBytes && index > 0);
    const together = this.#waiting.splice(0, count === -1 ? this.#waiting.length : count);
    this.#waitingBytes -= together.reduce((sum, each) => sum + each.bytes, 0);
    return together;
  }

  /** Tries three times, which is enough to find a leader that moved; for a longer fault the caller waits. */
  async #persist(messages: readonly BrokerMessage[]): Promise<void> {
    await pRetry(() => this.#produce(messages), retrying);
  }

  async #produce(messages: readonly BrokerMessage[]): Promise<void> {
    const producer = (this.#producer ??= this.#kafka().producer({
      allowAutoTopicCreation: false,
      createPartitioner: byKey,
      maxInFlightRequests: 1,
      retry: { retries: 0 },
    }));
    try {
      await producer.connect();
      await producer.send({
        topic: this.#topic,
        acks: -1,
        timeout: answerMs,
        messages: messages.map(({ key, headers, value }) => ({ key, headers: { ...headers }, value })),
      });
    } catch (error) {
      // kafkajs would try again on a connection that gives no answer, or without a broker it knows; a new
      // client begins with neither.
      this.#producer = undefined;
      await producer.disconnect().catch(() => {});
      // kafkajs throws a TypeError when it knows no broker; as it is, p-retry would not try again.
      throw unavailable(`publishing to ${this.#topic}`, error);
    }
  }
}

/**
 * Chooses the partition by the hash of the key, as all Kafka clients do. With one partition nothing is
 * hashed, because kafkajs is slow at it.
 */
const byKey: ICustomPartitioner = () => {
  const byHash = Partitioners.DefaultPartitioner();
  return (message) =>
    message.partitionMetadata.length === 1 ? message.partitionMetadata[0]!.partitionId : byHash(message);
};

function bytesOf({ key, headers, value }: BrokerMessage): number {
  const texts = [key, value, ...Object.entries(headers).flat()];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function inParts(messages: readonly Sized[]): BrokerMessage[][] {
  const parts: BrokerMessage[][] = [];
  let together = Infinity;
  for (const { message, bytes } of messages) {
    if (together + bytes > sendBytes) {
      parts.push([]);
      together = 0;
    }
    parts.at(-1)!.push(message);
    together += bytes;
  }
  return parts;
}
