import { type Expected, type NewEvent, TooLarge } from '@laurel/core';
import { appendBytesMax } from './limits.ts';

/** The newest append of a stream. */
export interface Head {
  /** 0: the stream does not exist. */
  readonly version: number;
  /** The command that made it; undefined for a stream that does not exist. */
  readonly by: string | undefined;
}

/** True when a stream is as the writer expects. */
export function fits(expected: Expected, { version, by }: Head): boolean {
  if (typeof expected === 'object') return version === expected.version && by === expected.by;
  switch (expected) {
    case 'any':
      return true;
    case 'none':
      return version === 0;
    case 'exists':
      return version > 0;
    default:
      return version === expected;
  }
}

/**
 * Makes the JSON of each event at once, so that later changes to the objects change nothing. Throws TooLarge,
 * and RangeError for an append without events or a name that a log could not tell from others.
 */
export function bodiesOf(
  stream: string,
  events: readonly NewEvent[],
  commandId: string,
): { bodies: string[]; bytes: number } {
  if (events.length === 0) throw new RangeError('an append needs at least one event');
  // Lone surrogates all become one replacement character in UTF-8: two streams would be one.
  for (const name of [stream, commandId]) {
    if (name === '' || !name.isWellFormed())
      throw new RangeError(`not a name for a stream or a command: ${JSON.stringify(name)}`);
  }
  const bodies = events.map((event) => JSON.stringify(event));
  const bytes = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
  if (bytes > appendBytesMax)
    throw new TooLarge(`an append of ${bytes} bytes; the log takes ${appendBytesMax}`);
  return { bodies, bytes };
}
