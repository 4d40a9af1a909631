import type { Checkpoints, EventStore, ViewStore } from '@laurel/core';

/** Facts about a log that are written once and hold for its life, such as its mode. */
export interface Meta {
  get(key: string): Promise<string | undefined>;
  /** Stores the value unless there is one already; gives the value that stands. The caller compares and refuses to go on if it differs. */
  setOnce(key: string, value: string): Promise<string>;
}

/** What one service keeps: its log, the progress of its workers, its views. */
export interface Engine {
  readonly events: EventStore;
  readonly checkpoints: Checkpoints;
  readonly views: ViewStore;
  readonly meta: Meta;
  /** Closes everything; what was waiting is written first. */
  close(): Promise<void>;
}

/** What every engine is opened with. */
export interface EngineOptions {
  readonly service: string;
  /** The clock for `recordedAt`: an instant in UTC with milliseconds. Read when an append is asked for, so a rehearsal can fix it per request. */
  readonly now: () => string;
}
