import { type CommandOf, publicNotice } from '@laurel/contracts';
import { alone, countingByCity, type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { confirmedRankingsView } from '../copies/confirmed-rankings.view.ts';
import { coverageKey, coveragesView } from '../copies/coverages.view.ts';
import { objectionOfficesView } from '../copies/objection-offices.view.ts';
import { registeredUnitsView } from '../copies/registered-units.view.ts';
import { objectionKey } from '../copies/upheld-objections.view.ts';
import { objectionsGuard, servedNaming, standingsIn } from '../naming/naming.facts.ts';
import { noticeable } from '../naming/order.rules.ts';
import { titlesView } from '../title/titles.view.ts';
import { publicNoticeDecider, type PublicNoticeFacts } from './public-notice.decide.ts';
import { objectionsView } from './objections.view.ts';

async function publicNoticeFacts(
  read: FactReader,
  command: CommandOf<typeof publicNotice>,
  id: Id,
): Promise<PublicNoticeFacts> {
  const campaign = id.campaign!;
  const posting = command.type === 'PostNotice' ? command.data : undefined;
  const branchIds = posting?.branchIds ?? [];
  const coverages = branchIds.map(async (branchId) => {
    const row = await read.row(coveragesView, coverageKey(campaign, branchId, posting?.titleId));
    return row ? [[branchId, row] as const] : [];
  });
  return {
    id: { campaign, name: id.name! },
    campaign: await countingByCity(read, await read.row(campaignsView, campaign)),
    tree: await read.tree(),
    approved: posting ? await approvedFor(read, campaign, posting) : [],
    standings: await standingsIn(read, campaign),
    coverages: Object.fromEntries((await Promise.all(coverages)).flat()),
    objectionsTo: posting && (await read.row(objectionOfficesView, campaign))?.objectionsTo,
    objectorKnown: await isKnownObjector(read, command),
    objectionKnown: await isKnownObjection(read, command, campaign),
  };
}

async function approvedFor(
  read: FactReader,
  campaign: string,
  posting: { titleId?: string | undefined },
): Promise<readonly string[]> {
  if (posting.titleId === undefined) {
    const ranking = (await read.row(confirmedRankingsView, campaign))?.confirmed;
    return noticeable(await read.state(servedNaming, campaign), ranking);
  }
  const rows = await read.rows(titlesView, [
    { field: 'campaignId', equals: campaign },
    { field: 'titleId', equals: posting.titleId },
    { field: 'status', equals: 'approved' },
  ]);
  const naming = await read.state(servedNaming, campaign);
  const waived = naming.status === 'none' ? [] : naming.waived;
  return rows.map(({ branchId }) => branchId).filter((branchId) => !waived.includes(branchId));
}

async function isKnownObjector(read: FactReader, command: CommandOf<typeof publicNotice>): Promise<boolean> {
  const unitId = command.type === 'RaiseObjection' ? command.data.objector.unitId : undefined;
  return unitId === undefined || (await read.row(registeredUnitsView, unitId)) !== undefined;
}

async function isKnownObjection(
  read: FactReader,
  command: CommandOf<typeof publicNotice>,
  campaignId: string,
): Promise<boolean> {
  if (command.type !== 'RaiseObjection') return false;
  return (
    (await read.row(objectionsView, objectionKey({ campaignId, objectionId: command.data.objectionId }))) !==
    undefined
  );
}

export const servedPublicNotice = serve(
  publicNotice,
  publicNoticeDecider,
  publicNoticeFacts,
  (_command, id) => alone(objectionsGuard(id.campaign!)),
);
