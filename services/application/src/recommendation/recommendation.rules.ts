import { refuse, type RulePack } from '@laurel/contracts';
import { listMaximumFor } from '@laurel/rules';
import { bureauOfEntry, type Hosted, isHandingIn } from '../organisation/handing-in.rules.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { requireActingFor, requireBureau, requireNoneTakenOver } from '../organisation/organisation.rules.ts';
import type { OpenCampaign } from '../campaign/campaign.ts';
import type { Candidate } from './recommendation.ts';

/** The rules of a ranked list (docs/handbook/domain.md#5.2). */

/**
 * Requires a bureau that hands in, and recommends by the rule pack. Refuses with `unit_unknown`,
 * `route_not_allowed`.
 */
export function requireRecommending(
  tree: Organisation,
  { rulePack: { routes }, hostId }: OpenCampaign,
  bureauId: string,
): void {
  const { kind } = requireBureau(tree, bureauId);
  if (!routes.recommending.includes(kind) || !isHandingIn(tree, hostId, bureauId))
    throw refuse('route_not_allowed');
}

/**
 * Requires ranks 1..n, each once, and each branch once. Refuses with `rank_repeated`, `rank_gap`,
 * `branch_repeated`.
 */
export function requireRanksFromOne(candidates: readonly Candidate[]): void {
  const ranks = candidates.map(({ rank }) => rank);
  const repeated = ranks.find((rank, index) => ranks.indexOf(rank) !== index);
  if (repeated !== undefined) throw refuse('rank_repeated', { rank: repeated }, 'candidates');
  if (ranks.some((rank) => rank > candidates.length)) throw refuse('rank_gap', {}, 'candidates');
  const branches = candidates.map(({ branchId }) => branchId);
  const twice = branches.find((branchId, index) => branches.indexOf(branchId) !== index);
  if (twice !== undefined) throw refuse('branch_repeated', { branch: twice }, 'candidates');
}

/** Requires that nobody on the list has withdrawn for good. Refuses with `candidate_withdrawn`. */
export function requireNoneWithdrawn(candidates: readonly Candidate[], withdrawn: readonly string[]): void {
  const gone = candidates.find(({ branchId }) => withdrawn.includes(branchId));
  if (gone) throw refuse('candidate_withdrawn', { branch: gone.branchId });
}

/** Requires no more candidates than the maximum of the bureau's list. Refuses with `over_quota`. */
export function requireWithinQuota(
  candidates: readonly Candidate[],
  tree: Organisation,
  rulePack: RulePack,
  bureauId: string,
): void {
  const { kind: bureauKind } = requireBureau(tree, bureauId);
  const quota = listMaximumFor(rulePack, { bureauKind, bureauId });
  if (candidates.length > quota) throw refuse('over_quota', { quota }, 'candidates');
}

/** The list of a bureau in a campaign, and the tree by which it is judged. */
interface OfList extends Hosted {
  readonly tree: Organisation;
  readonly bureauId: string;
}

/**
 * Requires branches of the bureau that can still act, or whose entries another one took over. Refuses with
 * `not_own_branch`, `unit_unknown`, `unit_merged`, `entry_carried`.
 */
export function requireOwnBranches(
  candidates: readonly Candidate[],
  { tree, bureauId, campaignId, hostId }: OfList,
): void {
  for (const { branchId } of candidates) {
    requireActingFor(tree, { campaignId, branchId }, 'candidates');
    requireNoneTakenOver(tree, { campaignId, branchId }, 'candidates');
    if (bureauOfEntry(tree, { campaignId, hostId }, branchId) !== bureauId)
      throw refuse('not_own_branch', { branch: branchId }, 'candidates');
  }
}

/**
 * Requires a list as long as the rule pack asks for; to recommend none is an act of its own. Refuses with
 * `list_empty`, `under_quota`.
 */
export function requireLongEnough(candidates: readonly Candidate[], { routes }: RulePack): void {
  if (candidates.length === 0) throw refuse('list_empty');
  if (candidates.length < routes.listMinimum) throw refuse('under_quota', { minimum: routes.listMinimum });
}
