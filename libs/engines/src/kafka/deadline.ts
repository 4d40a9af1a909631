import { Unavailable } from '@laurel/core';
import pTimeout from 'p-timeout';

/** The time limit for an answer of a Kafka broker; after it the connection is given up. */
export const answerMs = 5_000;

/**
 * Waits for the work. A failure, and a time limit that passed, are thrown as Unavailable; after the time
 * limit the work itself may go on.
 */
export async function within<T>(timeoutMs: number, what: string, work: Promise<T>): Promise<T> {
  try {
    return await pTimeout(work, { milliseconds: timeoutMs, message: `no answer within ${timeoutMs} ms` });
  } catch (error) {
    throw unavailable(what, error);
  }
}

export function unavailable(what: string, cause: unknown): Unavailable {
  if (cause instanceof Unavailable) return cause;
  return new Unavailable(`${what}: ${messageOf(cause)}`, { cause });
}

/** The message of an error; for several topics kafkajs has a list of errors in it. */
function messageOf(cause: unknown): string {
  if (!Error.isError(cause)) return String(cause);
  const parts = (cause as { errors?: unknown }).errors;
  return Array.isArray(parts) ? parts.map(messageOf).join('; ') : cause.message;
}
