import type { EventOf, group } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/** An assessment group [P: formed by the organs' Party committee with the police branches' departments] and its planned visits. */

export type GroupEvent = EventOf<typeof group>;

export type Member = Extract<GroupEvent, { type: 'AssessmentGroupFormed' }>['data']['members'][number];

export interface FormedGroup {
  readonly status: 'formed';
  readonly name: string;
  readonly lead: string;
  readonly members: readonly Member[];
  readonly planned: readonly { readonly branchId: string; readonly plannedOn: string }[];
}

export type Group = { readonly status: 'none' } | FormedGroup;

export const initial: Group = { status: 'none' };

/** The group does not keep its candidates and recusals, because both may change in other groups too: see `Assignment`. */
export function evolve(state: Group, event: Stamped<GroupEvent>): Group {
  switch (event.type) {
    case 'AssessmentGroupFormed': {
      const { name, lead, members } = event.data;
      return { status: 'formed', name, lead, members, planned: [] };
    }
    case 'VisitPlanned': {
      const { branchId, plannedOn } = event.data;
      return state.status === 'none' ? state : { ...state, planned: [...state.planned, { branchId, plannedOn }] };
    }
    case 'CandidateAssigned':
    case 'AssessorRecused':
      return state;
  }
}
