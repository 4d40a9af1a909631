import type { CommandOf, EventOf, ranking } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';
import type { HeldOrder } from '@laurel/rules';

/**
 * The ranking of one campaign: its versions, the run-offs and draws that part ties, its confirmation and
 * publication (docs/handbook/process.md#4-ranking).
 */

export type RankingCommand = CommandOf<typeof ranking>;
export type Asked<Type extends RankingCommand['type']> = Extract<RankingCommand, { type: Type }>;
export type RankingEvent = EventOf<typeof ranking>;

type Data<Type extends RankingEvent['type']> = Extract<RankingEvent, { type: Type }>['data'];

export type Outcome = Data<'RankingComputed'>;

/** A vote among entries that are tied: all of them at first, the top two when it is repeated. */
export interface Contest {
  readonly tied: readonly string[];
  readonly branchIds: readonly string[];
  readonly round: number;
}

export interface Vote {
  readonly round: number;
  readonly branchIds: readonly string[];
  readonly expertId: string;
  readonly commitment: string;
  /** Absent when the sealed part cannot be read. */
  readonly sealed?: { readonly choice: string; readonly salt: string };
}

interface Computed {
  readonly outcome: Outcome;
  readonly runOffs: readonly HeldOrder[];
  readonly draws: readonly HeldOrder[];
  readonly repeats: readonly Contest[];
  /** Votes of the contests that are not closed yet. */
  readonly votes: readonly Vote[];
}

export type ComputedRanking = Computed & { readonly status: 'computed' | 'tied' | 'confirmed' | 'published' };
export type Ranking = { readonly status: 'none' } | ComputedRanking;

export const initial: Ranking = { status: 'none' };

export function evolve(state: Ranking, event: Stamped<RankingEvent>): Ranking {
  if (event.type === 'RankingComputed') {
    const before = state.status === 'none' ? { runOffs: [], draws: [], repeats: [], votes: [] } : state;
    return { ...before, status: event.data.open.length > 0 ? 'tied' : 'computed', outcome: event.data };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'RunOffVoteSealed':
      return { ...state, votes: [...state.votes, vote(event)] };
    case 'RunOffHeld':
      return runOffHeld(state, event.data);
    case 'DrawHeld':
      return { ...state, draws: [...state.draws, { tied: event.data.branchIds, order: event.data.order }] };
    case 'RankingConfirmed':
      return { ...state, status: 'confirmed' };
    case 'RankingPublished':
      return { ...state, status: 'published' };
  }
}

function vote(event: Stamped<Extract<RankingEvent, { type: 'RunOffVoteSealed' }>>): Vote {
  const { round, branchIds, expertId, commitment } = event.data;
  const sealed = event.sealed as Vote['sealed'];
  return { round, branchIds, expertId, commitment, ...(sealed && { sealed }) };
}

/**
 * An undecided run-off with two in its order is repeated between these two. Otherwise the vote has parted the
 * tie as far as it can.
 */
function runOffHeld(state: ComputedRanking, held: Data<'RunOffHeld'>): Ranking {
  const votes = state.votes.filter(
    ({ round, branchIds }) => round !== held.round || !isSameGroup(branchIds, held.branchIds),
  );
  if (!held.decided && held.order.length === 2) {
    return {
      ...state,
      votes,
      repeats: [...state.repeats, { tied: held.branchIds, branchIds: held.order, round: held.round + 1 }],
    };
  }
  const repeated = state.repeats.find(
    (contest) => contest.round === held.round && isSameGroup(contest.branchIds, held.branchIds),
  );
  const tied = repeated?.tied ?? held.branchIds;
  const repeats = state.repeats.filter((contest) => contest !== repeated);
  return { ...state, votes, repeats, runOffs: [...state.runOffs, { tied, order: held.order }] };
}

export function isSameGroup(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
