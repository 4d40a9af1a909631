import { type CommandOf, standing } from '@laurel/contracts';
import { alone, type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { integrityGuard, knownOf } from '../integrity/integrity.facts.ts';
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
    known: await knownOf(read, entry.unit),
  };
}

/** The standing's decider with the facts it needs: the rule pack, and what is known of the branch. */
export const servedStanding = serve(standing, standingDecider, standingFacts, (_command, id) => {
  const candidate = alone(candidateGuard(id.campaign!, id.unit!));
  return { ...candidate, reads: [...candidate.reads, integrityGuard(id.unit!)] };
});
