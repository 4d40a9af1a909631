import type { Stamped } from '@laurel/core';
import type { Saying } from '../copies/events.ts';

/** What a bureau or branch does for the campaign beside applying (PROCESS.md 1.8 and §2). */

export type ParticipationEvent = Saying<'BureauPlanPublished' | 'PlanFiled' | 'MembersMeetingHeld' | 'ProgressReported'>;

export interface Participation {
  readonly bureauPlanPublished: boolean;
  readonly planFiled: boolean;
  readonly meetingHeld: boolean;
}

export const noParticipation: Participation = { bureauPlanPublished: false, planFiled: false, meetingHeld: false };

export function evolveParticipation(state: Participation, event: Stamped<ParticipationEvent>): Participation {
  switch (event.type) {
    case 'BureauPlanPublished':
      return { ...state, bureauPlanPublished: true };
    case 'PlanFiled':
      return { ...state, planFiled: true };
    case 'MembersMeetingHeld':
      return { ...state, meetingHeld: true };
    case 'ProgressReported':
      return state;
  }
}
