import type { EventName } from '@laurel/contracts';

/** The answer of a unit that hands in, as the overview and the progress of the bureaus show it. */
export interface ListAnswer {
  readonly status: 'open' | 'sealed' | 'none' | 'lapsed' | 'final' | 'recalled';
  /** The last answer, whatever became of it by the deadline. */
  readonly answer?: 'list' | 'none' | undefined;
}

/** The answer after each event of a list. */
export const answerAfter = {
  RecommendationSealed: () => ({ status: 'sealed', answer: 'list' }),
  NoCandidateRecommended: () => ({ status: 'none', answer: 'none' }),
  RecommendationRecalled: () => ({ status: 'recalled' }),
  RecommendationLapsed: () => ({ status: 'lapsed' }),
  RecommendationFinalised: () => ({ status: 'final' }),
  RecommendationReopened: (list) => ({ status: before(list) }),
} as const satisfies { readonly [Name in EventName]?: (list: ListAnswer) => ListAnswer };

/** The status before the deadline closed the list (docs/handbook/process.md#4-recommendation). */
function before({ status, answer }: ListAnswer): ListAnswer['status'] {
  if (status === 'lapsed') return answer === undefined ? 'open' : 'recalled';
  if (status !== 'final') return status;
  return answer === 'none' ? 'none' : 'sealed';
}
