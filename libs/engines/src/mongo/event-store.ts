import {
  type Appended,
  type AppendOptions,
  type EventStore,
  type Expected,
  type NewEvent,
  type StoredEvent,
  TooLarge,
} from '@laurel/core';
import { bodiesOf } from '../appending.ts';
import { Appender } from './append/appender.ts';
import { News } from '../news.ts';
import { type Commit, CommitReader, type Commits, eventOf } from './commits.ts';
import { Watcher } from './watcher.ts';

export interface EventStoreOptions {
  /** The clock for `recordedAt`. */
  readonly now: () => string;
  /** An append that is not answered by then is answered Unavailable. */
  readonly deadlineMs: number;
}

/** The largest document of the server, less the parts of a commit beside its events and names. */
const documentBytesMax = 16 * 1024 * 1024 - 1024;
const bytesBesideEachEvent = 20;

/**
 * One service's log in a collection that several processes may append to. Each append is one document, so it
 * is there whole or not at all.
 */
export class MongoEventStore extends CommitReader implements EventStore {
  readonly #now: () => string;
  readonly #appender: Appender;
  readonly #watcher: Watcher;
  /** The events that this process appended last. */
  readonly #news = new News();

  constructor(commits: Commits, { now, deadlineMs }: EventStoreOptions) {
    super(commits);
    this.#now = now;
    this.#appender = new Appender(commits, { deadlineMs, onWritten: (commit) => this.#keep(commit) });
    this.#watcher = new Watcher(commits, () => this.head());
  }

  async append(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    { commandId, guards }: AppendOptions,
  ): Promise<Appended> {
    const { bodies, bytes } = bodiesOf(stream, events, commandId);
    const documentBytes =
      bytes + bodies.length * bytesBesideEachEvent + Buffer.byteLength(stream) + Buffer.byteLength(commandId);
    if (documentBytes > documentBytesMax)
      throw new TooLarge(`an append of ${documentBytes} bytes; MongoDB takes ${documentBytesMax}`);
    const { promise, resolve, reject } = Promise.withResolvers<Appended>();
    this.#appender.add({
      stream,
      expected,
      commandId,
      bodies,
      bytes,
      recordedAt: this.#now(),
      guards,
      answer: resolve,
      refuse: reject,
    });
    const appended = await promise;
    this.#watcher.tell(appended.position);
    return appended;
  }

  /**
   * Answers from the events that this process appended last, unless another is known to have appended after
   * them: all workers ask for the same. Another process may have done so a moment ago; the watcher will tell
   * soon, and then the server is asked.
   */
  override async readAll(after: number, limit: number): Promise<StoredEvent[]> {
    const isNewest = this.#watcher.isWatching && this.#watcher.told <= this.#news.end;
    const fresh = isNewest ? this.#news.after(after, limit) : undefined;
    return fresh && fresh.length > 0 ? fresh : await super.readAll(after, limit);
  }

  onAppend(listener: () => void): () => void {
    return this.#watcher.listen(listener);
  }

  #keep(commit: Commit): void {
    commit.events.forEach((event, index) =>
      this.#news.add(commit._id + index, event.length, () => eventOf(commit, index)),
    );
  }

  async close(): Promise<void> {
    await this.#watcher.close();
    await this.#appender.close();
  }
}
