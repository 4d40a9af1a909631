import { fits } from '../../appending.ts';
import type { Commit } from '../commits.ts';
import type { Tail } from './majority.ts';
import type { PendingAppend } from './pending.ts';

/** The commits of one insert, each with its append at the same index. */
export interface Batch {
  readonly commits: readonly Commit[];
  readonly appends: readonly PendingAppend[];
  /**
   * Appends whose stream does not have the expected version, or of which a guard was taken, as far as this
   * process knows.
   */
  readonly unexpected: readonly PendingAppend[];
}

/**
 * Gives each append its position and its version. An append that does not fit because of a commit in this
 * same batch, by version or by guard, is left out and waits for the next: nobody knows yet if the server
 * takes that commit.
 */
export function batchOf(
  candidates: readonly PendingAppend[],
  { next, recordedAt }: Tail,
  headOf: (stream: string) => number,
  takenBefore: ReadonlyMap<object, string>,
): Batch {
  const [commits, appends, unexpected]: [Commit[], PendingAppend[], PendingAppend[]] = [[], [], []];
  const changed = new Map<string, number>();
  const taken = new Set<string>();
  for (const append of candidates) {
    const { reads = [], takes: guards = [] } = append.guards ?? {};
    const guard = takenBefore.get(append);
    if (guard !== undefined) {
      append.taken = guard;
      unexpected.push(append);
      continue;
    }
    if (reads.some((name) => taken.has(name))) continue;
    const { stream, commandId, bodies } = append;
    const head = changed.get(stream) ?? headOf(stream);
    if (!fits(append.expected, head)) {
      if (!changed.has(stream)) unexpected.push(append);
      continue;
    }
    if (append.recordedAt > recordedAt) ({ recordedAt } = append);
    commits.push({
      _id: next,
      count: bodies.length,
      stream,
      version: head + 1,
      commandId,
      recordedAt,
      ...(guards.length > 0 && { guards }),
      events: bodies,
    });
    appends.push(append);
    next += bodies.length;
    for (const name of guards) taken.add(name);
    changed.set(stream, head + bodies.length);
  }
  return { commits, appends, unexpected };
}
