import { type CommandOf, standing } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { knownOf } from '../integrity/integrity.facts.ts';
import { standingDecider, type StandingFacts } from './standing.decide.ts';

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
export const servedStanding = serve(standing, standingDecider, standingFacts);
