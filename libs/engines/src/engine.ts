export { type Backoff, backoffMs } from './backoff.ts';
import type { Checkpoints, EventStore, Files, ViewStore } from '@laurel/core';

/** Facts about a log that are written once and hold for its life, such as its mode. */
export interface Meta {
  get(key: string): Promise<string | undefined>;
  /** Stores the value unless there is one already; gives the value that stands. The caller compares and refuses to go on if it differs. */
  setOnce(key: string, value: string): Promise<string>;
}

/** What one service keeps: its log, the progress of its workers, its views, its files. */
export interface Engine {
  readonly events: EventStore;
  readonly checkpoints: Checkpoints;
  readonly views: ViewStore;
  readonly files: Files;
  readonly meta: Meta;
  /** Closes everything; what was waiting is written first. */
  close(): Promise<void>;
}

/** The reading half of a service's log. */
export type LogReader = Pick<EventStore, 'readStream' | 'findCommand' | 'readAll' | 'head' | 'positionAt'>;

/** The reading half of a service's views. */
export type ViewReader = Pick<ViewStore, 'checkpoint' | 'get' | 'getMany' | 'find' | 'count' | 'countBy'> & {
  /** Whether the view is there: one that is newer than the running server is not yet. */
  has(view: string): Promise<boolean>;
  /** Keys, in order, of rows that lists find by other values than the row holds; for engines that keep such values beside their rows. */
  misfiled?(view: string): Promise<string[]>;
};

/** A service's log and views as they stand, beside whatever process writes them. */
export interface Readers {
  readonly events: LogReader;
  readonly views: ViewReader;
  readonly meta: Pick<Meta, 'get'>;
  /** Runs `work` while the views stand still for this reader: rows and checkpoints are those of one moment. One at a time. */
  still<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What every engine is opened with. */
export interface EngineOptions {
  readonly service: string;
  /** The clock for `recordedAt`: an instant in UTC with milliseconds. Read when an append is asked for, so a rehearsal can fix it per request. */
  readonly now: () => string;
}
