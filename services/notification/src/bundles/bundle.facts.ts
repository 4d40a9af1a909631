import type { FactReader, Id } from '@laurel/platform';
import type { AnnouncementCommand, AnnouncementFacts } from '../announcement/announcement.ts';
import { nameOf } from '../announcement/acting.facts.ts';
import { announcementFacts, holdersOf, reached } from '../announcement/announcement.facts.ts';
import { awaitedView } from '../copies/awaited.view.ts';
import { type Kept, keptView } from './kept.view.ts';
import { unitsView } from '../copies/units.view.ts';
import { bundleOf, type Item } from './bundles.ts';

/** The facts of an announcement: of one event, or of a bundle of those kept for a morning. */
export async function factsOfAnnouncement(
  read: FactReader,
  command: AnnouncementCommand,
  id: Id,
): Promise<AnnouncementFacts> {
  const { bundle } = command.data;
  if (bundle === undefined) return await announcementFacts(read, command, id);
  const kept = (await read.row(keptView, bundle))?.notices ?? [];
  const items = new Map<string, Item[]>();
  for (const notice of kept) {
    if (!(await isAwaited(read, notice))) continue;
    const item = await itemOf(read, notice);
    for (const accountId of await recipientsOf(read, notice, command.instant)) {
      items.set(accountId, [...(items.get(accountId) ?? []), item]);
    }
  }
  return { announcementId: id.name!, recipients: [], bundled: messagesOf(items) };
}

async function isAwaited(read: FactReader, { awaited, ofClearance }: Kept): Promise<boolean> {
  if (ofClearance && (await read.row(awaitedView, ofClearance.key))?.until !== ofClearance.until)
    return false;
  const rows = await Promise.all(awaited.map((key) => read.row(awaitedView, key)));
  return rows.every((row) => row !== undefined);
}

async function itemOf(read: FactReader, { template, parameters, unitId }: Kept): Promise<Item> {
  if (unitId === undefined) return { template, parameters };
  const row = await read.row(unitsView, unitId);
  const bureau = row?.bureauId === undefined ? undefined : await read.row(unitsView, row.bureauId);
  const named = { ...parameters, unit: await nameOf(read, unitId) };
  return { template, parameters: named, unitId, ...(bureau && { bureau: bureau.name }) };
}

async function recipientsOf(
  read: FactReader,
  { audience, exceptPerson, campaignId, unitId }: Kept,
  instant: string,
): Promise<ReadonlySet<string>> {
  const holders = await holdersOf(read, audience);
  const rows = await Promise.all(
    audience.map((part) => reached(read, holders, part, { campaignId, unitId, exceptPerson, instant })),
  );
  return new Set(
    rows
      .flat()
      .filter(({ personId }) => personId !== exceptPerson)
      .map(({ accountId }) => accountId),
  );
}

/** One message for each person; those who are told the same share it. */
function messagesOf(items: ReadonlyMap<string, readonly Item[]>): NonNullable<AnnouncementFacts['bundled']> {
  const messages = new Map<string, { parameters: Record<string, string>; recipients: string[] }>();
  for (const accountId of [...items.keys()].sort()) {
    const parameters = { ...bundleOf(items.get(accountId)!) };
    const key = JSON.stringify(parameters);
    const message = messages.get(key) ?? { parameters, recipients: [] };
    messages.set(key, { parameters, recipients: [...message.recipients, accountId] });
  }
  return [...messages.values()].map((message) => ({ template: 'bundle', ...message }));
}
