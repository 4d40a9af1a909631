import { type CommandOf, naming } from '@laurel/contracts';
import { alone, type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { confirmedRankingsView } from '../copies/confirmed-rankings.view.ts';
import { coverageKey, coveragesView } from '../copies/coverages.view.ts';
import { entryStandingsView } from '../copies/entry-standings.view.ts';
import { namingDecider } from './naming.decide.ts';
import type { NamingFacts, Standings } from './order.rules.ts';

async function namingFacts(
  read: FactReader,
  command: CommandOf<typeof naming>,
  id: Id,
): Promise<NamingFacts> {
  const campaign = id.campaign!;
  return {
    id: { campaign },
    campaign: await read.row(campaignsView, campaign),
    ranking: (await read.row(confirmedRankingsView, campaign))?.confirmed,
    standings: await standingsIn(read, campaign),
    coverage:
      'branchId' in command.data
        ? await read.row(coveragesView, coverageKey(campaign, command.data.branchId))
        : undefined,
  };
}

/**
 * The guard of notices and their objections against naming and conferring: none is named while an objection
 * is raised (docs/handbook/process.md#1.14).
 */
export function objectionsGuard(campaignId: string): string {
  return `objections:${campaignId}`;
}

export const servedNaming = serve(naming, namingDecider, namingFacts, (_command, id) =>
  alone(objectionsGuard(id.campaign!)),
);

/** The standing of every entry of a campaign, by its branch. */
export async function standingsIn(read: FactReader, campaignId: string): Promise<Standings> {
  const rows = await read.rows(entryStandingsView, [{ field: 'campaignId', equals: campaignId }]);
  return Object.fromEntries(rows.map((row) => [row.branchId, row]));
}
