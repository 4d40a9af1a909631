import { campaign, type CommandOf, organisation } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { campaignDecider, type CampaignFacts } from './domain/campaign.decide.ts';
import { organisationDecider, type OrganisationFacts, type RunningCampaign } from './domain/organisation.decide.ts';
import { campaignsView } from './views/campaigns.ts';

/** What each decision of this service needs from outside its own stream. */

async function organisationFacts(read: FactReader, command: CommandOf<typeof organisation>, id: Id): Promise<OrganisationFacts> {
  const growing = ['RegisterBureau', 'RegisterBranch', 'ImportOrganisation', 'InviteUnits'].includes(command.type);
  return {
    id: { name: id.name! },
    openCampaigns: growing ? await openCampaigns(read) : [],
    entries: [],
  };
}

async function openCampaigns(read: FactReader): Promise<RunningCampaign[]> {
  const rows = await read.rows(campaignsView, [{ field: 'status', equals: 'open' }]);
  return rows.map(({ campaignId, rulePack }) => ({ campaignId, ...rulePack.routes }));
}

export const servedOrganisation = serve(organisation, organisationDecider, organisationFacts);

async function campaignFacts(read: FactReader, command: CommandOf<typeof campaign>, id: Id): Promise<CampaignFacts> {
  const tree = await read.state(servedOrganisation, 'city');
  return {
    id: { campaign: id.campaign! },
    rulePackHash: 'rulePack' in command.data ? read.sha256(canonicalJson(command.data.rulePack)) : '',
    scoringStarted: false,
    listInUse: false,
    openWork: [],
    bureauIds: Object.keys(tree.bureaus).sort(),
    entries: [],
  };
}

export const servedCampaign = serve(campaign, campaignDecider, campaignFacts);
