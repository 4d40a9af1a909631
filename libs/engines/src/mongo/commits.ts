import { type Connection, type Model, type mongo, Schema } from 'mongoose';
import type { StoredEvent } from '@laurel/core';
import type { LogReader } from '../engine.ts';
import { guarded, long } from './connection.ts';

/** The events of one append, which are there together or not at all. */
export interface Commit {
  /** The log's position of the first event. */
  readonly _id: number;
  readonly count: number;
  readonly stream: string;
  /** The stream's revision of the first event. */
  readonly version: number;
  readonly commandId: string;
  readonly recordedAt: string;
  /** The names of the guards that this append took; absent where it took none. */
  readonly guards?: readonly string[];
  /** The JSON text of each event. */
  readonly events: readonly string[];
}

export type Commits = Model<Commit>;

/** The unique indexes of commits, by the names that the server's errors give. */
export const clashes = { position: '_id_', version: 'stream_version', command: 'stream_command' } as const;

const schema = new Schema<Commit>(
  {
    _id: Number,
    count: Number,
    stream: String,
    version: Number,
    commandId: String,
    recordedAt: String,
    guards: { type: [String], default: undefined },
    events: [String],
  },
  { versionKey: false },
);

export function commitsOf(connection: Connection): Commits {
  return connection.model<Commit>('commits', schema, 'commits');
}

/**
 * Makes the collection and the indexes that the log stands on. Safe to repeat, and from several processes.
 */
export async function prepareCommits(commits: Commits): Promise<void> {
  const indexes: mongo.IndexDescription[] = [
    { key: { stream: 1, version: 1 }, name: clashes.version, unique: true },
    { key: { stream: 1, commandId: 1 }, name: clashes.command, unique: true },
    { key: { guards: 1, _id: 1 }, name: 'guards', sparse: true },
  ];
  // Kept in the order of positions: one index less to write, and the log is read without looking anything up.
  await commits.createCollection({ clusteredIndex: { key: { _id: 1 }, unique: true } });
  await commits.collection.createIndexes(indexes, long);
}

/** Reads a log as a majority of the servers has it: nothing read is ever taken back. */
export class CommitReader implements LogReader {
  readonly #commits: Commits;

  constructor(commits: Commits) {
    this.#commits = commits;
  }

  async readStream(
    stream: string,
    { after = 0, last }: { after?: number; last?: number } = {},
  ): Promise<StoredEvent[]> {
    const commits =
      last === undefined ? await this.#from('version', after, { stream }) : await this.#newest(stream, last);
    const events = eventsOf(commits).filter(({ revision }) => revision > after);
    return last === undefined ? events : events.slice(-last);
  }

  async findCommand(stream: string, commandId: string): Promise<StoredEvent[]> {
    const commit = await guarded(() => this.#commits.findOne({ stream, commandId }).lean());
    return commit ? eventsOf([commit]) : [];
  }

  /**
   * Reads events in the order of their positions. Throws if a position is missing or occurs twice, because
   * the log was then damaged or changed, and a view folded from it would be wrong.
   */
  async readAll(after: number, limit: number): Promise<StoredEvent[]> {
    const commits = await this.#from('_id', after, {}, limit);
    const events = eventsOf(commits)
      .filter(({ position }) => position > after)
      .slice(0, limit);
    const wrong = events.findIndex(({ position }, index) => position !== after + index + 1);
    if (wrong >= 0)
      throw new Error(`the log is damaged: position ${after + wrong + 1} is missing, or there twice`);
    return events;
  }

  async head(): Promise<number> {
    const last = await guarded(() => this.#commits.findOne({}, 'count').sort({ _id: -1 }).lean());
    return last ? last._id + last.count - 1 : 0;
  }

  /** Searches by halving, because `recordedAt` never decreases: no index has to be kept for it. */
  async positionAt(instant: string): Promise<number> {
    let [low, high] = [0, await this.head()];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const commit = (await guarded(() =>
        this.#commits
          .findOne({ _id: { $lte: middle } }, 'count recordedAt')
          .sort({ _id: -1 })
          .lean(),
      ))!;
      if (commit.recordedAt <= instant) low = commit._id + commit.count - 1;
      else high = commit._id - 1;
    }
    return low;
  }

  async #newest(stream: string, count: number): Promise<Commit[]> {
    const newest = await guarded(() =>
      this.#commits.find({ stream }).sort({ version: -1 }).limit(count).lean(),
    );
    return newest.reverse();
  }

  /** The commits that hold what comes after `after`; the first may begin before it. */
  async #from(
    place: '_id' | 'version',
    after: number,
    scope: { stream?: string },
    limit = 0,
  ): Promise<Commit[]> {
    const found = await guarded(() =>
      this.#commits
        .find({ ...scope, [place]: { $gte: after } })
        .sort({ [place]: 1 })
        .limit(limit && limit + 1)
        .lean(),
    );
    // Most commits hold one event: then the one at `after` is found too, and shows that none begins before it
    // and reaches beyond.
    const [first] = found;
    if (after === 0 || (first && first[place] <= after + 1)) return found;
    const before = await guarded(() =>
      this.#commits
        .findOne({ ...scope, [place]: { $lt: after } })
        .sort({ [place]: -1 })
        .lean(),
    );
    return before ? [before, ...found] : found;
  }
}

function eventsOf(commits: readonly Commit[]): StoredEvent[] {
  return commits.flatMap((commit) => commit.events.map((_, index) => eventOf(commit, index)));
}

/** One event of a commit, as it stands in the log. */
export function eventOf({ _id, stream, version, recordedAt, events }: Commit, index: number): StoredEvent {
  return {
    ...JSON.parse(events[index]!),
    position: _id + index,
    stream,
    revision: version + index,
    recordedAt,
  } as StoredEvent;
}
