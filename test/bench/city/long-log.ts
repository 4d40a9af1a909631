import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '@laurel/engines';
import { sha256 } from '@laurel/platform';
import { planFiled, streamOf } from '../sample.ts';
import { openApplication, openCampaign, openEngine, quiet } from './application.ts';

export const branches = 512;
/** Plans that each branch files in each earlier campaign. */
const plansOfBranch = 50;
const together = 1000;

/** What a log depends on; made otherwise it must be made anew. */
const sources = [
  '../sample.ts',
  'application.ts',
  'long-log.ts',
  '../../../libs/engines/src/sqlite/event-log.ts',
];

/**
 * A log of at least so many events that is made once and kept, since a million takes a while; those of other
 * versions are removed.
 */
export async function keptLog(folder: string, events: number): Promise<string> {
  const name = `log-${events}`;
  const version = sha256(
    sources.map((source) => readFileSync(new URL(source, import.meta.url), 'utf8')).join(),
  ).slice(0, 8);
  const directory = join(folder, `${name}-${version}`);
  if (existsSync(join(directory, 'complete'))) return directory;
  for (const other of readdirSync(folder))
    if (other.startsWith(`${name}-`)) rmSync(join(folder, other), { recursive: true });
  mkdirSync(directory);
  await makeLog(directory, events);
  writeFileSync(join(directory, 'complete'), '');
  return directory;
}

/**
 * Application's log, views and workers up to its end: an open campaign, then the plans of earlier campaigns
 * until there are so many events.
 */
export async function makeLog(directory: string, events: number): Promise<void> {
  const application = await openApplication(directory);
  await openCampaign(application, branches);
  await application.close();
  const engine = await openEngine(directory);
  await fill(engine, events);
  await engine.close();
  const again = await openApplication(directory);
  await quiet(again.runtime);
  await again.close();
}

/**
 * The plans come in rounds: in each, every branch files one more. The workers are told that they have done
 * their part.
 */
export async function fill(
  { events: log, checkpoints }: Engine,
  events: number,
  idle: readonly string[] = ['relay', 'reactions'],
): Promise<void> {
  const opened = await log.head();
  for (let number = 0; number < events - opened; number += together) {
    const size = Math.min(together, events - opened - number);
    await Promise.all(Array.from({ length: size }, (_, index) => append(number + index)));
  }
  // Nobody listens, and nothing of this asks for a reaction.
  const head = await log.head();
  for (const worker of idle) {
    const lease = await checkpoints.acquire(worker, 'bench', 60_000);
    await checkpoints.store(worker, lease!.token, head);
  }

  async function append(index: number): Promise<void> {
    const branch = index % branches;
    const round = Math.floor(index / branches);
    const campaign = `r${1900 + Math.floor(round / plansOfBranch)}`;
    const version = round % plansOfBranch;
    const event = planFiled(branch, round, campaign);
    await log.append(streamOf(branch, campaign), version === 0 ? 'none' : version, [event], {
      commandId: event.commandId,
    });
  }
}
