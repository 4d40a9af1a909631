import { type CommandOf, standing } from '@laurel/contracts';
import { alone, type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { unitsView } from '../copies/units.view.ts';
import { standingDecider, type StandingFacts } from './standing.decide.ts';

/** The guard of a candidate: which group has it, how it is assessed, and its standing. */
export function candidateGuard(campaignId: string, branchId: string): string {
  return `candidate:${campaignId}.${branchId}`;
}

async function standingFacts(
  read: FactReader,
  _command: CommandOf<typeof standing>,
  id: Id,
): Promise<StandingFacts> {
  const entry = { campaign: id.campaign!, unit: id.unit! };
  return {
    id: entry,
    campaign: await read.row(campaignsView, entry.campaign),
    unit: await read.row(unitsView, entry.unit),
  };
}

/** The standing's decider with the facts it needs: the rule pack and the organisation. */
export const servedStanding = serve(standing, standingDecider, standingFacts, (_command, id) =>
  alone(candidateGuard(id.campaign!, id.unit!)),
);
