import type { calendar, EventOf } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';
import type { PublishedYear } from '@laurel/rules';

/**
 * The city's calendar: every year that was published, as it was arranged last
 * (docs/handbook/process.md#1.21).
 */

export type CalendarEvent = EventOf<typeof calendar>;

export interface CityCalendar {
  readonly years: readonly PublishedYear[];
}

export const initial: CityCalendar = { years: [] };

export function stateOf({ years }: CityCalendar): keyof typeof calendar.states {
  return years.length > 0 ? 'published' : 'none';
}

export function evolve({ years }: CityCalendar, { data }: Stamped<CalendarEvent>): CityCalendar {
  return { years: [...years.filter(({ year }) => year !== data.year), data] };
}
