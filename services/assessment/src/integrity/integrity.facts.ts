import { type CommandOf, integrity } from '@laurel/contracts';
import { alone, type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { candidaciesView } from '../copies/candidacies.view.ts';
import { unitsView } from '../copies/units.view.ts';
import { periodOf } from '../standing/standing.rules.ts';
import { earlierIntegrityView } from './earlier-integrity.view.ts';
import { initial, type Integrity, together } from './integrity.ts';
import { integrityDecider, type IntegrityFacts } from './integrity.decide.ts';

async function integrityFacts(
  read: FactReader,
  _command: CommandOf<typeof integrity>,
  id: Id,
): Promise<IntegrityFacts> {
  const unit = id.unit!;
  return {
    id: { unit },
    unit: await read.row(unitsView, unit),
    campaigns: await campaignsOf(read, unit),
    before: (await read.row(earlierIntegrityView, unit)) ?? initial,
  };
}

/** The open campaigns in which the branch stands, with their periods. */
async function campaignsOf(read: FactReader, unit: string): Promise<IntegrityFacts['campaigns']> {
  const { campaignIds = [] } = (await read.row(candidaciesView, unit)) ?? {};
  const known = await Promise.all(
    campaignIds.map(async (campaignId) => ({ campaignId, row: await read.row(campaignsView, campaignId) })),
  );
  return known.flatMap(({ campaignId, row }) =>
    row?.status === 'open' ? [{ campaignId, ...periodOf(row.rulePack) }] : [],
  );
}

/** The guard of a branch's record of integrity. */
export function integrityGuard(branchId: string): string {
  return `integrity:${branchId}`;
}

/** The integrity record's decider with the facts it needs: the branch, and the campaigns it stands in. */
export const servedIntegrity = serve(integrity, integrityDecider, integrityFacts, (_command, id) =>
  alone(integrityGuard(id.unit!)),
);

/** Everything that is known of a branch in the city now. */
export async function knownOf(read: FactReader, unit: string): Promise<Integrity> {
  const before = (await read.row(earlierIntegrityView, unit)) ?? initial;
  return together(await read.state(servedIntegrity, unit), before);
}
