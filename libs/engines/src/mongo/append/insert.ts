import { clashes, type Commit, type Commits } from '../commits.ts';
import { patience } from '../connection.ts';

/**
 * The commits of a batch were written from its beginning up to `written`; `clash` is the unique index that
 * refused the next one.
 */
export interface Inserted {
  readonly written: number;
  readonly clash?: (typeof clashes)[keyof typeof clashes];
}

/** The parts we read of the driver's error for a bulk write. */
interface BulkError {
  readonly writeErrors?: readonly {
    readonly index: number;
    readonly code: number;
    readonly errmsg?: string;
  }[];
  readonly result?: { getWriteConcernError(): unknown };
}

/**
 * Matches the message of a duplicate key. The message names no index if the key is the position, by which the
 * collection is clustered.
 */
const duplicate = /^E11000 duplicate key error collection: \S+ (?:index: (\S+) )?dup key/;

/**
 * Inserts commits in order, up to the first that clashes. Throws the driver's error when the outcome is
 * unknown: then any number of them, from the beginning, may be stored, or may still be stored later.
 */
export async function insertInOrder(commits: Commits, batch: readonly Commit[]): Promise<Inserted> {
  const options = {
    ordered: true,
    writeConcern: { w: 'majority', journal: true },
    socketTimeoutMS: patience.appendStepMs,
    // Without casts and validation, which take as long as the insert itself.
    lean: true,
    rawResult: true,
  } as const;
  try {
    await commits.insertMany(batch, options);
    return { written: batch.length };
  } catch (error) {
    const { writeErrors, result } = error as BulkError;
    const [refused] = writeErrors ?? [];
    // A network error has no write errors, yet lists everything as inserted; without the write concern even
    // what was written may be lost.
    if (refused?.code !== 11000 || result?.getWriteConcernError()) throw error;
    const told = duplicate.exec(refused.errmsg ?? '');
    const clash = told && Object.values(clashes).find((name) => name === (told[1] ?? clashes.position));
    if (!clash) throw error;
    return { written: refused.index, clash };
  }
}
