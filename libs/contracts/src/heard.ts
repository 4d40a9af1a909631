import type { ViewedEvent } from '@laurel/core';
import type { AggregateContract, EventOf } from './define.ts';
import type {
  applicationEvents,
  assessmentEvents,
  evaluationEvents,
  identityEvents,
  namingEvents,
  notificationEvents,
  sharedEvents,
} from './events/index.ts';

/** How views and reactions read events: typed by name, and by the stream that said them. */

type Told = EventOf<
  typeof sharedEvents &
    typeof identityEvents &
    typeof applicationEvents &
    typeof assessmentEvents &
    typeof evaluationEvents &
    typeof namingEvents &
    typeof notificationEvents
>;

export type Heard = Omit<ViewedEvent, 'type' | 'data'> & Told;

/** The event with its data typed by its name. */
export function heard(event: ViewedEvent): Heard {
  return event as Heard;
}

/** The id of the aggregate of this kind whose stream said the event; undefined when another stream did. */
export function idIn(
  aggregate: Pick<AggregateContract, 'name' | 'service'>,
  event: Pick<ViewedEvent, 'service' | 'stream'>,
): string | undefined {
  const prefix = `${aggregate.name}-`;
  return event.service === aggregate.service && event.stream.startsWith(prefix) ? event.stream.slice(prefix.length) : undefined;
}

/** `r2023.b03.017`: the key of everything about one unit in one campaign. */
export function unitKey(campaignId: string, unitId: string): string {
  return `${campaignId}.${unitId}`;
}

/** The key of everything about one entry. */
export function entryKey({ campaignId, branchId }: { readonly campaignId: string; readonly branchId: string }): string {
  return unitKey(campaignId, branchId);
}
