import type { Decider } from './decider.ts';
import {
  attempts,
  type Draft,
  draftOn,
  type Handled,
  handle,
  type Known,
  recall,
  record,
  type Shell,
} from './handle.ts';
import type { Command, Message } from './message.ts';
import { DuplicateCommand, GuardConflict, VersionConflict } from './ports.ts';

/** The commands that wait for one stream share a flush to disk where they can. */

/** The decisions on a stream that are not recorded yet. */
export interface Ahead {
  /** Types of events. */
  readonly said: ReadonlySet<string>;
  readonly takes: ReadonlySet<string>;
}

/** A fact may change by what is decided and not recorded yet: it is asked again when that is. */
export class Unsettled extends Error {
  override readonly name = 'Unsettled';
}

/** A command that waits for its turn on a stream. */
export interface Waiting<State, C extends Command, E extends Message, Facts> {
  readonly shell: Shell<E>;
  readonly command: C;
  /** Throws Unsettled if a fact may change by what is `ahead`. */
  know(state: State, ahead: Ahead): Promise<Known<Facts>>;
}

type Outcome = PromiseSettledResult<Handled>;
const nothing: Ahead = { said: new Set(), takes: new Set() };

/**
 * Handles the first of the commands that wait for a stream, and those behind it that can be decided on what
 * it says before that is recorded. Their appends are handed over in one go, each on the one before, and each
 * is answered when it is durable. From the first that another writer overtook, all are decided anew. Gives
 * the outcomes of as many as were handled.
 */
export async function handleNext<State, C extends Command, E extends Message, Facts>(
  stream: string,
  decider: Decider<State, C, E, Facts>,
  waiting: readonly [Waiting<State, C, E, Facts>, ...Waiting<State, C, E, Facts>[]],
): Promise<Outcome[]> {
  const alone = async ({ shell, command, know }: Waiting<State, C, E, Facts>) => {
    const handling = handle(shell, stream, decider, command, (state) => know(state, nothing));
    return (await Promise.allSettled([handling]))[0];
  };
  if (waiting.length === 1) return [await alone(waiting[0])];
  for (let attempt = 1; ; attempt++) {
    // What cannot be decided now fails for the same reason when the command is handled alone.
    const drafts = await draftsOf(stream, decider, waiting).catch(() => []);
    if (drafts.length === 0) return [await alone(waiting[0])];
    const outcomes: Outcome[] = await Promise.allSettled(
      drafts.map((draft, index) =>
        record(waiting[index]!.shell, stream, draft, drafts[index - 1]?.commandId),
      ),
    );
    const overtaken = outcomes.findIndex(isOvertaken);
    if (overtaken !== 0) return overtaken < 0 ? outcomes : outcomes.slice(0, overtaken);
    const { reason } = outcomes[0] as PromiseRejectedResult;
    if (!(reason instanceof VersionConflict) || attempt === attempts) return [await alone(waiting[0])];
    await waiting[0].shell.giveWay(attempt);
  }
}

/**
 * Decides each on what those before it say. A command that is refused, says nothing or waits for what is
 * ahead is answered by what is recorded, so the drafts end before it.
 */
async function draftsOf<State, C extends Command, E extends Message, Facts>(
  stream: string,
  decider: Decider<State, C, E, Facts>,
  waiting: readonly [Waiting<State, C, E, Facts>, ...Waiting<State, C, E, Facts>[]],
): Promise<Draft<State>[]> {
  const drafts: Draft<State>[] = [];
  const ahead = { said: new Set<string>(), takes: new Set<string>() };
  let before = await recall(waiting[0].shell, stream, decider);
  for (const { shell, command, know } of waiting) {
    const knowing = (state: State) => know(state, ahead);
    const draft = await draftOn(before, shell, decider, command, knowing).catch(() => undefined);
    if (!draft || draft.events.length === 0) break;
    if (draft.guards?.reads.some((name) => ahead.takes.has(name))) break;
    drafts.push(draft);
    for (const { type } of draft.events) ahead.said.add(type);
    for (const name of draft.guards?.takes ?? []) ahead.takes.add(name);
    before = draft.after;
  }
  return drafts;
}

function isOvertaken(outcome: Outcome): boolean {
  return (
    outcome.status === 'rejected' &&
    [DuplicateCommand, GuardConflict, VersionConflict].some((kind) => outcome.reason instanceof kind)
  );
}
