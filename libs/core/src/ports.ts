import type { NewEvent, StoredEvent } from './message.ts';

/**
 * The state that a writer expects of a stream: a version, that version as a command made it, that it does not
 * exist, that it exists, or nothing.
 */
export type Expected = number | Made | 'none' | 'exists' | 'any';

/** A stream's version, and the command whose append made it: who decided on that expects no other's. */
export interface Made {
  readonly version: number;
  readonly by: string;
}

export interface Appended {
  /** The stream's version after the append: the revision of its last event. */
  readonly version: number;
  /** The log's position of the last event appended. */
  readonly position: number;
}

/** The stream is not at the expected version. Read it again and decide anew. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  readonly actual: number;
  constructor(stream: string, actual: number) {
    super(`${stream} is at version ${actual}`);
    this.actual = actual;
  }
}

/**
 * Another append took one of the guards after the position up to which the writer had read. Read anew, and
 * decide anew.
 */
export class GuardConflict extends Error {
  override readonly name = 'GuardConflict';
  readonly guard: string;
  constructor(guard: string) {
    super(`${guard} was taken meanwhile`);
    this.guard = guard;
  }
}

/** The stream already holds this command's events. Answer with the original result; do not append again. */
export class DuplicateCommand extends Error {
  override readonly name = 'DuplicateCommand';
  readonly original: Appended;
  constructor(commandId: string, original: Appended) {
    super(`command ${commandId} was already appended`);
    this.original = original;
  }
}

/** One append is larger than the log accepts (12 MiB of JSON). Split it or refer to an attachment. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * The outcome is unknown: the events may or may not be stored. Repeat with the same command id; that is safe.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/**
 * Thrown if another worker came first: it took over the lease or moved the view on. Nothing was written; the
 * caller reads the present state before it goes on.
 */
export class Fenced extends Error {
  override readonly name = 'Fenced';
}

/**
 * The names, such as `login:ann`, of what a decision rests on beside its own stream, and of what it changes
 * for others. The append fails when another append took one that it `reads` after `asOf`, and takes those
 * that it `takes`; both in its own transaction. A guard is only the position of the append that took it
 * last. It holds no fact, so a log that is restored from its events alone is right without them: no decision
 * that read before the restoring goes on after it.
 */
export interface Guards {
  readonly reads: readonly string[];
  readonly takes: readonly string[];
  /** The head of the log before the first fact was read; every fact that was read includes it. */
  readonly asOf: number;
}

export interface AppendOptions {
  readonly commandId: string;
  readonly guards?: Guards | undefined;
}

/**
 * One service's log. Positions are dense, begin at 1 and follow commit order, so `position >= N` means "has
 * seen N". An acknowledged append is durable. Every engine passes `engines/contract/event-store.contract.ts`.
 */
export interface EventStore {
  /**
   * Appends all `events` to one stream, or none, and takes the guards with them; constant work, however long
   * the log is. Appends to one stream that are handed over in one go are made in this order, so that each
   * may expect what the one before makes. Throws DuplicateCommand (checked first), VersionConflict,
   * GuardConflict, TooLarge, Unavailable; a closed store throws Unavailable.
   */
  append(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    options: AppendOptions,
  ): Promise<Appended>;
  /**
   * Events of a stream with revision > `after` (default 0), oldest first; `last: n` gives only the newest n,
   * still oldest first.
   */
  readStream(stream: string, options?: { after?: number; last?: number }): Promise<StoredEvent[]>;
  /** The events that a command appended to a stream; empty if none. */
  findCommand(stream: string, commandId: string): Promise<StoredEvent[]>;
  /** The contiguous run of events with position > `after`, at most `limit`. */
  readAll(after: number, limit: number): Promise<StoredEvent[]>;
  /** The last position; 0 for an empty log. */
  head(): Promise<number>;
  /** The last position recorded at or before an instant; 0 if none. */
  positionAt(instant: string): Promise<number>;
  /**
   * Calls back soon after an append by anyone, perhaps late, perhaps once for several: a hint to read,
   * nothing more. Returns the unsubscriber.
   */
  onAppend(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Progress of named workers, with leases so that an old worker cannot overwrite a newer one's progress. */
export interface Checkpoints {
  /**
   * Takes or renews the lease `name` for `owner`; undefined while another owner's lease holds. Time is the
   * engine's own clock.
   */
  acquire(
    name: string,
    owner: string,
    leaseMs: number,
  ): Promise<{ token: number; position: number } | undefined>;
  /** Stores progress. Throws Fenced when a newer token exists. */
  store(name: string, token: number, position: number): Promise<void>;
  load(name: string): Promise<number>;
  /**
   * Gives the lease up, so that the next owner need not wait for its end. Nothing happens when a newer token
   * exists.
   */
  release(name: string, token: number): Promise<void>;
}

/** A JSON object with a key of its own: one row of a view. */
export type Row = { readonly [field: string]: unknown };

/** One condition on a field (dots reach inside). Several conditions must all hold. */
export type Condition =
  | { readonly field: string; readonly equals: string | number | boolean | null }
  | { readonly field: string; readonly in: readonly (string | number)[] }
  | { readonly field: string; readonly from?: string | number; readonly to?: string | number }
  | { readonly field: string; readonly prefix: string }
  /** The field is none of the values, or is missing. */
  | { readonly field: string; readonly notIn: readonly (string | number)[] }
  /** The field is an array that holds the value. */
  | { readonly field: string; readonly has: string }
  /** The field is an array that holds one of the values. */
  | { readonly field: string; readonly hasAny: readonly string[] }
  /** The field is an array that does not hold the value, or is no array. */
  | { readonly field: string; readonly hasNot: string };

export interface ViewQuery {
  readonly where?: readonly Condition[];
  /** Fields to sort by; ties are broken by key, so that paging is stable. */
  readonly sort?: readonly { readonly field: string; readonly descending?: boolean }[];
  readonly offset?: number;
  readonly limit?: number;
}

/** From which log position to which a view is folded on. */
export interface Move {
  readonly from: number;
  readonly to: number;
}

export interface ViewChanges {
  readonly view: string;
  readonly puts: ReadonlyMap<string, Row>;
  readonly deletes: ReadonlySet<string>;
}

/**
 * The store of views. `view` is the versioned name (`candidates-1`). Changes and checkpoint are one write.
 * Every engine passes `engines/contract/view-store.contract.ts`.
 */
export interface ViewStore {
  /** Prepares the view's table and an index for each field named. Safe to repeat. */
  define(view: string, indexes: readonly string[]): Promise<void>;
  /** The log position that the view has seen; 0 if new. */
  checkpoint(view: string): Promise<number>;
  /**
   * Applies all changes and moves the checkpoint of every view in `views`, in one write. Throws Fenced, and
   * does nothing, when one of them does not stand at `move.from`: another process folded it on meanwhile.
   */
  apply(views: readonly string[], move: Move, changes: readonly ViewChanges[]): Promise<void>;
  get(view: string, key: string): Promise<Row | undefined>;
  getMany(view: string, keys: readonly string[]): Promise<ReadonlyMap<string, Row>>;
  /** Matching rows, in order, with their keys. Default limit 1000. */
  find(view: string, query: ViewQuery): Promise<{ key: string; row: Row }[]>;
  /** The number of matching rows. */
  count(view: string, where: readonly Condition[]): Promise<number>;
  /** The number of matching rows for each combination of values of the given fields. */
  countBy(
    view: string,
    where: readonly Condition[],
    by: readonly string[],
  ): Promise<{ values: (string | number | boolean | null)[]; count: number }[]>;
  /** Deletes the view's rows and sets its checkpoint to 0. */
  reset(view: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Files kept by the SHA-256 of their bytes: the same file once, and none can change unnoticed. Every engine
 * passes `engines/contract/files.contract.ts`.
 */
export interface Files {
  /**
   * Stores a stream durably and says its hash (hex) and size. Throws TooLarge beyond `bytesMax`; nothing
   * stays then.
   */
  store(bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<{ hash: string; size: number }>;
  /** The bytes of a stored file and their number; undefined if there is none. */
  read(hash: string): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number } | undefined>;
  /** True if the file is stored. */
  has(hash: string): Promise<boolean>;
}

/** A message on a topic. Messages of one key stay in order. */
export interface BrokerMessage {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface DeliveredMessage extends BrokerMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/**
 * Carries messages at least once, in order per key. Every engine passes
 * `engines/contract/broker.contract.ts`.
 */
export interface Broker {
  /**
   * Resolves when the messages are durable. Throws Unavailable (outcome unknown); repeating is safe,
   * consumers drop what they have seen.
   */
  publish(topic: string, messages: readonly BrokerMessage[]): Promise<void>;
  /**
   * Delivers all messages of the topics; a new group begins at the first one. A batch is acknowledged when
   * `onBatch` resolves and is delivered again when it throws. The promise resolves once the group is
   * subscribed; `stop` waits for the current batch.
   */
  subscribe(
    group: string,
    topics: readonly string[],
    onBatch: (batch: readonly DeliveredMessage[]) => Promise<void>,
  ): Promise<{ stop(): Promise<void> }>;
  /** The number of messages of the topics that the group has not acknowledged yet. */
  backlog(group: string, topics: readonly string[]): Promise<number>;
  close(): Promise<void>;
}
