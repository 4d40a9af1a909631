import { type Message, Rejected } from '@laurel/core';
import { expectSame } from '@laurel/core/testing';
import type { Asked } from './service-under-test.ts';

/**
 * `await when(service.ask(…)).thenSaid(…events)` or `.thenRefused(reason)`, as for deciders. Throws when the
 * outcome differs.
 */
export function when(asked: Promise<Asked>) {
  const outcome = asked.then(
    ({ said }) => said.map(({ type, data }) => ({ type, data })),
    (error: unknown) => {
      if (error instanceof Rejected) return error.reason;
      throw error;
    },
  );
  return {
    thenSaid: async (...events: readonly Message[]) => expectSame(await outcome, events),
    thenNothing: async () => expectSame(await outcome, []),
    thenRefused: async (reason: string) => expectSame(await outcome, reason),
  };
}
