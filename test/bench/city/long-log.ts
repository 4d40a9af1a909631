import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '@laurel/engines/sqlite';
import { planFiled, streamOf } from '../sample.ts';
import { openApplication, openCampaign, openEngine, quiet } from './application.ts';

const branches = 1024;
/** Plans that each branch files in each earlier campaign. */
const plansOfBranch = 50;
const together = 1000;

/** What a log made by another version of this file would not be. */
const made = 'made-4';

/**
 * A directory with application's log of at least so many events, views and workers up to its end: an open campaign, then the plans of earlier
 * campaigns. Made once and kept, since a million takes a while.
 */
export async function longLog(folder: string, events: number): Promise<string> {
  const directory = join(folder, `log-${events}-${made}`);
  if (existsSync(join(directory, 'complete'))) return directory;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const application = await openApplication(directory);
  await openCampaign(application, branches);
  await application.close();
  const engine = await openEngine(directory);
  await fill(engine, events);
  await engine.close();
  const again = await openApplication(directory);
  await quiet(again.runtime);
  await again.close();
  writeFileSync(join(directory, 'complete'), '');
  return directory;
}

/** The plans come in rounds: in each, every branch files one more. */
async function fill({ events: log, checkpoints }: Engine, events: number): Promise<void> {
  const opened = await log.head();
  for (let number = 0; number < events - opened; number += together) {
    const size = Math.min(together, events - opened - number);
    await Promise.all(Array.from({ length: size }, (_, index) => append(number + index)));
  }
  // Nobody listens, and nothing of this asks for a reaction.
  const head = await log.head();
  for (const worker of ['relay', 'reactions']) {
    const lease = await checkpoints.acquire(worker, 'bench', 60_000);
    await checkpoints.store(worker, lease!.token, head);
  }

  async function append(index: number): Promise<void> {
    const branch = index % branches;
    const round = Math.floor(index / branches);
    const campaign = `r${1900 + Math.floor(round / plansOfBranch)}`;
    const version = round % plansOfBranch;
    const event = planFiled(branch, round, campaign);
    await log.append(streamOf(branch, campaign), version === 0 ? 'none' : version, [event], { commandId: event.commandId });
  }
}
