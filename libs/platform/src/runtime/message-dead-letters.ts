import type { DeliveredMessage, Files } from '@laurel/core';
import type { Meta } from '@laurel/engines';
import { MalformedMessage } from './codec.ts';
import { type DeadLetter, DeadLetters } from './dead-letters.ts';

/**
 * A message that could not be read, or that came behind such a one of its key (`stream`). Its `position` is
 * its offset in the partition `source`.
 */
export interface MessageDeadLetter extends DeadLetter {
  readonly source: string;
  /** SHA-256 of the file that keeps the message whole. */
  readonly hash: string;
  /** The position of its event in the log of the service that said it, if that could be read. */
  readonly said?: number;
}

/** The name under which a log's facts keep them. */
export const messageLetters = 'unread';
const fileBytesMax = 128 * 1024 * 1024;

/** The dead letters of a consumer: messages that could not be kept as events yet, each whole in a file. */
export class MessageDeadLetters {
  readonly #letters: DeadLetters<MessageDeadLetter>;
  readonly #files: Files;
  readonly #keep: (message: DeliveredMessage) => Promise<number>;
  readonly #said = new Map<string, number>();

  /**
   * `keep` keeps the event of a message that can be read after all, and says its position; MalformedMessage
   * where it still cannot.
   */
  constructor(meta: Meta, files: Files, keep: (message: DeliveredMessage) => Promise<number>) {
    this.#letters = new DeadLetters(meta, messageLetters, (letter, end) => this.#know(letter, end));
    this.#files = files;
    this.#keep = keep;
  }

  /**
   * Reads the dead messages again, because other processes add and remove some. Gives them by name, the
   * oldest first.
   */
  refresh(): Promise<ReadonlyMap<string, MessageDeadLetter>> {
    return this.#letters.refresh();
  }

  /**
   * The highest position among the events of a partition whose messages are or were dead: they need not be
   * heard again.
   */
  saidIn(source: string): number {
    return this.#said.get(source) ?? 0;
  }

  /** True if a dead letter of the same key holds this one up, as far as is known since the last refresh. */
  block(message: DeliveredMessage): boolean {
    return this.#letters.block(placeOf(message));
  }

  async add(message: DeliveredMessage, reason: string): Promise<void> {
    await this.#letters.add(await this.#kept(message, reason));
  }

  /** Adds a message because a dead one of its key stands before it. */
  async addBlocked(message: DeliveredMessage, said: number): Promise<void> {
    const letter = await this.#kept(message, 'waits behind an earlier message of its key');
    await this.#letters.addBlocked({ ...letter, said }, (each) => this.#retry(each));
  }

  /**
   * Reads dead messages again, in order of each key, or only the one of a name. What is still malformed
   * stays.
   */
  async retry(chosen?: string): Promise<void> {
    await this.#letters.retry((letter) => this.#retry(letter), chosen);
  }

  /** Lets what is behind a message go on without it. Its file stays, for whoever asks what it was. */
  async giveUp(chosen: string): Promise<void> {
    await this.#letters.retry(async () => 'given up', chosen);
  }

  async #retry({ hash }: MessageDeadLetter): Promise<string | undefined> {
    try {
      return String(await this.#keep(await this.#message(hash)));
    } catch (error) {
      if (error instanceof MalformedMessage) return undefined;
      throw error;
    }
  }

  async #kept(message: DeliveredMessage, reason: string): Promise<MessageDeadLetter> {
    const { hash } = await this.#files.store(bytesOf(message), fileBytesMax);
    return { ...placeOf(message), reason, hash };
  }

  async #message(hash: string): Promise<DeliveredMessage> {
    const file = await this.#files.read(hash);
    if (!file) throw new Error(`the file ${hash} of a dead letter is missing`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.bytes) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString()) as DeliveredMessage;
  }

  #know({ source, said }: MessageDeadLetter, end: string | undefined): void {
    this.#said.set(source, Math.max(this.saidIn(source), said ?? (Number(end) || 0)));
  }
}

/** The name of a partition of a topic as people write it. */
export function sourceOf({ topic, partition }: Pick<DeliveredMessage, 'topic' | 'partition'>): string {
  return `${topic}/${partition}`;
}

function placeOf(message: DeliveredMessage): Pick<MessageDeadLetter, 'source' | 'position' | 'stream'> {
  return { source: sourceOf(message), position: Number(message.offset), stream: message.key };
}

async function* bytesOf(message: DeliveredMessage): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify(message));
}
