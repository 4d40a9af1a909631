import type { application, EventOf } from '@laurel/contracts';
import { canonicalJson, type Stamped } from '@laurel/core';

/**
 * The state of one branch's application in one campaign (docs/handbook/process.md#4-application). An entry is
 * the branch together with the unit it leads.
 */

export type ApplicationEvent = EventOf<typeof application>;
type Said<Type extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Type }>['data'];

type LapseReason = Said<'ApplicationLapsed'>['reason'];

/** The names of an entry, frozen at nomination (docs/handbook/process.md#1.23). */
export type Names = Pick<Said<'CandidateSelfNominated'>, 'branchName' | 'unitName' | 'bureauName'>;

/** The fields that an application keeps through all its states. */
interface Paper {
  /** The names at the branch's self-nomination; absent while it has not nominated itself. */
  readonly selfNominated?: Names;
  /** The names of the branch that goes on with the entry; absent while that is the nominated one. */
  readonly carriedOver?: Names;
  readonly submissions: number;
  readonly wasReturned: boolean;
  /** The draft's form as canonical JSON, by which a draft that changes nothing is recognised. */
  readonly drafted?: string;
}

export type Application = Paper &
  (
    | { readonly status: 'none' | 'draft' | 'submitted' | 'accepted' | 'ineligible' | 'withdrawn' }
    | { readonly status: 'returned'; readonly until: string; readonly returnedAt: string }
    | { readonly status: 'lapsed'; readonly reason: LapseReason }
  );

export const initial: Application = { status: 'none', submissions: 0, wasReturned: false };

export function stateOf({ status }: Application): keyof typeof application.states {
  return status;
}

export function evolve(state: Application, event: Stamped<ApplicationEvent>): Application {
  const paper = paperOf(state);
  switch (event.type) {
    case 'CandidateSelfNominated': {
      const { branchName, unitName, bureauName } = event.data;
      const status = state.status === 'none' ? 'none' : 'draft';
      return { ...paper, status, selfNominated: { branchName, unitName, bureauName } };
    }
    case 'ApplicationDrafted':
      return { ...paper, status: 'draft', drafted: canonicalJson(event.data.form) };
    case 'ApplicationSubmitted':
      return { ...paper, status: 'submitted', submissions: event.data.submission };
    case 'ApplicationReturned':
      return {
        ...paper,
        status: 'returned',
        wasReturned: true,
        until: event.data.until,
        returnedAt: event.time,
      };
    case 'ApplicationReturnExtended':
      return state.status === 'returned' ? { ...state, until: event.data.until } : state;
    case 'ApplicationAccepted':
      return { ...paper, status: 'accepted' };
    case 'EntryCarriedOver': {
      const { branchName, unitName, bureauName } = event.data;
      return { ...state, carriedOver: { branchName, unitName, bureauName } };
    }
    case 'ApplicationDeclaredIneligible':
      return { ...paper, status: 'ineligible' };
    case 'ApplicationLapsed':
      return { ...paper, status: 'lapsed', reason: event.data.reason };
    case 'ApplicationTakenBack':
      return { ...paper, status: 'draft' };
    case 'ApplicationWithdrawn':
      return { ...paper, status: 'withdrawn' };
  }
}

function paperOf({ selfNominated, carriedOver, submissions, wasReturned, drafted }: Application): Paper {
  return {
    submissions,
    wasReturned,
    ...(selfNominated && { selfNominated }),
    ...(carriedOver && { carriedOver }),
    ...(drafted !== undefined && { drafted }),
  };
}
