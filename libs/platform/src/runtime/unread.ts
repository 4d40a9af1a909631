import type { DeliveredMessage, Files } from '@laurel/core';
import type { Meta } from '@laurel/engines';
import { Unreadable } from './codec.ts';
import { Parked, type ParkedItem } from './parked.ts';

/** A message that could not be read, or that came behind such a one of its key (`stream`). Its `position` is its offset. */
export interface UnreadMessage extends ParkedItem {
  /** SHA-256 of the file that keeps the message whole. */
  readonly hash: string;
  /** Where its event stands in the log of the service that said it, if that could be read. */
  readonly said?: number;
}

const fileBytesMax = 128 * 1024 * 1024;

/** What one partition of a topic brought and could not be kept as an event yet. */
export class Unread {
  readonly #parked: Parked<UnreadMessage>;
  readonly #files: Files;
  #said = 0;

  constructor(meta: Meta, files: Files, name: string) {
    this.#parked = new Parked(meta, name);
    this.#files = files;
  }

  /** Reads what was set aside before. */
  async load(): Promise<void> {
    const all = await this.#parked.load();
    this.#said = Math.max(0, ...all.map(({ item, end }) => item.said ?? (Number(end) || 0)));
  }

  /** The highest position among the events that were set aside: they need not be heard again. */
  get said(): number {
    return this.#said;
  }

  get waiting(): ReadonlyMap<string, UnreadMessage> {
    return this.#parked.waiting;
  }

  holds(key: string): boolean {
    return this.#parked.holds(key);
  }

  async add(message: DeliveredMessage, reason: string, said?: number): Promise<void> {
    const { hash } = await this.#files.store(bytesOf(message), fileBytesMax);
    const item = { position: Number(message.offset), stream: message.key, reason, hash };
    await this.#parked.add(said === undefined ? item : { ...item, said });
    this.#said = Math.max(this.#said, said ?? 0);
  }

  /** Reads again what waits, in order, or only the one of a name: `keep` keeps its event and says its position. What is still Unreadable waits on. */
  async takeUp(keep: (message: DeliveredMessage) => Promise<number>, chosen?: string): Promise<void> {
    await this.#parked.takeUp(async ({ hash }) => {
      try {
        const said = await keep(await this.#message(hash));
        this.#said = Math.max(this.#said, said);
        return String(said);
      } catch (error) {
        if (error instanceof Unreadable) return undefined;
        throw error;
      }
    }, chosen);
  }

  /** Lets what is behind a message go on without it. Its file stays, for whoever asks what it was. */
  async giveUp(chosen: string): Promise<void> {
    await this.#parked.takeUp(async () => 'given up', chosen);
  }

  async #message(hash: string): Promise<DeliveredMessage> {
    const file = await this.#files.read(hash);
    if (!file) throw new Error(`the file ${hash} of a message that was set aside is missing`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.bytes) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString()) as DeliveredMessage;
  }
}

async function* bytesOf(message: DeliveredMessage): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify(message));
}
