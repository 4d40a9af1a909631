import type { DatabaseSync } from 'node:sqlite';
import { type Broker, type BrokerMessage, type DeliveredMessage, Unavailable } from '@laurel/core';
import { Delivery, type DeliveryOptions } from '../delivery.ts';
import { type DatabaseKind, first, guarded } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import { SqliteShelf } from './shelf.ts';

export const brokerDatabase: DatabaseKind = {
  synchronous: 'FULL',
  versions: [
    `CREATE TABLE messages (
       topic TEXT NOT NULL,
       message_offset INTEGER NOT NULL,
       key TEXT NOT NULL,
       headers TEXT NOT NULL,
       value TEXT NOT NULL,
       PRIMARY KEY (topic, message_offset)
     );
     CREATE TABLE seen (group_name TEXT NOT NULL, topic TEXT NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (group_name, topic)) WITHOUT ROWID`,
  ],
};

export interface BrokerConnections {
  /** For messages: a commit is on the disk. */
  readonly writer: DatabaseSync;
  /**
   * The database of the groups' offsets. It is not flushed at each write: a power cut may lose the newest
   * offset, and a second delivery is allowed.
   */
  readonly progress: DatabaseSync;
}

/** Messages kept for ever in one file, one partition per topic; subscribers live in this process. */
export class SqliteBroker implements Broker {
  readonly #connections: BrokerConnections;
  readonly #release: () => void;
  readonly #statements;
  readonly #commits: GroupCommit;
  readonly #shelf: SqliteShelf;
  readonly #delivery: Delivery;
  #closed = false;

  constructor(connections: BrokerConnections, release: () => void, options?: DeliveryOptions) {
    this.#connections = connections;
    this.#release = release;
    this.#statements = {
      insert: connections.writer.prepare(
        'INSERT INTO messages (topic, message_offset, key, headers, value) VALUES (?, ?, ?, ?, ?)',
      ),
      backlog: connections.progress.prepare(
        `SELECT coalesce((SELECT max(message_offset) + 1 FROM messages WHERE topic = ?), 0)
              - coalesce((SELECT next FROM seen WHERE group_name = ? AND topic = ?), 0) AS unseen`,
      ),
    };
    this.#commits = new GroupCommit(connections.writer, () => this.#shelf.forget());
    this.#shelf = new SqliteShelf(connections.progress);
    this.#delivery = new Delivery(this.#shelf, options);
  }

  async publish(topic: string, messages: readonly BrokerMessage[]): Promise<void> {
    const records = messages.map(({ key, headers, value }) => ({
      key,
      headers: { ...headers },
      json: JSON.stringify(headers),
      value,
    }));
    const bytes = records.reduce((sum, { json, value }) => sum + json.length + value.length, 0);
    await this.#commits.run(bytes, () => {
      const next = this.#shelf.end(topic);
      records.forEach(({ key, json, value }, index) =>
        this.#statements.insert.run(topic, next + index, key, json, value),
      );
      this.#shelf.grew(topic, records);
    });
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
      guarded(() => first<{ unseen: number }>(this.#statements.backlog, topic, group, topic)!.unseen);
    return topics.reduce((sum, topic) => sum + unseen(topic), 0);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#commits.close();
    await this.#delivery.stop();
    this.#connections.progress.close();
    this.#connections.writer.close();
    this.#release();
  }
}
