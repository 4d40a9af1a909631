import type { ServiceDefinition } from '@laurel/platform';
import { withReaders } from '@laurel/platform/readers';
import { checkData } from './check.ts';
import { historyHash } from './hashes.ts';
import { replayAll, type Replayed } from './replay.ts';

/** All proofs of a record together. */
export interface Proved {
  /** Broken rules, counted. */
  readonly violations: number;
  readonly replay: Pick<Replayed, 'equal' | 'views'>;
  readonly historyHash: string;
}

/** The hashes of a record: two records with equal ones are the same. */
export interface HashedRecord {
  /** Each view that is live is what its log says. */
  readonly isEqual: boolean;
  /** By service and name. */
  readonly views: Readonly<Record<string, string>>;
  readonly historyHash: string;
}

/** The record of a data directory or cluster that the services of these definitions keep. */
export class ProvableRecord {
  constructor(
    private readonly definitions: readonly ServiceDefinition[],
    private readonly data: string,
  ) {}

  /** The length of the one history: audit hears every event. */
  async events(): Promise<number> {
    return await withReaders(this.definitions, this.data, async (services) => {
      const audit = services.find(({ definition }) => definition.name === 'audit');
      return (await audit?.readers.events.head()) ?? 0;
    });
  }

  /** Replays every view and hashes it and the history. */
  async hashes(): Promise<HashedRecord> {
    const { equal: isEqual, views } = await replayAll(this.definitions, this.data);
    return { isEqual, views, historyHash: await historyHash(this.definitions, this.data) };
  }

  /** Replays every view, checks every rule and hashes the history. The server may be running. */
  async prove(): Promise<Proved> {
    const { isEqual: equal, views, historyHash: hash } = await this.hashes();
    const { counts } = await checkData(this.definitions, this.data);
    const violations = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { violations, replay: { equal, views }, historyHash: hash };
  }
}
