import type { Checkpoints, EventStore, Files, ViewStore } from '@laurel/core';

/** Facts about a log that are written once and hold for its life, such as its mode. */
export interface Meta {
  get(key: string): Promise<string | undefined>;
  /**
   * Stores the value unless there is one already, and gives the stored value. A caller that gets another
   * value than its own must not go on.
   */
  setOnce(key: string, value: string): Promise<string>;
}

/** The storage of one service: its log, the checkpoints of its workers, its views and its files. */
export interface Engine {
  readonly events: EventStore;
  readonly checkpoints: Checkpoints;
  readonly views: ViewStore;
  readonly files: Files;
  readonly meta: Meta;
  /** Writes what is pending, then closes everything. */
  close(): Promise<void>;
}

/** The reading half of a service's log. */
export type LogReader = Pick<EventStore, 'readStream' | 'findCommand' | 'readAll' | 'head' | 'positionAt'>;

/** The reading half of a service's views. */
export type ViewReader = Pick<ViewStore, 'checkpoint' | 'get' | 'getMany' | 'find' | 'count' | 'countBy'> & {
  /** False for a view that no server has built yet, because its version is newer than the running server. */
  has(view: string): Promise<boolean>;
  /**
   * The keys, in order, of rows whose index columns differ from the row itself. Only engines that keep such
   * columns have this check.
   */
  misfiled?(view: string): Promise<string[]>;
};

/**
 * Read access to a service's log and views while other processes write them; and its files, which are kept by
 * their hashes, so that one more changes none that is there.
 */
export interface Readers {
  readonly events: LogReader;
  readonly views: ViewReader;
  readonly meta: Pick<Meta, 'get'>;
  readonly files: Files;
  /**
   * Runs `work` on a snapshot of the views: rows and checkpoints are those of one moment. Only one snapshot
   * at a time.
   */
  still<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The options of every engine. */
export interface EngineOptions {
  readonly service: string;
  /**
   * The clock for `recordedAt`: an instant in UTC with milliseconds. It is read when an append is asked for,
   * so a rehearsal can fix it for each request.
   */
  readonly now: () => string;
}
