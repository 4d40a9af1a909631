import type { Engine, Readers } from './engine.ts';

/** One append of a log, as it is carried from one engine to another. */
export interface CarriedAppend {
  /** Of its first event in the log. */
  readonly position: number;
  readonly stream: string;
  /** Of its first event in the stream. */
  readonly revision: number;
  readonly commandId: string;
  readonly recordedAt: string;
  /** The JSON text of each event. */
  readonly events: readonly string[];
}

/** A service's storage that is carried elsewhere: nobody writes it meanwhile, and nothing in it changes. */
export interface Leaving {
  readonly readers: Readers;
  /** Of one moment, oldest first. */
  appends(after: number): Generator<CarriedAppend>;
  /** Facts about the log. */
  meta(): ReadonlyMap<string, string>;
  /** The position of each worker. */
  checkpoints(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** A service's storage to which another is carried. */
export interface Arriving {
  readonly engine: Engine;
  appends(): AsyncIterable<CarriedAppend>;
  /**
   * Writes appends at the places that they name, which follow the last one. Throws when another process
   * writes, too, or the outcome is unknown: then some of them, from the beginning, may be there.
   */
  take(appends: readonly CarriedAppend[]): Promise<void>;
  close(): Promise<void>;
}
