import { type CommandOf, entryKey, naming } from '@laurel/contracts';
import { alone, countingByCity, type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { confirmedRankingsView } from '../copies/confirmed-rankings.view.ts';
import { coverageKey, coveragesView } from '../copies/coverages.view.ts';
import { entryStandingsView } from '../copies/entry-standings.view.ts';
import { handedUpView } from '../copies/handed-up.view.ts';
import { secretariesView } from '../copies/secretaries.view.ts';
import { certificateKey, numbersView, plaqueKey } from '../copies/numbers.view.ts';
import { namingDecider } from './naming.decide.ts';
import { titlesView } from '../title/titles.view.ts';
import type { NamingFacts, Standings } from './order.rules.ts';

async function namingFacts(
  read: FactReader,
  command: CommandOf<typeof naming>,
  id: Id,
): Promise<NamingFacts> {
  const campaign = id.campaign!;
  const standings = await standingsIn(read, campaign);
  return {
    id: { campaign },
    campaign: await countingByCity(read, await read.row(campaignsView, campaign)),
    ranking: (await read.row(confirmedRankingsView, campaign))?.confirmed,
    standings,
    coverage:
      'branchId' in command.data
        ? await read.row(coveragesView, coverageKey(campaign, command.data.branchId))
        : undefined,
    secretary:
      command.type === 'DeclineNaming'
        ? await read.row(
            secretariesView,
            standings[command.data.branchId]?.carriedBy ?? command.data.branchId,
          )
        : undefined,
    numbersElsewhere: await numbersElsewhere(read, command, campaign),
    above: command.type === 'RevokeNaming' ? await handedUpInto(read, command.data, campaign) : [],
    titles: command.type === 'IssueCertificate' ? await titlesHeld(read, command.data, campaign) : [],
  };
}

/**
 * The guard of notices and their objections against naming and conferring: none is named while an objection
 * is raised (docs/handbook/process.md#1.14).
 */
export function objectionsGuard(campaignId: string): string {
  return `objections:${campaignId}`;
}

/** The campaigns above that took the branch as one that was named here. */
async function handedUpInto(
  read: FactReader,
  { branchId }: { readonly branchId: string },
  campaignId: string,
): Promise<string[]> {
  const below = entryKey({ campaignId, branchId });
  const rows = await read.rows(handedUpView, [{ field: 'below', equals: below }]);
  return rows.map((row) => row.campaignId).sort();
}

/** A certificate that comes late says which titles the branch holds already. */
async function titlesHeld(
  read: FactReader,
  { branchId }: { readonly branchId: string },
  campaignId: string,
): Promise<NamingFacts['titles']> {
  const rows = await read.rows(titlesView, [
    { field: 'campaignId', equals: campaignId },
    { field: 'unitId', equals: branchId },
  ]);
  return rows
    .filter(({ status }) => ['conferred', 'recheckDue', 'warned'].includes(status))
    .map(({ titleId, until }) => ({ titleId, ...(until !== undefined && { until }) }))
    .sort((one, other) => (one.titleId < other.titleId ? -1 : 1));
}

/** The numbers of the command that are those of another campaign: they are unique in the city, for ever. */
async function numbersElsewhere(
  read: FactReader,
  { data }: CommandOf<typeof naming>,
  campaignId: string,
): Promise<string[]> {
  if (!('certificateNumber' in data)) return [];
  const { certificateNumber, plaqueNumber } = data;
  const certificate = await read.row(numbersView, certificateKey(certificateNumber));
  const plaque = await read.row(numbersView, plaqueKey(plaqueNumber));
  return [
    ...(certificate && certificate.campaignId !== campaignId ? [certificateNumber] : []),
    ...(plaque && plaque.campaignId !== campaignId ? [plaqueNumber] : []),
  ];
}

export const servedNaming = serve(naming, namingDecider, namingFacts, ({ data }, id) =>
  alone(objectionsGuard(id.campaign!), ...('certificateNumber' in data ? ['certificate-numbers'] : [])),
);

/** The standing of every entry of a campaign, by its branch. */
export async function standingsIn(read: FactReader, campaignId: string): Promise<Standings> {
  const rows = await read.rows(entryStandingsView, [{ field: 'campaignId', equals: campaignId }]);
  return Object.fromEntries(rows.map((row) => [row.branchId, row]));
}
