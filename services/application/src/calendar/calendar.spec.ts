// The calendar of the city: each year is whole, comes when it is published, and may be arranged anew.
import { describe, it } from '@jest/globals';
import { calendar as contract } from '@laurel/contracts';
import { type Command, inState, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { publishedCalendars, type PublishedYear } from '@laurel/rules';
import type { CalendarEvent } from './calendar.ts';
import { calendarDecider } from './calendar.decide.ts';

const [year2023, year2024] = publishedCalendars as [PublishedYear, PublishedYear];
const calendar = given(inState(calendarDecider, contract.commands), { id: { name: 'city' } });
const publish = (data: PublishedYear) =>
  command({ type: 'PublishCalendar' as const, data }, { instant: '2023-10-26T02:00:00.000Z' }) as Command & {
    readonly type: 'PublishCalendar';
    readonly data: PublishedYear & { holidays: string[]; workingDays: string[] };
  };
const published = (data: PublishedYear) =>
  stamped({ type: 'CalendarPublished', data }) as unknown as Stamped<CalendarEvent>;
const said = (data: PublishedYear) => ({ type: 'CalendarPublished', data }) as unknown as CalendarEvent;

describe('The calendar of the city', () => {
  it('takes each year when it is published, with the number of its document', () => {
    calendar().when(publish(year2023)).then(said(year2023));
    calendar(published(year2023)).when(publish(year2024)).then(said(year2024));
  });
  it('takes a year that is arranged anew, but not the same arrangement twice', () => {
    const anew = { ...year2023, holidays: [...year2023.holidays, '2023-05-04'] };
    calendar(published(year2023)).when(publish(anew)).then(said(anew));
    calendar(published(year2023)).when(publish(year2023)).thenRefused('nothing_changed');
  });
  it('refuses a year of one holiday, by which notices would be counted too short', () => {
    calendar()
      .when(publish({ ...year2024, holidays: ['2024-01-01'], workingDays: [] }))
      .thenRefused('calendar_invalid');
  });
  it.each<[string, Partial<PublishedYear>]>([
    ['Spring Festival', { holidays: year2024.holidays.filter((day) => !day.startsWith('2024-02')) }],
    ['Mid-Autumn', { holidays: year2024.holidays.filter((day) => !day.startsWith('2024-09')) }],
    ['National Day', { holidays: year2024.holidays.filter((day) => !day.startsWith('2024-10')) }],
    ['the number of the document', { source: '国务院办公厅通知' }],
    ['make-up days on weekends', { workingDays: ['2024-02-21'] }],
    ['days that exist', { holidays: [...year2024.holidays, '2024-02-30'] }],
    ['days of that year', { holidays: [...year2024.holidays, '2025-01-01'] }],
  ])('refuses a year without %s', (_what, fault) => {
    calendar()
      .when(publish({ ...year2024, ...fault }))
      .thenRefused('calendar_invalid');
  });
  it('is one, the city’s', () => {
    given(inState(calendarDecider, contract.commands), { id: { name: 'r2023' } })()
      .when(publish(year2023))
      .thenRefused('not_found');
  });
});
