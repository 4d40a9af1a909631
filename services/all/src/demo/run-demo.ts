import type { RulePack } from '@laurel/contracts';
import { checkDirectory } from '../audit/check.ts';
import { historyHash } from '../audit/hashes.ts';
import { replayAll } from '../audit/replay.ts';
import type { City } from '../city.ts';
import { Client } from './play/client.ts';
import { earlierOutcomes } from './play/outcomes.ts';
import { Player } from './play/player.ts';
import { Progress } from './play/progress.ts';
import { accountsIn, honours, refusalsIn, type Summary } from './play/summary.ts';
import { scriptOf } from './scenes/script.ts';
import { Story } from './story/story.ts';
import { at, yearOf } from './story/year.ts';

export interface DemoOptions {
  readonly url: string;
  readonly city: City;
  readonly directory: string;
  readonly seed: number;
  readonly pack: RulePack;
  /** The administrators of the first start with their one-time passwords. */
  readonly firstAccounts: readonly { readonly login: string; readonly oneTimePassword: string }[];
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
  const { url, city, directory, seed, pack, firstAccounts } = options;
  const since = performance.now();
  const story = new Story(pack, seed);
  const scenes = scriptOf(story);
  const client = new Client(url);
  const outcomes = await earlierOutcomes(directory);
  const oneTimePasswords = new Map(
    firstAccounts.map(({ login, oneTimePassword }) => [
      story.staff.accounts.find((account) => account.login === login)!.accountId,
      oneTimePassword,
    ]),
  );
  const player = new Player(story, {
    client,
    outcomes,
    oneTimePasswords,
    onActs: (count) => progress.step(count),
    onScene: ({ zh, en }) => progress.begin(`${zh} ${en}`),
  });
  const { acts, done } = player.measure(scenes);
  if (outcomes.size > 0 && done === 0) throw new Error(`${directory} 中是另一场演练 / holds another rehearsal: choose another --data`);
  const resumedFrom = done === 0 ? null : await eventsIn(city);
  const progress = new Progress(acts, since, options.progress);
  await player.play(scenes);
  await city.settle();
  progress.begin('核验记录 proving the record');
  const replayed = await replayAll(directory);
  const checked = await checkDirectory(directory);
  const summary = {
    campaign: story.campaign,
    seed,
    resumedFrom,
    events: await eventsIn(city),
    ...(await honours(story, client)),
    refusals: refusalsIn(player.endings),
    violations: Object.values(checked.counts).reduce((sum, count) => sum + count, 0),
    replay: { equal: replayed.equal, views: replayed.views },
    historyHash: await historyHash(directory),
    accounts: accountsIn(story.staff.accounts),
  };
  progress.end();
  return { ...summary, seconds: Math.round((performance.now() - since) / 100) / 10 };
}

/** How many events the one history has: audit hears them all. */
async function eventsIn(city: City): Promise<number> {
  await city.settle();
  return await city.runtime('audit').surroundings.engine.events.head();
}
