import { fits, type Head } from '../../appending.ts';
import type { Commit } from '../commits.ts';
import { commandKey, type Tail } from './majority.ts';
import { awaited, type PendingAppend } from './pending.ts';

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
 * takes that commit. So is one that expects what a command makes that is not in the batch itself.
 */
export function batchOf(
  candidates: readonly PendingAppend[],
  { next, recordedAt }: Tail,
  headOf: (stream: string) => Head,
  takenBefore: ReadonlyMap<object, string>,
): Batch {
  const [commits, appends, unexpected]: [Commit[], PendingAppend[], PendingAppend[]] = [[], [], []];
  const changed = new Map<string, Head>();
  const taken = new Set<string>();
  const outside = new Set<string>();
  for (const append of candidates) {
    const { reads = [], takes: guards = [] } = append.guards ?? {};
    const { stream, commandId, bodies } = append;
    const waitsFor = awaited(append);
    const head = changed.get(stream) ?? headOf(stream);
    append.taken = takenBefore.get(append);
    const isWaiting =
      (waitsFor !== undefined && outside.has(waitsFor)) || reads.some((name) => taken.has(name));
    if (append.taken !== undefined || isWaiting || !fits(append.expected, head)) {
      if (append.taken !== undefined || !(isWaiting || changed.has(stream))) unexpected.push(append);
      outside.add(commandKey(append));
      continue;
    }
    if (append.recordedAt > recordedAt) ({ recordedAt } = append);
    commits.push({
      _id: next,
      count: bodies.length,
      stream,
      version: head.version + 1,
      commandId,
      recordedAt,
      ...(guards.length > 0 && { guards }),
      events: bodies,
    });
    appends.push(append);
    next += bodies.length;
    for (const name of guards) taken.add(name);
    changed.set(stream, { version: head.version + bodies.length, by: commandId });
  }
  return { commits, appends, unexpected };
}
