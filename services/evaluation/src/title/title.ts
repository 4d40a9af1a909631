import type { CommandOf, EventOf, title } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * One branch's way to one special title, recommended from the winners (docs/handbook/process.md#1.20).
 * docs/handbook/process.md#4-title.
 */

export type TitleCommand = CommandOf<typeof title>;
export type Asked<Type extends TitleCommand['type']> = Extract<TitleCommand, { type: Type }>;
export type TitleEvent = EventOf<typeof title>;

/**
 * A ballot as it was sealed. Score and salt come from the event's sealed part and leave this service with
 * the opening only.
 */
export interface SealedTitleBallot {
  readonly commitment: string;
  readonly score: string;
  readonly salt: string;
}

export type TitleBallots = Readonly<Record<string, SealedTitleBallot>>;

/** A title that the branch holds. `until` is the last day of its term, if it has one. */
interface HeldTitle {
  readonly status: 'conferred' | 'recheckDue' | 'warned';
  readonly until?: string;
}

export type Title =
  | { readonly status: 'none' }
  | { readonly status: 'recommended'; readonly formSubmitted: boolean; readonly ballots: TitleBallots }
  /** The exact mean, in wire form. */
  | { readonly status: 'scored'; readonly score: string }
  | { readonly status: 'approved' }
  | HeldTitle
  | { readonly status: 'lapsed' }
  | { readonly status: 'notConferred' }
  | { readonly status: 'revoked' };

/** The ground on which the scheduler lets a title lapse whose term is over. */
export const termOver = 'termOver';

export const initial: Title = { status: 'none' };

/** The state of the title, as its state table names it. */
export function stateOf({ status }: Title): keyof (typeof title)['states'] {
  return status;
}

export function evolve(state: Title, event: Stamped<TitleEvent>): Title {
  switch (event.type) {
    case 'TitleRecommended':
      return { status: 'recommended', formSubmitted: false, ballots: {} };
    case 'TitleFormSubmitted':
      return state.status === 'recommended' ? { ...state, formSubmitted: true } : state;
    case 'TitleBallotSealed': {
      if (state.status !== 'recommended') return state;
      const { score, salt } = event.sealed as { score: string; salt: string };
      const { expertId, commitment } = event.data;
      return { ...state, ballots: { ...state.ballots, [expertId]: { commitment, score, salt } } };
    }
    case 'TitleScored':
      return { status: 'scored', score: event.data.score };
    case 'TitleApproved':
      return { status: 'approved' };
    case 'TitleNotConferred':
      return { status: 'notConferred' };
    case 'TitleConferred':
      return event.data.until === undefined
        ? { status: 'conferred' }
        : { status: 'conferred', until: event.data.until };
    case 'TitleRecheckDue':
      return isHeld(state) ? { ...state, status: 'recheckDue' } : state;
    case 'TitleRechecked':
      if (!isHeld(state)) return state;
      return { ...state, status: event.data.outcome === 'kept' ? 'conferred' : 'warned' };
    case 'TitleLapsed':
      return { status: 'lapsed' };
    case 'TitleRevoked':
      return { status: 'revoked' };
  }
}

export function isHeld(state: Title): state is HeldTitle {
  return ['conferred', 'recheckDue', 'warned'].includes(state.status);
}
