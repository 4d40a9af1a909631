import type { ballot, CommandOf, EventOf } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';
import type { OpenedBallot } from '../panel/panel.ts';

/**
 * One expert's ballot for one entry at one stage. Nobody sees it before the opening: the event carries a
 * salted commitment, and the scores are its sealed part (docs/handbook/process.md#1.3). Every sheet ever
 * sealed is kept, because a stage may have been shut on an earlier one.
 */

export type BallotCommand = CommandOf<typeof ballot>;
export type BallotEvent = EventOf<typeof ballot>;

/** The sealed part. Its salt makes it hopeless to guess the scores from the commitment. */
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
  return {
    status: 'sealed',
    commitment,
    sheets: { ...earlier, [commitment]: (event.sealed as Sealed | undefined) ?? null },
  };
}
