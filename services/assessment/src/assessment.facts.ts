import { type CommandOf, standing } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { standingDecider, type StandingFacts } from './domain/standing.decide.ts';
import { campaignsView } from './views/campaigns.ts';
import { unitsView } from './views/units.ts';

/** The deciders with the facts they need: the rule pack, the organisation, and each other's states. */

async function standingFacts(read: FactReader, _command: CommandOf<typeof standing>, id: Id): Promise<StandingFacts> {
  const { campaign, unit } = entryOf(id);
  return { id: { campaign, unit }, campaign: await read.row(campaignsView, campaign), unit: await read.row(unitsView, unit) };
}

export const servedStanding = serve(standing, standingDecider, standingFacts);

function entryOf(id: Id): { campaign: string; unit: string } {
  return { campaign: id.campaign!, unit: id.unit! };
}
