import { Unavailable } from '@laurel/core';

/** How long a Kafka broker has for an answer; without one the connection is given up. */
export const answerMs = 5_000;

/** The promise's value; throws Unavailable when it takes longer, or whatever it failed with, as Unavailable. The work itself may go on. */
export async function within<T>(timeoutMs: number, what: string, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Unavailable(`${what}: no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    return await Promise.race([work, late.promise]);
  } catch (error) {
    throw unavailable(what, error);
  } finally {
    clearTimeout(timer);
  }
}

export function unavailable(what: string, cause: unknown): Unavailable {
  if (cause instanceof Unavailable) return cause;
  return new Unavailable(`${what}: ${messageOf(cause)}`, { cause });
}

/** kafkajs says what was wrong with several topics in a list of its own. */
function messageOf(cause: unknown): string {
  if (!Error.isError(cause)) return String(cause);
  const parts = (cause as { errors?: unknown }).errors;
  return Array.isArray(parts) ? parts.map(messageOf).join('; ') : cause.message;
}
