import { type calendar, type CommandOf, refuse } from '@laurel/contracts';
import { canonicalJson, type Decider, type Stateful } from '@laurel/core';
import { lintCalendar } from '@laurel/rules';
import { type CalendarEvent, type CityCalendar, evolve, initial, stateOf } from './calendar.ts';

/** The decision to publish a year, or to arrange it anew. It is one stream, `city`. */

export interface CalendarFacts {
  readonly id: { readonly name: string };
}

export const calendarDecider: Decider<
  CityCalendar,
  CommandOf<typeof calendar>,
  CalendarEvent,
  CalendarFacts
> &
  Stateful<CityCalendar> = {
  initial,
  evolve,
  stateOf,
  decide({ data }, { years }, { id }) {
    if (id.name !== 'city') throw refuse('not_found', {}, 'id');
    const faults = lintCalendar(data);
    if (faults.length > 0)
      throw refuse('calendar_invalid', {
        year: data.year,
        findings: faults.map(({ zh, en }) => `${zh} ${en}`).join(' '),
      });
    const before = years.find(({ year }) => year === data.year);
    if (before && canonicalJson(before) === canonicalJson(data)) throw refuse('nothing_changed');
    return [{ type: 'CalendarPublished', data }];
  },
};
