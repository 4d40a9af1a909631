import { type CommandOf, standing } from '@laurel/contracts';
import { alone, type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { unitsView } from '../copies/units.view.ts';
import { integrityGuard, knownOf } from '../integrity/integrity.facts.ts';
import { type Integrity, ofBoth } from '../integrity/integrity.ts';
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
    known: await knownOfEntry(read, entry.campaign, entry.unit),
  };
}

/** Everything that is known of an entry's branch, and of the one that goes on with the entry. */
async function knownOfEntry(read: FactReader, campaignId: string, unit: string): Promise<Integrity> {
  const known = await knownOf(read, unit);
  const carriedBy = (await read.row(unitsView, unit))?.carriedBy?.[campaignId];
  return carriedBy === undefined ? known : ofBoth(known, await knownOf(read, carriedBy));
}

/** The standing's decider with the facts it needs: the rule pack, and what is known of the branch. */
export const servedStanding = serve(standing, standingDecider, standingFacts, (_command, id) => {
  const candidate = alone(candidateGuard(id.campaign!, id.unit!));
  return { ...candidate, reads: [...candidate.reads, integrityGuard(id.unit!)] };
});
