import type { Appended, Guards } from '@laurel/core';
import type { Head } from '../../appending.ts';
import type { Commits } from '../commits.ts';
import { patience } from '../connection.ts';

/** The head of a stream that does not exist. */
export const noStream: Head = { version: 0, by: undefined };
const options = { socketTimeoutMS: patience.appendStepMs };

/** The end of the log. */
export interface Tail {
  /** The position of the next event. */
  readonly next: number;
  /** The instant of the last event; the next one is not recorded before it. */
  readonly recordedAt: string;
}

/**
 * Reads the log as a majority of the servers has it. Nothing is remembered: each question goes to the server.
 */
export class MajorityReader {
  readonly #commits: Commits;

  constructor(commits: Commits) {
    this.#commits = commits;
  }

  async tail(): Promise<Tail> {
    const last = await this.#commits.findOne({}, 'count recordedAt', options).sort({ _id: -1 }).lean();
    return last ? { next: last._id + last.count, recordedAt: last.recordedAt } : { next: 1, recordedAt: '' };
  }

  /** The newest append of each stream. */
  async heads(streams: ReadonlySet<string>): Promise<Map<string, Head>> {
    const heads = new Map([...streams].map((stream) => [stream, noStream]));
    if (streams.size === 0) return heads;
    // In this order the server takes only the last entry of each stream from the index.
    const found = await this.#commits
      .aggregate<{ _id: string; version: number; count: number; by: string }>([
        { $match: { stream: { $in: [...streams] } } },
        { $sort: { stream: -1, version: -1 } },
        {
          $group: {
            _id: '$stream',
            version: { $first: '$version' },
            count: { $first: '$count' },
            by: { $first: '$commandId' },
          },
        },
      ])
      .option(options);
    for (const { _id, version, count, by } of found) heads.set(_id, { version: version + count - 1, by });
    return heads;
  }

  /**
   * The guard of each append that another append took after the head up to which its writer had read. What
   * lies behind the tail never changes, so nobody has taken what an append reads when it is then inserted at
   * the tail; if another process takes the place, the tail is read anew, and this is asked anew.
   */
  async taken(appends: readonly { readonly guards?: Guards | undefined }[]): Promise<Map<object, string>> {
    const found = await Promise.all(
      appends.map(async (append) => {
        const { reads = [], asOf = 0 } = append.guards ?? {};
        if (reads.length === 0) return [];
        const commit = await this.#commits
          .findOne({ guards: { $in: [...reads] }, _id: { $gt: asOf } }, 'guards', options)
          .lean();
        const guard = reads.find((name) => commit?.guards?.includes(name));
        return guard === undefined ? [] : [[append, guard] as const];
      }),
    );
    return new Map(found.flat());
  }

  /** The results of those commands that are in the log, by `commandKey`. */
  async commands(asked: readonly { stream: string; commandId: string }[]): Promise<Map<string, Appended>> {
    if (asked.length === 0) return new Map();
    const found = await this.#commits
      .find(
        { $or: asked.map(({ stream, commandId }) => ({ stream, commandId })) },
        'count stream version commandId',
        options,
      )
      .lean();
    return new Map(
      found.map((commit) => [
        commandKey(commit),
        { version: commit.version + commit.count - 1, position: commit._id + commit.count - 1 },
      ]),
    );
  }
}

export function commandKey({ stream, commandId }: { stream: string; commandId: string }): string {
  return JSON.stringify([stream, commandId]);
}
