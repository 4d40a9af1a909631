import { type CommandOf, type recommendation, refuse } from '@laurel/contracts';
import { canonicalJson, type Decider } from '@laurel/core';
import type { Campaign, OpenCampaign } from '../campaign/campaign.ts';
import { afterDeadline, beforeDeadline, deadlineFor, openCampaign } from '../campaign/campaign.rules.ts';
import { branchOf, type Organisation } from '../organisation/organisation.ts';
import { registeredBureau } from '../organisation/organisation.rules.ts';
import {
  emptyRecommendation,
  evolveRecommendation,
  nominationsOf,
  type Recommendation,
  type RecommendationEvent,
} from './recommendation.ts';
import { bureauRecommends, longEnough, ownBranchesOnly, ranksRunFromOne, withinQuota } from './recommendation.rules.ts';

/** What may happen to a bureau's list: drafted by one officer, sealed by two, recalled until the deadline, closed by it. */

export interface RecommendationFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: Campaign;
  readonly tree: Organisation;
  /** Whether the list was drafted anew after the seal that this command confirms was proposed. */
  readonly draftedSinceProposal: boolean;
}

/** What every command here is judged by. */
interface Scene {
  readonly campaignId: string;
  readonly bureauId: string;
  readonly campaign: OpenCampaign;
  readonly tree: Organisation;
  readonly draftedSinceProposal: boolean;
}

type Asked = CommandOf<typeof recommendation>;
type Ask<Type extends Asked['type']> = Extract<Asked, { type: Type }>;

export const recommendationDecider: Decider<Recommendation, Asked, RecommendationEvent, RecommendationFacts> = {
  initial: emptyRecommendation,
  evolve: evolveRecommendation,
  decide(command, state, { id, campaign, ...known }) {
    const scene: Scene = { ...known, campaignId: id.campaign, bureauId: id.unit, campaign: openCampaign(campaign) };
    switch (command.type) {
      case 'DraftRecommendation':
        return draft(command, state, scene);
      case 'SealRecommendation':
        return seal(command, state, scene);
      case 'DeclareNoCandidate':
        return declareNone(command, state, scene);
      case 'RecallRecommendation':
        return recall(command, state, scene);
      case 'CloseRecommendation':
        return close(command, state, scene);
      case 'ReopenRecommendation':
        return reopen(command, state, scene);
      default:
        return command satisfies never;
    }
  },
};

function draft({ data, instant }: Ask<'DraftRecommendation'>, state: Recommendation, scene: Scene): RecommendationEvent[] {
  mayBeWritten(state, scene, instant);
  const candidates = [...data.candidates].sort((one, other) => one.rank - other.rank);
  ranksRunFromOne(candidates);
  withinQuota(candidates, scene.campaign.rulePack);
  ownBranchesOnly(candidates, scene.tree, scene.bureauId);
  if (state.status === 'draft' && canonicalJson(state.candidates) === canonicalJson(candidates)) return [];
  return [{ type: 'RecommendationDrafted', data: { ...listOf(scene), candidates } }];
}

/**
 * The list is one act: all its candidates and the seal, or nothing (PROCESS.md 1.4). Everything is judged again: the tree may have moved.
 * Both officers must mean the same list, so a draft after the first has asked makes the second ask anew (PROCESS.md 1.22).
 */
function seal({ data, instant }: Ask<'SealRecommendation'>, state: Recommendation, scene: Scene): RecommendationEvent[] {
  mayBeWritten(state, scene, instant);
  if (scene.draftedSinceProposal) throw refuse('payload_differs');
  if (data.minutesNumber.trim() === '') throw refuse('minutes_missing', {}, 'minutesNumber');
  const candidates = state.status === 'draft' ? state.candidates : [];
  longEnough(candidates, scene.campaign.rulePack);
  ranksRunFromOne(candidates);
  withinQuota(candidates, scene.campaign.rulePack);
  ownBranchesOnly(candidates, scene.tree, scene.bureauId);
  const list = listOf(scene);
  const bureauName = registeredBureau(scene.tree, scene.bureauId).name;
  const { day: deadline } = deadlineFor(scene.campaign, scene.bureauId);
  const seals = 'seals' in state ? state.seals : 0;
  return [
    ...candidates.map(({ branchId, rank, reason }): RecommendationEvent => {
      const { name: branchName, unitName } = branchOf(scene.tree, branchId)!;
      const names = { branchName, unitName, bureauName };
      return { type: 'CandidateRecommended', data: { ...list, branchId, ...names, rank, of: candidates.length, reason } };
    }),
    {
      type: 'RecommendationSealed',
      data: { ...list, ...data, branchIds: candidates.map(({ branchId }) => branchId), seal: seals + 1, deadline },
    },
  ];
}

function declareNone({ data, instant }: Ask<'DeclareNoCandidate'>, state: Recommendation, scene: Scene): RecommendationEvent[] {
  mayBeWritten(state, scene, instant);
  if (data.reason.trim() === '') throw refuse('reason_missing', {}, 'reason');
  if (data.minutesNumber.trim() === '') throw refuse('minutes_missing', {}, 'minutesNumber');
  return [{ type: 'NoCandidateRecommended', data: { ...listOf(scene), ...data } }];
}

function recall({ data, instant }: Ask<'RecallRecommendation'>, state: Recommendation, scene: Scene): RecommendationEvent[] {
  if (state.status === 'final') throw refuse('list_final');
  if (state.status !== 'sealed' && state.status !== 'none') throw refuse('wrong_state', { state: state.status });
  beforeDeadline(deadlineFor(scene.campaign, scene.bureauId), instant);
  const branchIds = nominationsOf(state).map(({ branchId }) => branchId);
  return [{ type: 'RecommendationRecalled', data: { ...listOf(scene), ...data, branchIds } }];
}

/** At the deadline that holds: what was decided is final, what was not has lapsed. Bodies that do not recommend have no list to close. */
function close({ instant }: Ask<'CloseRecommendation'>, state: Recommendation, scene: Scene): RecommendationEvent[] {
  const { kind } = registeredBureau(scene.tree, scene.bureauId);
  if (!scene.campaign.rulePack.routes.recommending.includes(kind) || 'before' in state) return [];
  afterDeadline(deadlineFor(scene.campaign, scene.bureauId), instant);
  const list = listOf(scene);
  if (state.status === 'empty' || state.status === 'draft') return [{ type: 'RecommendationLapsed', data: list }];
  return [{ type: 'RecommendationFinalised', data: { ...list, branchIds: nominationsOf(state).map(({ branchId }) => branchId) } }];
}

/** After an extension: as it was before the deadline. A list that was never closed needs nothing. */
function reopen({ data, instant }: Ask<'ReopenRecommendation'>, state: Recommendation, scene: Scene): RecommendationEvent[] {
  if (!('before' in state)) return [];
  beforeDeadline(deadlineFor(scene.campaign, scene.bureauId), instant);
  return [{ type: 'RecommendationReopened', data: { ...listOf(scene), ...data } }];
}

function mayBeWritten(state: Recommendation, { campaign, tree, bureauId }: Scene, now: string): void {
  bureauRecommends(tree, campaign.rulePack, bureauId);
  if (state.status === 'final') throw refuse('list_final');
  if (state.status === 'sealed' || state.status === 'none') throw refuse('already_sealed');
  beforeDeadline(deadlineFor(campaign, bureauId), now);
  if (state.status === 'lapsed') throw refuse('wrong_state', { state: state.status });
}

function listOf({ campaignId, bureauId }: Scene): { campaignId: string; bureauId: string } {
  return { campaignId, bureauId };
}
