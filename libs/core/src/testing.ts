import { canonicalJson } from './canonical.ts';
import { type Decider, fold } from './decider.ts';
import type { Actor, Command, Message, Stamped } from './message.ts';
import { Rejected } from './rejected.ts';

/** Given/when/then for deciders: plain comparison of JSON, no test framework needed. */

export const someActor: Actor = { account: 'ann', person: 'P001', role: 'operator' };
export const someInstant = '2023-04-10T01:00:00.000Z';

/** A command with everything a test does not care about filled in. */
export function command<C extends Message>(message: C, overrides: Partial<Command> = {}): C & Command {
  return {
    ...message,
    commandId: 'command-1',
    instant: someInstant,
    actor: someActor,
    payloadHash: 'payload-1',
    correlationId: 'correlation-1',
    ...overrides,
  } as C & Command;
}

/** An event as `evolve` sees it. */
export function stamped<E extends Message>(event: E, overrides: Partial<Stamped<Message>> = {}): Stamped<E> {
  return { time: someInstant, actor: someActor, ...event, ...overrides } as Stamped<E>;
}

type Outcome = { events: readonly Message[] } | { refused: string; field: string | undefined };

/**
 * `given(decider, facts)(...events).when(command).then(...events)` or `.thenRefused(reason)`. Throws when the
 * outcome differs.
 */
export function given<State, C extends Command, E extends Message, Facts>(
  decider: Decider<State, C, E, Facts>,
  facts: Facts,
) {
  return (...events: readonly Stamped<E>[]) => ({
    when(asked: C) {
      const outcome = decideOutcome(() => decider.decide(asked, fold(decider, events), facts));
      return {
        then: (...expected: readonly Message[]) => expectSame(outcome, { events: expected }),
        thenNothing: () => expectSame(outcome, { events: [] }),
        thenRefused: (reason: string) => expectSame('refused' in outcome ? outcome.refused : outcome, reason),
        outcome,
      };
    },
  });
}

function decideOutcome(decide: () => readonly Message[]): Outcome {
  try {
    return { events: decide().map((event) => JSON.parse(JSON.stringify(event)) as Message) };
  } catch (error) {
    if (error instanceof Rejected) return { refused: error.reason, field: error.field };
    throw error;
  }
}

/** Throws when two values are not the same JSON. */
export function expectSame(actual: unknown, expected: unknown): void {
  const [got, want] = [canonicalJson(actual), canonicalJson(expected)];
  if (got !== want) throw new Error(`got  ${got}\nwant ${want}`);
}

/** Numbers that look random and are the same everywhere for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
