import { campaign, type CommandOf } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { type FactReader, type Id, publishedYears, serve } from '@laurel/platform';
import { isReached } from '@laurel/rules';
import { type CandidateRow, candidatesView } from '../application/candidates.view.ts';
import { progressView } from '../copies/campaign-progress.view.ts';
import { type OpenWorkRow, openWorkView } from '../copies/open-work.view.ts';
import { campaignsGuard, organisationGuard, servedOrganisation } from '../organisation/organisation.facts.ts';
import { bureausHandingIn, upwards } from '../organisation/handing-in.rules.ts';
import { type Bureau, bureauIn, type Organisation } from '../organisation/organisation.ts';
import { type Campaign, hostIn } from './campaign.ts';
import { campaignsView } from './campaigns.view.ts';
import { campaignDecider, type CampaignFacts } from './campaign.decide.ts';

type Command = CommandOf<typeof campaign>;

/** Their rule pack comes into force, so its prefixes become the campaign's own. */
const claimingPrefixes: readonly Command['type'][] = ['FreezeRulePack', 'AmendRulePack'];
const concerningEntries: readonly Command['type'][] = [
  'PassDeadline',
  'CloseCampaign',
  'ExtendDeadline',
  'AmendRulePack',
];

async function campaignFacts(
  read: FactReader,
  command: Command,
  id: Id,
  state: Campaign,
): Promise<CampaignFacts> {
  const campaignId = id.campaign!;
  const tree = await read.state(servedOrganisation, 'city');
  const progress = await read.row(progressView, campaignId);
  const candidates = concerningEntries.includes(command.type)
    ? await read.rows(candidatesView, [{ field: 'campaignId', equals: campaignId }])
    : [];
  const host = command.type === 'DraftCampaign' ? command.data.hostId : undefined;
  const extended = command.type === 'ExtendDeadline' ? command.data.bureauId : undefined;
  return {
    id: { campaign: campaignId },
    rulePackHash: 'rulePack' in command.data ? read.sha256(canonicalJson(command.data.rulePack)) : '',
    bureauKinds: tree.bureauKinds,
    calendar: await publishedYears(read),
    judged: {
      assessing: progress?.visited ?? false,
      accepted: candidates.some(({ acceptedAt }) => acceptedAt !== undefined),
      scoring: progress?.scoringStarted ?? false,
    },
    others: claimingPrefixes.includes(command.type)
      ? await othersInForce(read, id, { organisation: tree, host: hostIn(state) })
      : [],
    listInUse: candidates.some(
      ({ bureauId, acceptedAt }) => bureauId === extended && acceptedAt !== undefined,
    ),
    openWork: command.type === 'CloseCampaign' ? await openWork(read, campaignId, candidates) : [],
    bureauIds: bureausHandingIn(tree, hostIn(state))
      .filter((id) => !tree.bureaus[id]!.abolished || candidates.some(({ bureauId }) => bureauId === id))
      .sort(),
    ...(host !== undefined && !isStanding(bureauIn(tree, host)) && { unknownHost: host }),
    entries: candidates
      .map(({ branchId, bureauId, status, nominated }) => ({ branchId, bureauId, status, nominated }))
      .sort((one, other) => (one.branchId < other.branchId ? -1 : 1)),
  };
}

/** True if the bureau is registered and was not abolished. */
function isStanding(bureau: Bureau | undefined): boolean {
  return bureau !== undefined && !bureau.abolished;
}

/**
 * The other campaigns whose rule pack is in force, or was until they were closed; named are those that belong
 * to the host of this one or to a unit below it, which whoever decides here sees.
 */
async function othersInForce(
  read: FactReader,
  { campaign: campaignId }: Id,
  { organisation, host }: { readonly organisation: Organisation; readonly host: string | undefined },
): Promise<CampaignFacts['others']> {
  const campaigns = await read.rows(campaignsView, []);
  const isSeen = (other: string | undefined) =>
    host === undefined || (other !== undefined && isReached(upwards(organisation), host, other));
  return campaigns
    .filter((row) => row.campaignId !== campaignId && !['draft', 'cancelled'].includes(row.status))
    .sort((one, other) => (one.campaignId < other.campaignId ? -1 : 1))
    .map(({ campaignId: id, hostId, rulePack: { certificatePrefix, plaquePrefix } }) => ({
      ...(isSeen(hostId) && { campaignId: id }),
      ...{ certificatePrefix, plaquePrefix },
    }));
}

/** Each application nobody decided, the ranking, and whatever others still have to decide. */
async function openWork(
  read: FactReader,
  campaignId: string,
  candidates: readonly CandidateRow[],
): Promise<readonly OpenWorkRow[]> {
  const progress = await read.row(progressView, campaignId);
  const undecided = candidates.filter(({ status }) => status === 'submitted' || status === 'returned');
  const ranking = {
    campaignId,
    item: 'ranking',
    subject: campaignId,
    link: `rankings/${campaignId}`,
  } as const;
  return [
    ...undecided.map(({ branchId }) => ({
      campaignId,
      item: 'application' as const,
      subject: branchId,
      link: `candidates/${campaignId}.${branchId}`,
    })),
    ...(progress?.rankingConfirmed ? [] : [ranking]),
    ...(await read.rows(openWorkView, [{ field: 'campaignId', equals: campaignId }])),
  ];
}

/** The campaign's decider with the facts that its decisions need from outside its stream. */
export const servedCampaign = serve(campaign, campaignDecider, campaignFacts, (command, id) => ({
  reads: [organisationGuard, ...(concerningEntries.includes(command.type) ? [`entries:${id.campaign}`] : [])],
  takes: [`campaign:${id.campaign}`, campaignsGuard],
}));
