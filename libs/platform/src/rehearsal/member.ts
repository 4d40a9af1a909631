import { processContract, serviceNames } from '@laurel/contracts';
import { Unavailable } from '@laurel/core';
import { z } from 'zod';
import { type Clock, RehearsalClock } from '../clock.ts';
import { topicOf } from '../runtime/codec.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';

/**
 * The state of a member: the length of its log, and whether everything in it was heard, shown and reacted to.
 */
export interface MemberState {
  readonly head: number;
  readonly isQuiet: boolean;
}

/** One service of a rehearsal, as the conductor sees it. */
export interface Member {
  state(): Promise<MemberState>;
  /** The earliest instant at or before `until` for which something waits. */
  next(until: string): Promise<string | undefined>;
  /** Moves the clock; an earlier instant leaves it where it is. */
  moveTo(instant: string): Promise<void>;
  /** Fires what is due at or before `until`; says how many commands. */
  fire(until: string): Promise<number>;
}

/** A service of this process. */
export function member(runtime: ServiceRuntime, clock: Clock): Member {
  const { surroundings, scheduler } = runtime;
  return {
    state: async () => ({ head: await surroundings.engine.events.head(), isQuiet: await isQuiet(runtime) }),
    next: async (until) => await scheduler?.next(until),
    async moveTo(instant) {
      if (clock instanceof RehearsalClock) clock.moveTo(instant);
    },
    fire: async (until) => (await scheduler?.fire(until)) ?? 0,
  };
}

async function isQuiet(runtime: ServiceRuntime): Promise<boolean> {
  const { relay, views, reactions } = await runtime.lag();
  if (relay + views + reactions > 0) return false;
  const { name } = runtime.definition;
  if (processContract[name].hears.length === 0) return true;
  const topics = serviceNames.filter((other) => other !== name).map(topicOf);
  return (await runtime.surroundings.broker.backlog(name, topics)) === 0;
}

/** The path at which the members of a rehearsal are asked, process to process. */
export const memberPath = '/internal/rehearsal';
/** The questions that one process asks another. */
export const memberQuestion = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('state') }),
  z.strictObject({ ask: z.enum(['next', 'moveTo', 'fire']), instant: z.string() }),
]);
const answerMs = 60_000;

/**
 * The service of another process. Throws Unavailable when it does not answer as it should; asking again is
 * safe.
 */
export function remoteMember(url: string, key: string): Member {
  const ask = async (question: z.infer<typeof memberQuestion>): Promise<unknown> => {
    try {
      const response = await fetch(`${url}${memberPath}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(question),
        signal: AbortSignal.timeout(answerMs),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return ((await response.json()) as { answer?: unknown }).answer;
    } catch (error) {
      throw new Unavailable(`${url} did not answer: ${String(error)}`);
    }
  };
  return {
    state: async () => (await ask({ ask: 'state' })) as MemberState,
    next: async (instant) => (await ask({ ask: 'next', instant })) as string | undefined,
    moveTo: async (instant) => void (await ask({ ask: 'moveTo', instant })),
    fire: async (instant) => (await ask({ ask: 'fire', instant })) as number,
  };
}
