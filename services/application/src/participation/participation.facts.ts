import { participation } from '@laurel/contracts';
import { type FactReader, type Guarded, type Id, publishedYears, serve } from '@laurel/platform';
import { withCalendar } from '@laurel/rules';
import type { Campaign } from '../campaign/campaign.ts';
import { servedCampaign } from '../campaign/campaign.facts.ts';
import { entriesOfGuard, organisationGuard, servedOrganisation } from '../organisation/organisation.facts.ts';
import { participationDecider, type ParticipationFacts } from './participation.decide.ts';

/** The facts that every decision on one unit in one campaign is judged by. */
export async function unitFacts(read: FactReader, id: Id): Promise<ParticipationFacts> {
  return {
    id: { campaign: id.campaign!, unit: id.unit! },
    campaign: await campaignOf(read, id.campaign!),
    tree: await read.state(servedOrganisation, 'city'),
  };
}

/**
 * The guards of every decision on one unit in one campaign: the campaign, and that the unit is in the tree.
 * Who decides on the campaign or merges the unit rests on the entries in turn.
 */
export function unitGuards(id: Id): Guarded {
  return {
    reads: [organisationGuard, `campaign:${id.campaign}`],
    takes: [`entries:${id.campaign}`, entriesOfGuard(id.unit!)],
  };
}

/** The campaign, counting by the city's calendar once it has a rule pack. */
async function campaignOf(read: FactReader, campaignId: string): Promise<Campaign> {
  const campaign = await read.state(servedCampaign, campaignId);
  if (campaign.status === 'none') return campaign;
  return { ...campaign, rulePack: withCalendar(campaign.rulePack, await publishedYears(read)) };
}

/** Participation's decider with the facts that its decisions need from outside its stream. */
export const servedParticipation = serve(
  participation,
  participationDecider,
  (read, _command, id) => unitFacts(read, id),
  (_command, id) => unitGuards(id),
);
