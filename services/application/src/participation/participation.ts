import type { EventOf, participation } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * The state of a unit's participation: what it does for the campaign beside applying
 * (docs/handbook/process.md#1.8, #2).
 */

export type ParticipationEvent = EventOf<typeof participation>;

export interface Participation {
  /** True once the unit has done anything for the campaign. */
  readonly answered: boolean;
  readonly planFiled: boolean;
  readonly meetingHeld: boolean;
}

export const initial: Participation = { answered: false, planFiled: false, meetingHeld: false };

export function stateOf({ answered }: Participation): keyof typeof participation.states {
  return answered ? 'answered' : 'silent';
}

export function evolve(state: Participation, event: Stamped<ParticipationEvent>): Participation {
  switch (event.type) {
    case 'PlanFiled':
      return { ...state, answered: true, planFiled: true };
    case 'MembersMeetingHeld':
      return { ...state, answered: true, meetingHeld: true };
    case 'BureauPlanPublished':
    case 'ProgressReported':
      return { ...state, answered: true };
  }
}
