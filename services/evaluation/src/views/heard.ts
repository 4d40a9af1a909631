import type { applicationEvents, assessmentEvents, evaluationEvents, EventOf, namingEvents, sharedEvents } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';

/** How this service's views and reactions read events: typed by name, and by the stream that said them. */

type Told = EventOf<
  typeof applicationEvents & typeof assessmentEvents & typeof evaluationEvents & typeof namingEvents & typeof sharedEvents
>;

export type Heard = Omit<ViewedEvent, 'type' | 'data'> & Told;

/** The event with its data typed by its name, as contracts declare it. */
export function heard(event: ViewedEvent): Heard {
  return event as Heard;
}

/** `r2023.b03.017`: the key of everything about one entry. */
export function entryKey({ campaignId, branchId }: { readonly campaignId: string; readonly branchId: string }): string {
  return `${campaignId}.${branchId}`;
}

/** The aggregate's id of an event that a stream of it said; undefined for other streams'. */
export function idIn(aggregate: string, event: Heard): string | undefined {
  return event.service === 'evaluation' && event.stream.startsWith(`${aggregate}-`) ? event.stream.slice(aggregate.length + 1) : undefined;
}
