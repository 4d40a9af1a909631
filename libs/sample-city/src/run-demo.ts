import type { RulePack } from '@laurel/contracts';
import { checkData } from '../audit/check.ts';
import { withReaders } from '../audit/directory.ts';
import { historyHash } from '../audit/hashes.ts';
import { replayAll } from '../audit/replay.ts';
import { Client } from './play/client.ts';
import { earlierOutcomes, type Ending } from './play/outcomes.ts';
import { Player } from './play/player.ts';
import { Progress } from './play/progress.ts';
import { accountsIn, honours, refusalsIn, type Summary } from './play/summary.ts';
import { scriptOf } from './scenes/script.ts';
import { Story } from './story/story.ts';
import { at, yearOf } from './story/year.ts';

export interface DemoOptions {
  readonly url: string;
  /** The record: a data directory, or `mongodb://…/#<database>`. */
  readonly data: string;
  /** Where the access logs are: what they show as done is not done again. Undefined where they are out of reach: then nothing counts as done. */
  readonly logs: string | undefined;
  readonly seed: number;
  readonly pack: RulePack;
  /** The administrators of the first start with their one-time passwords. */
  readonly firstAccounts: readonly { readonly login: string; readonly oneTimePassword: string }[];
  /** Told after every act how many of how many are done. */
  readonly onAct?: (done: number, total: number) => void;
  /** Where progress is shown. */
  readonly progress?: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;
}

/** When a rehearsal of this rule pack begins: its clock is set to it. */
export function rehearsalStart(pack: RulePack): string {
  return at(yearOf(pack).opening, '00:00');
}

/**
 * Plays the sample city's whole campaign through the API and proves the record afterwards. Started again on the same directory it goes on where it was.
 * Throws when the rule pack leaves the script no room, and when something comes out otherwise than the script says.
 */
export async function runDemo(options: DemoOptions): Promise<Summary> {
  const { url, data, logs, seed, pack, firstAccounts } = options;
  const since = performance.now();
  const story = new Story(pack, seed);
  const scenes = scriptOf(story);
  const client = new Client(url);
  const outcomes = logs === undefined ? new Map<string, Ending>() : await earlierOutcomes(logs);
  const oneTimePasswords = new Map(
    firstAccounts.map(({ login, oneTimePassword }) => [
      story.staff.accounts.find((account) => account.login === login)!.accountId,
      oneTimePassword,
    ]),
  );
  let played = 0;
  const player = new Player(story, {
    client,
    outcomes,
    oneTimePasswords,
    onActs: (count) => {
      progress.step(count);
      options.onAct?.((played += count), acts);
    },
    onScene: ({ zh, en }) => progress.begin(`${zh} ${en}`),
  });
  const { acts, done } = player.measure(scenes);
  if (outcomes.size > 0 && done === 0) throw new Error(`${logs} 中是另一场演练 / holds another rehearsal: choose another --data`);
  const resumedFrom = done === 0 ? null : await eventsIn(data);
  const progress = new Progress(acts, since, options.progress);
  await player.play(scenes);
  await player.settle();
  progress.begin('核验记录 proving the record');
  const replayed = await replayAll(data);
  const checked = await checkData(data);
  const summary = {
    campaign: story.campaign,
    seed,
    resumedFrom,
    events: await eventsIn(data),
    ...(await honours(story, client)),
    refusals: refusalsIn(player.endings),
    violations: Object.values(checked.counts).reduce((sum, count) => sum + count, 0),
    replay: { equal: replayed.equal, views: replayed.views },
    historyHash: await historyHash(data),
    accounts: accountsIn(story.staff.accounts),
  };
  progress.end();
  return { ...summary, seconds: Math.round((performance.now() - since) / 100) / 10 };
}

/** How many events the one history has: audit hears them all. */
async function eventsIn(data: string): Promise<number> {
  return await withReaders(data, async (services) => {
    const audit = services.find(({ definition }) => definition.name === 'audit');
    return (await audit?.readers.events.head()) ?? 0;
  });
}
