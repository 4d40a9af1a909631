import type { DatabaseSync } from 'node:sqlite';
import type { BrokerMessage, DeliveredMessage } from '@laurel/core';
import type { Shelf } from '../delivery.ts';
import { all, first, guarded } from './database.ts';

const newsKept = 500;

interface MessageRecord {
  message_offset: number;
  key: string;
  headers: string;
  value: string;
}

/**
 * Messages and progress as delivery asks for them. This process is the only one that writes the file, so it
 * remembers where topics end and groups stand, and the newest messages: every group asks for the same ones.
 */
export class SqliteShelf implements Shelf {
  readonly #statements;
  readonly #ends = new Map<string, number>();
  readonly #next = new Map<string, number>();
  readonly #news = new Map<string, DeliveredMessage[]>();

  constructor(database: DatabaseSync) {
    this.#statements = {
      end: database.prepare(
        'SELECT coalesce(max(message_offset) + 1, 0) AS end FROM messages WHERE topic = ?',
      ),
      next: database.prepare('SELECT next FROM seen WHERE group_name = ? AND topic = ?'),
      from: database.prepare(
        `SELECT message_offset, key, headers, value FROM messages WHERE topic = ? AND message_offset >= ? ORDER BY message_offset LIMIT ?`,
      ),
      seen: database.prepare(
        `INSERT INTO seen (group_name, topic, next) VALUES (?, ?, ?)
         ON CONFLICT (group_name, topic) DO UPDATE SET next = max(next, excluded.next)`,
      ),
    };
  }

  unseen(group: string, topic: string, limit: number): readonly DeliveredMessage[] {
    const [next, end] = [this.#nextOf(group, topic), this.end(topic)];
    if (next >= end) return [];
    return this.#newsFrom(topic, next, end, limit) ?? this.#read(topic, next, limit);
  }

  seen(group: string, topic: string, offset: number): void {
    guarded(() => this.#statements.seen.run(group, topic, offset));
    this.#next.set(JSON.stringify([group, topic]), Math.max(offset, this.#nextOf(group, topic)));
  }

  /** The offset of the message that comes next. */
  end(topic: string): number {
    return remembered(this.#ends, topic, () => first<{ end: number }>(this.#statements.end, topic)!.end);
  }

  /**
   * Adds messages that were written at the end of a topic to the cache. They are kept as they are, so nobody
   * else may change them.
   */
  grew(topic: string, messages: readonly BrokerMessage[]): void {
    const end = this.end(topic);
    const news = this.#news.get(topic) ?? [];
    messages.forEach((message, index) => news.push(delivered(topic, end + index, message)));
    this.#news.set(topic, news.slice(-newsKept));
    this.#ends.set(topic, end + messages.length);
  }

  /** Forgets where topics end, because a write was rolled back. */
  forget(): void {
    this.#ends.clear();
    this.#news.clear();
  }

  #nextOf(group: string, topic: string): number {
    return remembered(
      this.#next,
      JSON.stringify([group, topic]),
      () => first<{ next: number }>(this.#statements.next, group, topic)?.next ?? 0,
    );
  }

  #newsFrom(
    topic: string,
    next: number,
    end: number,
    limit: number,
  ): readonly DeliveredMessage[] | undefined {
    const news = this.#news.get(topic) ?? [];
    const skipped = next - Number(news[0]?.offset ?? Infinity);
    if (skipped < 0) return undefined;
    const run = news.slice(skipped, skipped + limit);
    return run.length === limit || next + run.length === end ? run : undefined;
  }

  #read(topic: string, from: number, limit: number): readonly DeliveredMessage[] {
    const records = guarded(() => all<MessageRecord>(this.#statements.from, [topic, from, limit]));
    return records.map(({ message_offset: offset, key, headers, value }) =>
      delivered(topic, offset, { key, headers: JSON.parse(headers) as Record<string, string>, value }),
    );
  }
}

function delivered(topic: string, offset: number, { key, headers, value }: BrokerMessage): DeliveredMessage {
  return Object.freeze({
    topic,
    partition: 0,
    offset: String(offset),
    key,
    headers: Object.freeze(headers),
    value,
  });
}

function remembered(known: Map<string, number>, key: string, read: () => number): number {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = guarded(read);
  known.set(key, found);
  return found;
}
