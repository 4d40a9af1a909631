import { type CommandOf, type EventOf, type publicNotice, refuse } from '@laurel/contracts';
import type { Actor, Stamped } from '@laurel/core';

/** A public notice (公示) and the objections (异议) raised in it. docs/handbook/process.md#4-notice, #1.21. */

export type PublicNoticeCommand = CommandOf<typeof publicNotice>;
export type Asked<Type extends PublicNoticeCommand['type']> = Extract<PublicNoticeCommand, { type: Type }>;
export type PublicNoticeEvent = EventOf<typeof publicNotice>;

export interface Objection {
  readonly branchId: string;
  readonly state: 'raised' | 'upheld' | 'dismissed' | 'inadmissible';
  /** The person who recorded it does not decide on it (docs/handbook/process.md#1.13). */
  readonly registeredBy: Actor;
}

export interface PostedNotice {
  readonly status: 'running' | 'closed';
  readonly branchIds: readonly string[];
  readonly titleId?: string;
  readonly postedOn: string;
  readonly endsOn: string;
  readonly objections: Readonly<Record<string, Objection>>;
}

export type PublicNotice = { readonly status: 'none' } | PostedNotice;

export const initial: PublicNotice = { status: 'none' };

/** The state of the notice, as its state table names it. */
export function stateOf({ status }: PublicNotice): keyof (typeof publicNotice)['states'] {
  return status;
}

/** The state of the objection that a command names. */
export function partOf(
  state: PublicNotice,
  { objectionId }: { readonly objectionId?: string },
): Objection['state'] | undefined {
  return state.status === 'none' || objectionId === undefined
    ? undefined
    : state.objections[objectionId]?.state;
}

/** The notice once it was posted; for commands that the state table lets through only then. */
export function posted(state: PublicNotice): PostedNotice {
  if (state.status === 'none') throw refuse('wrong_state', { state: state.status });
  return state;
}

export function evolve(state: PublicNotice, event: Stamped<PublicNoticeEvent>): PublicNotice {
  if (event.type === 'PublicNoticePosted') {
    const { branchIds, titleId, postedOn, endsOn } = event.data;
    return {
      status: 'running',
      branchIds,
      ...(titleId !== undefined && { titleId }),
      postedOn,
      endsOn,
      objections: {},
    };
  }
  return state.status === 'none' ? state : evolvePosted(state, event);
}

function evolvePosted(
  state: PostedNotice,
  event: Exclude<Stamped<PublicNoticeEvent>, { type: 'PublicNoticePosted' }>,
): PostedNotice {
  switch (event.type) {
    case 'PublicNoticeExtended':
      return { ...state, endsOn: event.data.endsOn };
    case 'PublicNoticeClosed':
      return { ...state, status: 'closed' };
    case 'ObjectionRaised': {
      const { branchId, objectionId } = event.data;
      return put(state, objectionId, { branchId, state: 'raised', registeredBy: event.actor });
    }
    case 'ObjectionUpheld':
      return decide(state, event.data.objectionId, 'upheld');
    case 'ObjectionDismissed':
      return decide(state, event.data.objectionId, 'dismissed');
    case 'ObjectionInadmissible':
      return decide(state, event.data.objectionId, 'inadmissible');
  }
}

function decide(state: PostedNotice, objectionId: string, decision: Objection['state']): PostedNotice {
  const objection = state.objections[objectionId];
  return objection ? put(state, objectionId, { ...objection, state: decision }) : state;
}

function put(state: PostedNotice, objectionId: string, objection: Objection): PostedNotice {
  return { ...state, objections: { ...state.objections, [objectionId]: objection } };
}
