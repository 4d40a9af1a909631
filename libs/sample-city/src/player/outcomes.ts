import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { refusals } from '@laurel/contracts';

/** The outcomes of commands sent before this start, as the access log records them. */

/**
 * Accepted, or refused with a code; `refused` alone where the log keeps the code back, because it could tell
 * something of a sealed score.
 */
export type Ending = 'accepted' | 'refused' | (string & {});

interface Line {
  readonly commandId?: string;
  readonly path?: string;
  readonly status: number;
  readonly code?: string;
}

/** Statuses of refusals. */
const judged = [403, 404, 409];
const signingIn = '/api/v1/session';

/**
 * The final outcome of every command in the access logs of a directory; what failed or was never answered is
 * not in it, nor who signed in.
 */
export async function earlierOutcomes(directory: string): Promise<Map<string, Ending>> {
  const outcomes = new Map<string, Ending>();
  const files = existsSync(directory)
    ? readdirSync(directory).filter((name) => name.endsWith('access.ndjson'))
    : [];
  for (const file of files) {
    for await (const text of createInterface({
      input: createReadStream(join(directory, file)),
      crlfDelay: Infinity,
    })) {
      const line = parsed(text);
      if (line?.commandId === undefined || line.path === signingIn) continue;
      const ending = endingOf(line.status, line.code);
      if (ending !== undefined) outcomes.set(line.commandId, ending);
    }
  }
  return outcomes;
}

/**
 * Undefined when it may end otherwise the next time: a fault, nobody signed in, a request that no rule has
 * judged.
 */
export function endingOf(status: number, code: string | undefined): Ending | undefined {
  if (status < 300) return 'accepted';
  if (code === undefined) return judged.includes(status) ? 'refused' : undefined;
  return code in refusals ? code : undefined;
}

/** The last line may be half written. */
function parsed(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
