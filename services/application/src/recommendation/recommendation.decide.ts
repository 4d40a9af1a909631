import { type CommandOf, type recommendation, refuse } from '@laurel/contracts';
import { canonicalJson, type Decider, type Stateful } from '@laurel/core';
import type { Campaign, OpenCampaign } from '../campaign/campaign.ts';
import { requirePassed, requireBefore, deadlineFor, requireOpen } from '../campaign/campaign.rules.ts';
import type { Hosted } from '../organisation/handing-in.rules.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { requireActingFor, requireBureau } from '../organisation/organisation.rules.ts';
import {
  initial,
  evolve,
  nominationsOf,
  type Recommendation,
  type RecommendationEvent,
  stateOf,
} from './recommendation.ts';
import {
  requireRecommending,
  requireLongEnough,
  requireOwnBranches,
  requireRanksFromOne,
  requireNoneWithdrawn,
  requireWithinQuota,
} from './recommendation.rules.ts';
import { requireNamedBelow, type Winner } from './winners.rules.ts';

/**
 * The decisions on a bureau's list: drafted by one officer, sealed by two, recalled until the deadline,
 * closed by it.
 */

export interface RecommendationFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: Campaign;
  readonly tree: Organisation;
  /** True when the list was drafted anew after the seal that this command confirms was proposed. */
  readonly draftedSinceProposal: boolean;
  /** The bureau's branches whose applications are withdrawn for good. */
  readonly withdrawn: readonly string[];
  /** The namings of the candidates in other campaigns, where the rule pack takes its entries from there. */
  readonly winners: readonly Winner[];
}

/** The facts that every command here is judged by, in a campaign that is open. */
interface Scene extends Hosted {
  readonly bureauId: string;
  readonly campaign: OpenCampaign;
  readonly tree: Organisation;
  readonly draftedSinceProposal: boolean;
  readonly withdrawn: readonly string[];
  readonly winners: readonly Winner[];
}

type Command = CommandOf<typeof recommendation>;
type Asked<Type extends Command['type']> = Extract<Command, { type: Type }>;

export const recommendationDecider: Decider<
  Recommendation,
  Command,
  RecommendationEvent,
  RecommendationFacts
> &
  Stateful<Recommendation> = {
  initial,
  evolve,
  stateOf,
  decide(command, state, { id, campaign, ...known }) {
    const open = requireOpen(campaign);
    const scene: Scene = {
      ...known,
      campaignId: id.campaign,
      hostId: open.hostId,
      bureauId: id.unit,
      campaign: open,
    };
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

function draft(
  { data, instant }: Asked<'DraftRecommendation'>,
  state: Recommendation,
  scene: Scene,
): RecommendationEvent[] {
  requireWritable(state, scene, instant);
  const candidates = [...data.candidates].sort((one, other) => one.rank - other.rank);
  requireRanksFromOne(candidates);
  requireWithinQuota(candidates, scene.tree, scene.campaign.rulePack, scene.bureauId);
  requireOwnBranches(candidates, scene);
  requireNamedBelow(candidates, scene.campaign.rulePack, scene);
  if (state.status === 'draft' && canonicalJson(state.candidates) === canonicalJson(candidates)) return [];
  return [{ type: 'RecommendationDrafted', data: { ...listOf(scene), candidates } }];
}

/**
 * The list is one act: all its candidates and the seal, or nothing (docs/handbook/process.md#1.4). Everything
 * is judged again: the tree may have moved. Both officers must mean the same list, so a draft after the first
 * has asked makes the second ask anew (docs/handbook/process.md#1.22).
 */
function seal(
  { data, instant }: Asked<'SealRecommendation'>,
  state: Recommendation,
  scene: Scene,
): RecommendationEvent[] {
  requireWritable(state, scene, instant);
  if (scene.draftedSinceProposal) throw refuse('payload_differs');
  if (data.minutesNumber.trim() === '') throw refuse('minutes_missing', {}, 'minutesNumber');
  const candidates = state.status === 'draft' ? state.candidates : [];
  requireLongEnough(candidates, scene.campaign.rulePack);
  requireRanksFromOne(candidates);
  requireWithinQuota(candidates, scene.tree, scene.campaign.rulePack, scene.bureauId);
  requireOwnBranches(candidates, scene);
  requireNoneWithdrawn(candidates, scene.withdrawn);
  const namedBelow = requireNamedBelow(candidates, scene.campaign.rulePack, scene);
  const list = listOf(scene);
  const bureauName = requireBureau(scene.tree, scene.bureauId).name;
  const { day: deadline } = deadlineFor(scene.campaign, scene.bureauId);
  const seals = 'seals' in state ? state.seals : 0;
  return [
    ...candidates.flatMap(({ branchId, rank, reason }): RecommendationEvent[] => {
      const { campaignId } = list;
      const { name: branchName, unitName } = requireActingFor(scene.tree, { campaignId, branchId });
      const names = { branchName, unitName, bureauName };
      const data = { ...list, branchId, ...names, rank, of: candidates.length, reason };
      const below = namedBelow.get(branchId);
      return [
        { type: 'CandidateRecommended', data },
        ...(below ? [{ type: 'WinnerHandedUp' as const, data: { ...list, branchId, below } }] : []),
      ];
    }),
    {
      type: 'RecommendationSealed',
      data: {
        ...list,
        ...data,
        branchIds: candidates.map(({ branchId }) => branchId),
        seal: seals + 1,
        deadline,
      },
    },
  ];
}

function declareNone(
  { data, instant }: Asked<'DeclareNoCandidate'>,
  state: Recommendation,
  scene: Scene,
): RecommendationEvent[] {
  requireWritable(state, scene, instant);
  if (data.reason.trim() === '') throw refuse('reason_missing', {}, 'reason');
  if (data.minutesNumber.trim() === '') throw refuse('minutes_missing', {}, 'minutesNumber');
  return [{ type: 'NoCandidateRecommended', data: { ...listOf(scene), ...data } }];
}

function recall(
  { data, instant }: Asked<'RecallRecommendation'>,
  state: Recommendation,
  scene: Scene,
): RecommendationEvent[] {
  if (state.status === 'final') throw refuse('list_final');
  requireBefore(deadlineFor(scene.campaign, scene.bureauId), instant);
  const branchIds = nominationsOf(state).map(({ branchId }) => branchId);
  return [{ type: 'RecommendationRecalled', data: { ...listOf(scene), ...data, branchIds } }];
}

/**
 * Closes a list at its deadline: a sealed list becomes final, an open one lapses. Bodies that do not
 * recommend have no list to close.
 */
function close(
  { instant }: Asked<'CloseRecommendation'>,
  state: Recommendation,
  scene: Scene,
): RecommendationEvent[] {
  const { kind } = requireBureau(scene.tree, scene.bureauId);
  if (!scene.campaign.rulePack.routes.recommending.includes(kind) || 'before' in state) return [];
  requirePassed(deadlineFor(scene.campaign, scene.bureauId), instant);
  const list = listOf(scene);
  if (state.status === 'empty' || state.status === 'draft')
    return [{ type: 'RecommendationLapsed', data: list }];
  return [
    {
      type: 'RecommendationFinalised',
      data: { ...list, branchIds: nominationsOf(state).map(({ branchId }) => branchId) },
    },
  ];
}

/** After an extension: as it was before the deadline. A list that was never closed needs nothing. */
function reopen(
  { data, instant }: Asked<'ReopenRecommendation'>,
  state: Recommendation,
  scene: Scene,
): RecommendationEvent[] {
  if (!('before' in state)) return [];
  requireBefore(deadlineFor(scene.campaign, scene.bureauId), instant);
  return [{ type: 'RecommendationReopened', data: { ...listOf(scene), ...data } }];
}

/**
 * Requires a list that may still be written, of a bureau that recommends. Refuses with `unit_unknown`,
 * `route_not_allowed`, `list_final`, `already_sealed`, `deadline_passed`, `wrong_state`.
 */
function requireWritable(state: Recommendation, { campaign, tree, bureauId }: Scene, now: string): void {
  requireRecommending(tree, campaign, bureauId);
  if (state.status === 'final') throw refuse('list_final');
  if (state.status === 'sealed' || state.status === 'none') throw refuse('already_sealed');
  requireBefore(deadlineFor(campaign, bureauId), now);
  if (state.status === 'lapsed') throw refuse('wrong_state', { state: state.status });
}

function listOf({ campaignId, bureauId }: Scene): { campaignId: string; bureauId: string } {
  return { campaignId, bureauId };
}
