import { describe, it } from '@jest/globals';
import pTimeout from 'p-timeout';

/** The clock that a check sets and the engine reads for `recordedAt`. */
export interface Clock {
  now: string;
}

/** A fresh, empty engine under test. */
export interface Subject<Port> {
  readonly port: Port;
  /**
   * Closes the engine and opens the same data again. Engines that keep nothing leave this out, and skip the
   * checks of durability.
   */
  reopen?(): Promise<Port>;
  dispose(): Promise<void>;
}

export type Factory<Port> = (clock: Clock) => Promise<Subject<Port>>;

interface Opened<Port> {
  readonly port: Port;
  readonly clock: Clock;
  reopen(): Promise<Port>;
}

/**
 * One promise of a port, as a function that rejects if an engine breaks it. A plain function can also be
 * tried on engines that are broken on purpose, which tests the suite itself.
 */
export interface Check<Port> {
  readonly state: string;
  readonly outcome: string;
  /** Needs an engine that can be opened again. */
  readonly durable?: true;
  run(opened: Opened<Port>): Promise<void>;
}

/** Runs one check on a fresh subject. */
export async function runCheck<Port>(check: Check<Port>, factory: Factory<Port>): Promise<void> {
  const clock = { now: '2023-04-10T01:00:00.000Z' };
  const subject = await factory(clock);
  try {
    await check.run({ port: subject.port, clock, reopen: () => subject.reopen!() });
  } finally {
    await subject.dispose();
  }
}

/** Registers the checks as tests of the engine `name`. */
export function contract<Port>(
  name: string,
  checks: readonly Check<Port>[],
  factory: Factory<Port>,
  durable: boolean,
): void {
  const applicable = checks.filter((check) => durable || !check.durable);
  for (const [state, group] of Map.groupBy(applicable, (check) => check.state)) {
    describe(`${state} (${name})`, () => {
      for (const check of group) it(check.outcome, () => runCheck(check, factory), 60_000);
    });
  }
}

/** The time limit of a check for what must happen. Tests of the suite itself shorten it. */
export const patience = { waitMs: 10_000 };

/** Waits for the promise; rejects when it takes longer than the time limit of a check. */
export function soon<T>(awaited: Promise<T>, what: string): Promise<T> {
  return pTimeout(awaited, { milliseconds: patience.waitMs, message: `waited in vain for ${what}` });
}

/** Asks again, a turn of the event loop later, until the answer is not undefined. */
export function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  const deadlineMs = performance.now() + patience.waitMs;
  const again = async (): Promise<T> => {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadlineMs) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
    return again();
  };
  return again();
}
