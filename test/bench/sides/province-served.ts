import { launch } from '@laurel/all';
import { planPack2023 } from '@laurel/rules';
import { rehearsalStart } from '@laurel/sample-city';
import type { Side } from '../side.ts';
import { processorMs } from './serving.ts';

export interface ServedParameters {
  readonly directory: string;
  readonly seed: number;
}

/** Said at the second pause, once the year has been played. */
export interface Spent {
  readonly processorMs: number;
}

/** The result, once everything has been asked. */
export interface Remembered {
  /** The most memory that the process ever had (resident). */
  readonly peakMb: number;
}

/** All services of a rehearsal in a process of its own. It serves at the first pause and at the second. */
export const run: Side<ServedParameters, Remembered> = async ({ directory, seed }, pause) => {
  const mode = { kind: 'rehearsal', seed, start: rehearsalStart(planPack2023) } as const;
  const { server, close } = await launch({ directory, host: '127.0.0.1', port: 0, mode });
  await pause({ url: server.url });
  await pause({ processorMs: processorMs() } satisfies Spent);
  await close();
  return { peakMb: process.resourceUsage().maxRSS / 1024 };
};
