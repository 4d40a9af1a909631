import type { RulePack } from '@laurel/contracts';
import { Client } from './player/client.ts';
import { earlierOutcomes, type Ending } from './player/outcomes.ts';
import { Player } from './player/player.ts';
import { Progress } from './player/progress.ts';
import { countingByShippedYears } from './rule-pack.ts';
import { accountsIn, campaignSummary, refusalsIn, type Summary } from './summary.ts';
import { scriptOf } from './scenes/script.ts';
import { Deployment } from './story/deployment.ts';
import { at, yearOf } from './story/year.ts';

/** Results of the audit of a record. */
export interface Proof {
  /** Broken rules, counted. */
  readonly violations: number;
  readonly replay: { readonly equal: boolean; readonly views: Readonly<Record<string, string>> };
  readonly historyHash: string;
}

/** The record that the demo writes. An auditor reads it from the logs, beside the API. */
export interface CityRecord {
  /** The length of the one history: audit hears every event. */
  events(): Promise<number>;
  prove(): Promise<Proof>;
}

export interface DemoOptions {
  readonly url: string;
  readonly record: CityRecord;
  /**
   * The directory of the access logs. Acts that the logs show as done are not done again. Undefined if the
   * logs cannot be read; then no act counts as done.
   */
  readonly logs: string | undefined;
  readonly seed: number;
  readonly pack: RulePack;
  /** The instant at which the year stops until the demo is started again; absent: it is played to its end. */
  readonly stopsAt?: string;
  /** The number of cities of a province; absent for a city alone. */
  readonly province?: number;
  /** The rule pack of the province's own campaign, if it is not the sample's. */
  readonly provincePack?: RulePack;
  /** The administrators of the first start with their one-time passwords. */
  readonly firstAccounts: readonly {
    readonly login: string;
    readonly oneTimePassword: string;
    readonly sealedCode?: string;
  }[];
  /** Told after every act how many of how many are done. */
  readonly onAct?: (done: number, total: number) => void;
  /** The stream on which progress is shown. */
  readonly progress?: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;
}

/** The start of a rehearsal of this rule pack; the rehearsal's clock is set to it. */
export function rehearsalStart(pack: RulePack): string {
  return at(yearOf(countingByShippedYears(pack)).opening, '00:00');
}

/**
 * Plays the sample city's whole campaign through the API, or those of all cities of a sample province at the
 * same time and the province's own over their winners, and checks the record afterwards. Started again on the
 * same directory it goes on where it was. What the rule pack leaves no room for is left out and told. Throws
 * when something comes out otherwise than the script says.
 */
export async function runDemo(options: DemoOptions): Promise<Summary> {
  const { url, record, logs, seed, pack, stopsAt, province = 0, provincePack, firstAccounts } = options;
  const since = performance.now();
  const deployment = new Deployment(countingByShippedYears(pack), seed, province, provincePack);
  const scenes = scriptOf(deployment).filter((scene) => stopsAt === undefined || scene.at <= stopsAt);
  const client = new Client(url);
  const outcomes = logs === undefined ? new Map<string, Ending>() : await earlierOutcomes(logs);
  const administrators = firstAccounts.map(({ login, ...secrets }) => {
    const { accountId } = deployment.administrators.find((account) => account.login === login)!;
    return { accountId, ...secrets };
  });
  const oneTimePasswords = new Map(
    administrators.map(({ accountId, oneTimePassword }) => [accountId, oneTimePassword]),
  );
  const sealedCodes = new Map(
    administrators.map(({ accountId, sealedCode = '' }) => [accountId, sealedCode]),
  );
  let played = 0;
  if (stopsAt !== undefined && (await client.now()) > stopsAt)
    throw new Error(`${logs} 中的演练已过该时刻 / has gone on beyond ${stopsAt}: choose another --data`);
  const player = new Player(deployment, {
    client,
    outcomes,
    oneTimePasswords,
    sealedCodes,
    onActs: (count) => {
      progress.step(count);
      options.onAct?.((played += count), acts);
    },
    onScene: ({ zh, en }) => progress.begin(`${zh} ${en}`),
  });
  const { acts, done } = player.measure(scenes);
  if (outcomes.size > 0 && done === 0)
    throw new Error(`${logs} 中是另一场演练 / holds another rehearsal: choose another --data`);
  const resumedFrom = done === 0 ? null : await record.events();
  const progress = new Progress(acts, since, options.progress);
  await player.play(scenes);
  await player.settle(stopsAt);
  progress.begin('核验记录 proving the record');
  const { violations, replay, historyHash } = await record.prove();
  const campaigns = await Promise.all(
    deployment.campaigns.map(async (story) => await campaignSummary(story, client)),
  );
  const summary = {
    ...campaigns[0]!,
    ...(province > 0 && { campaigns }),
    seed,
    ...(stopsAt !== undefined && { stoppedAt: stopsAt }),
    resumedFrom,
    events: await record.events(),
    refusals: refusalsIn(player.endings),
    violations,
    replay,
    historyHash,
    accounts: accountsIn(deployment.accounts),
  };
  progress.end();
  return { ...summary, seconds: Math.round((performance.now() - since) / 100) / 10 };
}
