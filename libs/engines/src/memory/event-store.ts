import {
  type Appended,
  type AppendOptions,
  DuplicateCommand,
  type EventStore,
  type Expected,
  GuardConflict,
  type NewEvent,
  type StoredEvent,
  Unavailable,
  VersionConflict,
} from '@laurel/core';
import { bodiesOf, fits } from '../appending.ts';
import { frozenCopy } from './frozen.ts';

/**
 * A log that lives as long as the process: for tests and for folding as of an earlier position. Events given
 * out are frozen.
 */
export class MemoryEventStore implements EventStore {
  readonly #now: () => string;
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  /** The command of each stream's newest append. */
  readonly #makers = new Map<string, string>();
  readonly #commands = new Map<string, StoredEvent[]>();
  /** The position of the append that took each guard last. */
  readonly #guards = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #closed = false;

  constructor(now: () => string) {
    this.#now = now;
  }

  async append(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    options: AppendOptions,
  ): Promise<Appended> {
    this.#open();
    const { bodies } = bodiesOf(stream, events, options.commandId);
    const earlier = this.#commands.get(commandKey(stream, options.commandId))?.at(-1);
    if (earlier) throw new DuplicateCommand(options.commandId, appended(earlier));
    const history = this.#streams.get(stream) ?? [];
    const head = { version: history.length, by: this.#makers.get(stream) };
    if (!fits(expected, head)) throw new VersionConflict(stream, history.length);
    const { reads = [], takes = [], asOf = 0 } = options.guards ?? {};
    const taken = reads.find((name) => (this.#guards.get(name) ?? 0) > asOf);
    if (taken !== undefined) throw new GuardConflict(taken);
    const now = this.#now();
    const last = this.#log.at(-1);
    const recordedAt = last && last.recordedAt > now ? last.recordedAt : now;
    const stored = bodies.map((body, index) =>
      frozenCopy<StoredEvent>(body, {
        position: this.#log.length + index + 1,
        stream,
        revision: history.length + index + 1,
        recordedAt,
      }),
    );
    for (const event of stored) {
      this.#log.push(event);
      history.push(event);
    }
    for (const name of takes) this.#guards.set(name, this.#log.length);
    this.#streams.set(stream, history);
    this.#makers.set(stream, options.commandId);
    this.#commands.set(commandKey(stream, options.commandId), stored);
    for (const listener of this.#listeners) queueMicrotask(listener);
    return appended(stored.at(-1)!);
  }

  async readStream(stream: string, options: { after?: number; last?: number } = {}): Promise<StoredEvent[]> {
    this.#open();
    const events = (this.#streams.get(stream) ?? []).slice(options.after ?? 0);
    return options.last === undefined ? events : events.slice(Math.max(0, events.length - options.last));
  }

  async findCommand(stream: string, commandId: string): Promise<StoredEvent[]> {
    this.#open();
    return [...(this.#commands.get(commandKey(stream, commandId)) ?? [])];
  }

  async readAll(after: number, limit: number): Promise<StoredEvent[]> {
    this.#open();
    return this.#log.slice(after, after + limit);
  }

  async head(): Promise<number> {
    this.#open();
    return this.#log.length;
  }

  async positionAt(instant: string): Promise<number> {
    this.#open();
    return this.#log.findLastIndex((event) => event.recordedAt <= instant) + 1;
  }

  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
  }

  #open(): void {
    if (this.#closed) throw new Unavailable('the log is closed');
  }
}

function commandKey(stream: string, commandId: string): string {
  return JSON.stringify([stream, commandId]);
}

function appended(last: StoredEvent): Appended {
  return { version: last.revision, position: last.position };
}
