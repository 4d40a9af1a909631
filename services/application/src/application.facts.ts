import { application, attachment, campaign, type CommandOf, organisation, participation, recommendation, unitKey } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { bureauOf } from '@laurel/rules';
import { applicationDecider } from './application/application.decide.ts';
import type { ApplicationFacts } from './application/application.rules.ts';
import { attachmentDecider, type AttachmentFacts } from './attachment/attachment.decide.ts';
import { campaignDecider, type CampaignFacts } from './campaign/campaign.decide.ts';
import { organisationDecider, type OrganisationFacts, type RunningCampaign } from './organisation/organisation.decide.ts';
import { participationDecider, type ParticipationFacts } from './participation/participation.decide.ts';
import { recommendationDecider, type RecommendationFacts } from './recommendation/recommendation.decide.ts';
import { campaignsView } from './campaign/campaigns.view.ts';
import { candidatesView } from './application/candidates.view.ts';
import { progressView } from './copies/campaign-progress.view.ts';
import { recommendationsView } from './recommendation/recommendations.view.ts';
import { standingsView } from './copies/known-standings.view.ts';

/** The deciders with what each decision needs from outside its own stream. */

const ended: readonly string[] = ['ineligible', 'lapsed', 'withdrawn'];
const growing: readonly string[] = ['RegisterBureau', 'RegisterBranch', 'ImportOrganisation', 'InviteUnits'];

async function organisationFacts(read: FactReader, command: CommandOf<typeof organisation>, id: Id): Promise<OrganisationFacts> {
  const open = growing.includes(command.type) || command.type === 'MergeBranch' ? await openCampaigns(read) : [];
  const entries = command.type === 'MergeBranch' ? await standingEntries(read, command.data.branchId) : [];
  const running = new Set(open.map(({ campaignId }) => campaignId));
  return { id: { name: id.name! }, openCampaigns: open, entries: entries.filter((campaignId) => running.has(campaignId)) };
}

async function openCampaigns(read: FactReader): Promise<RunningCampaign[]> {
  const rows = await read.rows(campaignsView, [{ field: 'status', equals: 'open' }]);
  return rows.map(({ campaignId, rulePack }) => ({
    campaignId,
    recommending: rulePack.routes.recommending,
    selfNominating: rulePack.routes.selfNominating,
  }));
}

/** The campaigns in which a branch stands as an entry that has not ended, by id. */
async function standingEntries(read: FactReader, branchId: string): Promise<string[]> {
  const rows = await read.rows(candidatesView, [{ field: 'branchId', equals: branchId }]);
  return rows
    .filter(({ status }) => !ended.includes(status))
    .map(({ campaignId }) => campaignId)
    .sort();
}

export const servedOrganisation = serve(organisation, organisationDecider, organisationFacts);

async function campaignFacts(read: FactReader, command: CommandOf<typeof campaign>, id: Id): Promise<CampaignFacts> {
  const campaignId = id.campaign!;
  const tree = await read.state(servedOrganisation, 'city');
  const progress = await read.row(progressView, campaignId);
  const candidates = ['PassDeadline', 'CloseCampaign', 'ExtendDeadline'].includes(command.type)
    ? await read.rows(candidatesView, [{ field: 'campaignId', equals: campaignId }])
    : [];
  const extended = command.type === 'ExtendDeadline' ? command.data.bureauId : undefined;
  return {
    id: { campaign: campaignId },
    rulePackHash: 'rulePack' in command.data ? read.sha256(canonicalJson(command.data.rulePack)) : '',
    scoringStarted: progress?.scoringStarted ?? false,
    listInUse: candidates.some(({ bureauId, acceptedAt }) => bureauId === extended && acceptedAt !== undefined),
    openWork: [
      ...(candidates.some(({ status }) => status === 'submitted' || status === 'returned') ? ['applications'] : []),
      ...(progress?.rankingConfirmed ? [] : ['ranking']),
      ...(progress && progress.winners > 0 && progress.named === 0 ? ['naming'] : []),
    ],
    bureauIds: Object.keys(tree.bureaus).sort(),
    entries: candidates
      .map(({ branchId, bureauId, status, nominated }) => ({ branchId, bureauId, status, nominated }))
      .sort((one, other) => (one.branchId < other.branchId ? -1 : 1)),
  };
}

export const servedCampaign = serve(campaign, campaignDecider, campaignFacts);

/** What everything done for one unit in one campaign is judged by. */
async function unitFacts(read: FactReader, id: Id): Promise<ParticipationFacts> {
  return {
    id: { campaign: id.campaign!, unit: id.unit! },
    campaign: await read.state(servedCampaign, id.campaign!),
    tree: await read.state(servedOrganisation, 'city'),
  };
}

export const servedParticipation = serve(participation, participationDecider, (read, _command, id) => unitFacts(read, id));

async function recommendationFacts(read: FactReader, command: CommandOf<typeof recommendation>, id: Id): Promise<RecommendationFacts> {
  const { confirms } = command;
  const waiting = confirms === undefined ? [] : ((await read.row(recommendationsView, id.whole))?.waiting ?? []);
  const draftedSinceProposal = confirms !== undefined && !waiting.some(({ proposalId }) => proposalId === confirms);
  return { ...(await unitFacts(read, id)), draftedSinceProposal };
}

export const servedRecommendation = serve(recommendation, recommendationDecider, recommendationFacts);

async function attachmentFacts(read: FactReader, _command: CommandOf<typeof attachment>, id: Id): Promise<AttachmentFacts> {
  const facts = await unitFacts(read, id);
  return { ...facts, id: { ...facts.id, name: id.name! } };
}

export const servedAttachment = serve(attachment, attachmentDecider, attachmentFacts);

async function applicationFacts(read: FactReader, _command: CommandOf<typeof application>, id: Id): Promise<ApplicationFacts> {
  const campaignId = id.campaign!;
  const branchId = id.unit!;
  const progress = await read.row(progressView, campaignId);
  return {
    ...(await unitFacts(read, id)),
    list: await read.state(servedRecommendation, unitKey(campaignId, bureauOf(branchId))),
    participation: await read.state(servedParticipation, unitKey(campaignId, branchId)),
    standing: (await read.row(standingsView, unitKey(campaignId, branchId))) ?? { suspended: false },
    rankingConfirmed: progress?.rankingConfirmed ?? false,
  };
}

export const servedApplication = serve(application, applicationDecider, applicationFacts);
