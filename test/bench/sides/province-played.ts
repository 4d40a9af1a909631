import { firstAccountsOf, recordAt } from '@laurel/all';
import { planPack2023 } from '@laurel/rules';
import { runDemo, type Summary } from '@laurel/sample-city';
import type { Side } from '../side.ts';
import { processorMs } from './serving.ts';

export interface PlayedParameters {
  readonly url: string;
  readonly directory: string;
  readonly seed: number;
  /** The cities of a province; absent: a city alone. */
  readonly cities?: number;
}

export interface Played {
  readonly summary: Summary;
  readonly processorMs: number;
  readonly peakMb: number;
}

/** Plays the year over HTTP and proves the record, in a process of its own. */
export const run: Side<PlayedParameters, Played> = async ({ url, directory, seed, cities }) => {
  const summary = await runDemo({
    ...{ url, logs: directory, record: recordAt(directory), seed, pack: planPack2023 },
    ...(cities !== undefined && { province: cities }),
    firstAccounts: firstAccountsOf(seed),
    progress: { write: (text) => process.stderr.write(text), isTTY: false, columns: 80 },
  });
  return { summary, processorMs: processorMs(), peakMb: process.resourceUsage().maxRSS / 1024 };
};
