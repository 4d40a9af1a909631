import type { LaurelEvent } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';
import type { OpenedBallot } from '../panel/panel.ts';

/**
 * One expert's sheet for one entry at one stage. Nobody sees it before the opening: the event carries a salted commitment, the scores are
 * its sealed part (PROCESS.md 1.3). Every sheet ever sealed is kept, because the stage may have been shut on an earlier one.
 */

export type BallotEvent = Extract<LaurelEvent, { type: 'BallotSealed' }>;

/** What is sealed: the salt makes guessing the scores from the commitment hopeless. */
export type Sealed = Pick<OpenedBallot, 'scores' | 'reason' | 'salt'>;

export type Ballot =
  | { readonly status: 'none' }
  | {
      readonly status: 'sealed';
      readonly commitment: string;
      /** By commitment; null when the sealed part cannot be read. */
      readonly sheets: Readonly<Record<string, Sealed | null>>;
    };

export const initial: Ballot = { status: 'none' };

export function evolve(state: Ballot, event: Stamped<BallotEvent>): Ballot {
  const { commitment } = event.data;
  const earlier = state.status === 'sealed' ? state.sheets : {};
  return { status: 'sealed', commitment, sheets: { ...earlier, [commitment]: (event.sealed as Sealed | undefined) ?? null } };
}
