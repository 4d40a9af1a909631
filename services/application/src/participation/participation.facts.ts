import { participation } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { servedCampaign } from '../campaign/campaign.facts.ts';
import { servedOrganisation } from '../organisation/organisation.facts.ts';
import { participationDecider, type ParticipationFacts } from './participation.decide.ts';

/** The facts that every decision on one unit in one campaign is judged by. */
export async function unitFacts(read: FactReader, id: Id): Promise<ParticipationFacts> {
  return {
    id: { campaign: id.campaign!, unit: id.unit! },
    campaign: await read.state(servedCampaign, id.campaign!),
    tree: await read.state(servedOrganisation, 'city'),
  };
}

/** Participation's decider with the facts that its decisions need from outside its stream. */
export const servedParticipation = serve(participation, participationDecider, (read, _command, id) =>
  unitFacts(read, id),
);
