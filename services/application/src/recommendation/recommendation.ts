import type { EventOf, recommendation } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * The state of one bureau's ranked list in one campaign (docs/handbook/process.md#1.4 to #1.6). Before the
 * seal it is a private draft.
 */

export type RecommendationEvent = EventOf<typeof recommendation>;
type Said<Type extends RecommendationEvent['type']> = Extract<RecommendationEvent, { type: Type }>['data'];

export type Candidate = Said<'RecommendationDrafted'>['candidates'][number];

/** A place on a sealed list, with the names frozen at the seal (docs/handbook/process.md#1.23). */
export type Nomination = Pick<
  Said<'CandidateRecommended'>,
  'branchId' | 'rank' | 'reason' | 'branchName' | 'unitName' | 'bureauName'
>;

interface Counted {
  /** The number of times that the list was sealed; every seal is kept. */
  readonly seals: number;
}

type Unsealed = Counted &
  ({ readonly status: 'empty' } | { readonly status: 'draft'; readonly candidates: readonly Candidate[] });
type Decided = Counted &
  ({ readonly status: 'sealed'; readonly nominations: readonly Nomination[] } | { readonly status: 'none' });

export type Recommendation =
  | Unsealed
  | Decided
  | { readonly status: 'lapsed'; readonly before: Unsealed }
  | { readonly status: 'final'; readonly before: Decided };

export const initial: Recommendation = { status: 'empty', seals: 0 };

export function stateOf({ status }: Recommendation): keyof typeof recommendation.states {
  return status;
}

export function evolve(state: Recommendation, event: Stamped<RecommendationEvent>): Recommendation {
  switch (event.type) {
    case 'RecommendationDrafted':
      return { status: 'draft', candidates: event.data.candidates, seals: sealsOf(state) };
    case 'CandidateRecommended': {
      const { branchId, rank, reason, branchName, unitName, bureauName } = event.data;
      const before = state.status === 'sealed' ? state.nominations : [];
      const nominations = [...before, { branchId, rank, reason, branchName, unitName, bureauName }];
      return { status: 'sealed', nominations, seals: sealsOf(state) };
    }
    // It says on what the nomination before it rests, which no later decision asks for.
    case 'WinnerHandedUp':
      return state;
    case 'RecommendationSealed':
      return { ...(state as Decided), seals: event.data.seal };
    case 'NoCandidateRecommended':
      return { status: 'none', seals: sealsOf(state) };
    case 'RecommendationRecalled':
      return { status: 'draft', candidates: nominationsOf(state).map(asCandidate), seals: sealsOf(state) };
    case 'RecommendationLapsed':
      return { status: 'lapsed', before: state as Unsealed };
    case 'RecommendationFinalised':
      return { status: 'final', before: state as Decided };
    case 'RecommendationReopened':
      return 'before' in state ? state.before : state;
  }
}

/** The nominations of the list as it was last sealed, in order of rank; none while it is not sealed. */
export function nominationsOf(state: Recommendation): readonly Nomination[] {
  if (state.status === 'final') return nominationsOf(state.before);
  return state.status === 'sealed' ? state.nominations : [];
}

function sealsOf(state: Recommendation): number {
  return 'before' in state ? state.before.seals : state.seals;
}

function asCandidate({ branchId, rank, reason }: Nomination): Candidate {
  return { branchId, rank, reason };
}
