import type { applicationEvents, assessmentEvents, EventOf, evaluationEvents, namingEvents, sharedEvents } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';

/** How this service's views and reactions read events: typed by name, and by the stream that said them. */

type Told = EventOf<
  typeof applicationEvents &
    Pick<
      typeof assessmentEvents,
      'IntegrityCleared' | 'CandidateSuspended' | 'CandidateResumed' | 'CandidateDisqualified' | 'AssessorRecused'
    > &
    Pick<typeof evaluationEvents, 'ScoringStarted' | 'RankingConfirmed' | 'ExpertRecused'> &
    Pick<typeof namingEvents, 'BranchNamed' | 'NamingRevoked'> &
    Pick<typeof sharedEvents, 'ActProposed'>
>;

export type Heard = Omit<ViewedEvent, 'type' | 'data'> & Told;

/** The event with its data typed by its name, as contracts declare it. */
export function heard(event: ViewedEvent): Heard {
  return event as Heard;
}

/** `r2023.b03.017`: the key of everything about one unit in one campaign. */
export function unitKey(campaignId: string, unitId: string): string {
  return `${campaignId}.${unitId}`;
}

/** The id of this service's aggregate whose stream said the event; undefined when another stream did. */
export function idIn(aggregate: string, event: Pick<ViewedEvent, 'service' | 'stream'>): string | undefined {
  return event.service === 'application' && event.stream.startsWith(`${aggregate}-`) ? event.stream.slice(aggregate.length + 1) : undefined;
}
