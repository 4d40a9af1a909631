import type { DeliveredMessage, Files } from '@laurel/core';
import type { Meta } from '@laurel/engines';
import { Unreadable } from './codec.ts';
import { Parked, type ParkedItem } from './parked.ts';

/** A message that could not be read, or that came behind such a one of its key (`stream`). Its `position` is its offset in the partition `source`. */
export interface UnreadMessage extends ParkedItem {
  readonly source: string;
  /** SHA-256 of the file that keeps the message whole. */
  readonly hash: string;
  /** Where its event stands in the log of the service that said it, if that could be read. */
  readonly said?: number;
}

const fileBytesMax = 128 * 1024 * 1024;

/** What topics brought to a service and could not be kept as an event yet. */
export class Unread {
  readonly #parked: Parked<UnreadMessage>;
  readonly #files: Files;
  readonly #keep: (message: DeliveredMessage) => Promise<number>;
  readonly #said = new Map<string, number>();

  /** `keep` keeps the event of a message that can be read after all, and says its position; Unreadable where it still cannot. */
  constructor(meta: Meta, files: Files, keep: (message: DeliveredMessage) => Promise<number>) {
    this.#parked = new Parked(meta, 'unread', (item, end) => this.#know(item, end));
    this.#files = files;
    this.#keep = keep;
  }

  /** Learns what other processes set aside and took up. Gives what waits, by name, oldest first. */
  refresh(): Promise<ReadonlyMap<string, UnreadMessage>> {
    return this.#parked.refresh();
  }

  /** The highest position among the events of a partition that were set aside: they need not be heard again. */
  saidIn(source: string): number {
    return this.#said.get(source) ?? 0;
  }

  /** Whether something waits of a message's key, as far as is known since the last refresh. */
  holds(message: DeliveredMessage): boolean {
    return this.#parked.holds(placeOf(message));
  }

  async add(message: DeliveredMessage, reason: string): Promise<void> {
    await this.#parked.add(await this.#kept(message, reason));
  }

  /** Sets a message aside because one of its key waits. */
  async addBehind(message: DeliveredMessage, said: number): Promise<void> {
    const item = await this.#kept(message, 'waits behind an earlier message of its key');
    await this.#parked.addBehind({ ...item, said }, (each) => this.#takeUp(each));
  }

  /** Reads again what waits, in order of each key, or only the one of a name. What is still Unreadable waits on. */
  async takeUp(chosen?: string): Promise<void> {
    await this.#parked.takeUp((item) => this.#takeUp(item), chosen);
  }

  /** Lets what is behind a message go on without it. Its file stays, for whoever asks what it was. */
  async giveUp(chosen: string): Promise<void> {
    await this.#parked.takeUp(async () => 'given up', chosen);
  }

  async #takeUp({ hash }: UnreadMessage): Promise<string | undefined> {
    try {
      return String(await this.#keep(await this.#message(hash)));
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  async #kept(message: DeliveredMessage, reason: string): Promise<UnreadMessage> {
    const { hash } = await this.#files.store(bytesOf(message), fileBytesMax);
    return { ...placeOf(message), reason, hash };
  }

  async #message(hash: string): Promise<DeliveredMessage> {
    const file = await this.#files.read(hash);
    if (!file) throw new Error(`the file ${hash} of a message that was set aside is missing`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.bytes) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString()) as DeliveredMessage;
  }

  #know({ source, said }: UnreadMessage, end: string | undefined): void {
    this.#said.set(source, Math.max(this.saidIn(source), said ?? (Number(end) || 0)));
  }
}

/** How people call a partition of a topic. */
export function sourceOf({ topic, partition }: Pick<DeliveredMessage, 'topic' | 'partition'>): string {
  return `${topic}/${partition}`;
}

function placeOf(message: DeliveredMessage): Pick<UnreadMessage, 'source' | 'position' | 'stream'> {
  return { source: sourceOf(message), position: Number(message.offset), stream: message.key };
}

async function* bytesOf(message: DeliveredMessage): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify(message));
}
