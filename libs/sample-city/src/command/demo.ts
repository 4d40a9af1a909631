import { type Mode } from '@laurel/platform';
import { askedToStop, type Streams, WrongUsage } from '@laurel/platform/command-line';
import { shanghaiDay } from '@laurel/core';
import { planPack2023 } from '@laurel/rules';
import type { RulePack } from '@laurel/contracts';
import { rulePackIn } from '../rule-pack.ts';
import { type CityRecord, type DemoOptions, rehearsalStart, runDemo } from '../run-demo.ts';
import { endOf } from '../story/year.ts';
import { type Summary, summaryInWords } from '../summary.ts';

/** The options of `laurel demo`. */
export interface DemoWanted {
  readonly data?: string;
  readonly host: string;
  readonly port: number;
  readonly seed: number;
  readonly until?: string;
  readonly pack?: string;
  readonly province?: number;
  readonly engine: string;
  readonly partitions: number;
  readonly members: number;
  readonly url?: string;
  readonly record?: string;
  readonly json?: true;
  readonly exit?: true;
}

export type Rehearsal = Extract<Mode, { kind: 'rehearsal' }>;

/** A rehearsal that runs somewhere. */
export interface Stage {
  readonly url: string;
  /** The record, as `laurel audit --data` takes it. */
  readonly data: string;
  /** The access logs; undefined where they are out of reach. */
  readonly logs: string | undefined;
  close(): Promise<void>;
}

/** The places where a rehearsal can be played, and what is known of it there. */
export interface Stages {
  /** Opens the city or cluster that the options ask for, or finds the one that runs elsewhere. */
  open(wanted: DemoWanted, mode: Rehearsal): Promise<Stage>;
  /** The record of all services in a data directory or cluster. */
  recordAt(data: string): CityRecord;
  /** The administrators of a rehearsal, with one-time passwords that follow from its seed. */
  firstAccountsOf(seed: number): DemoOptions['firstAccounts'];
}

/**
 * Plays the sample city's whole campaign as a rehearsal; then it stays up, unless told to end. Resolves to
 * the exit code.
 */
export async function demo(wanted: DemoWanted, stages: Stages, { stdout }: Streams): Promise<number> {
  const { seed, until, province, json, exit } = wanted;
  const given = wanted.pack === undefined ? planPack2023 : packIn(wanted.pack);
  // Who is named below enters, so cities of the plan play below such a pack.
  const { entriesFrom } = given;
  if (entriesFrom && province === undefined) throw new WrongUsage(citiesMissing);
  const pack = entriesFrom ? planPack2023 : given;
  const start = rehearsalStart(pack);
  const stopsAt = until === undefined ? undefined : endOf(until);
  if (stopsAt !== undefined && stopsAt < start) throw new WrongUsage(tooEarly(shanghaiDay(start)));
  const stage = await stages.open(wanted, { kind: 'rehearsal', seed, start });
  let summary: Summary;
  try {
    summary = await runDemo({
      url: stage.url,
      logs: stage.logs,
      record: stages.recordAt(stage.data),
      seed,
      pack,
      ...(stopsAt !== undefined && { stopsAt }),
      ...(province !== undefined && { province }),
      ...(entriesFrom && { provincePack: given }),
      firstAccounts: stages.firstAccountsOf(seed),
    });
  } catch (error) {
    await stage.close();
    throw error;
  }
  stdout.write(json ? `${JSON.stringify(summary)}\n` : summaryInWords(summary, exit ? undefined : stage.url));
  if (!exit) await askedToStop();
  await stage.close();
  return summary.violations === 0 && summary.replay.equal ? 0 : 1;
}

const citiesMissing = {
  zh: '--pack 的规则包在下级命名者中评选（entriesFrom），须与 --province N 一同使用，先演示各市的评选',
  en: '--pack names among the winners of cities (entriesFrom): add --province N, and their campaigns are played first',
};

const tooEarly = (first: string) => ({
  zh: `--until 应不早于全年的第一天 ${first}`,
  en: `--until must not be before the first day of the year, ${first}`,
});

function packIn(file: string): RulePack {
  try {
    return rulePackIn(file);
  } catch (error) {
    throw new WrongUsage({
      zh: '--pack 的文件不可用',
      en: `--pack names a file that cannot be used:\n${(error as Error).message}`,
    });
  }
}
