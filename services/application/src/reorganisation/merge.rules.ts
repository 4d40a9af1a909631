import { refuse } from '@laurel/contracts';
import type { RunningCampaign } from '../organisation/invitations.rules.ts';
import { branchOf, type Organisation, type OrganisationEvent } from '../organisation/organisation.ts';
import { requireActing } from '../organisation/organisation.rules.ts';
import type { Asked } from './reorganise.rules.ts';

/** The merger of two branches, and what becomes of the entries of the one that goes (docs/decisions/0035). */

export interface Merging {
  readonly openCampaigns: readonly RunningCampaign[];
  /** The campaigns in which the branch that goes stands as an entry. */
  readonly entries: readonly string[];
  /** The campaigns in which branches are nominated, by branch. */
  readonly nominated: Readonly<Record<string, readonly string[]>>;
}

/**
 * Merges a branch into another. Where it is nominated and the other is not, the other goes on with its entry;
 * anywhere else its entry ends, and the survivor's goes on. Reactions do both. Refuses with `unit_unknown`,
 * `unit_merged`, `unit_ended`, `branch_repeated`, `entry_carried`, `merger_waits`, `entry_bound`.
 */
export function mergeBranch(
  { data }: Asked<'MergeBranch'>,
  state: Organisation,
  { entries, nominated, openCampaigns }: Merging,
): OrganisationEvent[] {
  const { branchId, into } = data;
  requireActing(state, branchId);
  requireActing(state, into, 'into');
  if (branchId === into) throw refuse('branch_repeated', { branch: into }, 'into');
  requireNoEntryTakenOver(branchId, state, openCampaigns);
  const isNominated = (unit: string, campaignId: string) => nominated[unit]?.includes(campaignId) ?? false;
  const carriedIn = entries.filter(
    (campaignId) => isNominated(branchId, campaignId) && !isNominated(into, campaignId),
  );
  for (const { campaignId, isFromBelow, isRanked } of openCampaigns) {
    const named = { unit: branchId, campaign: campaignId };
    if (isRanked && entries.includes(campaignId)) throw refuse('merger_waits', named);
    if (isFromBelow && carriedIn.includes(campaignId)) throw refuse('entry_bound', named);
  }
  const campaignIds = entries.filter((campaignId) => !carriedIn.includes(campaignId));
  return [
    { type: 'BranchMerged', data: { ...data, campaignIds, ...(carriedIn.length > 0 && { carriedIn }) } },
  ];
}

/** An entry goes on with one other branch and no further while its campaign runs. */
function requireNoEntryTakenOver(
  branchId: string,
  state: Organisation,
  openCampaigns: readonly RunningCampaign[],
): void {
  const { tookOver = {} } = branchOf(state, branchId)!;
  const running = openCampaigns.find(({ campaignId }) => Object.hasOwn(tookOver, campaignId));
  if (running === undefined) return;
  const { campaignId: campaign } = running;
  throw refuse('entry_carried', { unit: branchId, campaign, branch: tookOver[campaign]! });
}
