import { describe, expect, it } from '@jest/globals';
import { daysBetween, plusDays, Rejected } from '@laurel/core';
import fc from 'fast-check';
import {
  addWorkingDays,
  deadlineAfter,
  deadlineOn,
  heldUntil,
  isWorkingDay,
  lengthened,
  laterDeadline,
  noticeEnd,
  noticeEndOn,
  plusWorkingHours,
  planPack2023 as pack,
  shippedYear,
  shortens,
  subtractWorkingDays,
  withCalendar,
  workingDayBefore,
  workingDaysBetween,
} from './index.ts';

/**
 * Working days of 2023 and 2024 as the State Council arranged them; the calendars are those of the plan pack.
 */

const days = fc.integer({ min: 0, max: 600 }).map((offset) => plusDays('2023-01-01', offset));
const counts = fc.integer({ min: 0, max: 30 });

describe('The Chinese calendar', () => {
  it.each([
    ['2023-09-28', true, 'a Thursday'],
    ['2023-09-29', false, 'Mid-Autumn'],
    ['2023-10-07', true, 'a Saturday worked for the holiday'],
    ['2023-10-14', false, 'an ordinary Saturday'],
    ['2023-04-23', true, 'a Sunday worked for Labour Day'],
    ['2024-02-09', true, 'New Year’s Eve, no statutory holiday in 2024'],
    ['2024-09-29', true, 'a Sunday worked for National Day'],
  ])('says of %s: %s (%s)', (day, expected) => {
    expect(isWorkingDay(pack, day)).toBe(expected);
  });
  it.each([
    ['2023', 249],
    ['2024', 251],
  ])('has in %s as many working days as the notice leaves: %i', (year, expected) => {
    expect(
      workingDaysBetween(pack, `${year}-01-01`, `${year}-12-31`) +
        Number(isWorkingDay(pack, `${year}-01-01`)),
    ).toBe(expected);
  });
  it('of a missing year is not guessed', () => {
    const asked = () => addWorkingDays(pack, '2024-12-30', 5);
    expect(asked).toThrow(Rejected);
    expect(asked).toThrow(
      expect.objectContaining({ reason: 'calendar_missing', parameters: { year: 2025 } }),
    );
  });
});

describe('A public notice of five working days', () => {
  it('posted on 27 September 2023 ends with 10 October', () => {
    const end = noticeEnd(pack, '2023-09-27T02:00:00.000Z');
    expect(end).toEqual({ day: '2023-10-10', instant: '2023-10-10T16:00:00.000Z' });
  });
  it('posted late in the evening UTC counts from the next day in Shanghai', () => {
    expect(noticeEnd(pack, '2023-09-27T16:30:00.000Z').day).toBe('2023-10-11');
  });
  it('posted on a holiday begins with the first working day', () => {
    expect(noticeEnd(pack, '2023-10-01T02:00:00.000Z').day).toBe('2023-10-11');
  });
  it('keeps its announced end when a changed calendar would give an earlier one, and takes a later one', () => {
    const announced = deadlineOn('2023-10-10');
    expect(laterDeadline(announced, deadlineOn('2023-10-09'))).toBe(announced);
    expect(laterDeadline(announced, deadlineOn('2023-10-11')).day).toBe('2023-10-11');
    expect([shortens(announced, deadlineOn('2023-10-09')), shortens(announced, announced)]).toEqual([
      true,
      false,
    ]);
  });
});

describe('A deadline', () => {
  it('is the end of its day in Shanghai, holiday or not', () => {
    expect(deadlineOn(pack.applicationDeadline).instant).toBe('2023-04-30T16:00:00.000Z');
  });
  it('after no working days is the end of the same day', () => {
    expect(deadlineAfter(pack, '2023-05-01T03:00:00.000Z', 0).day).toBe('2023-05-01');
  });
  it('for a held place is ten working days before the campaign ends', () => {
    expect(heldUntil(pack)).toBe('2023-12-18');
  });
});

describe('Counting working days', () => {
  it('lands on a working day, exactly that many later', () => {
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const reached = addWorkingDays(pack, day, count);
        expect(count === 0 || isWorkingDay(pack, reached)).toBe(true);
        expect(workingDaysBetween(pack, day, reached)).toBe(count);
      }),
    );
  });
  it('never ends earlier for a later start or a longer period', () => {
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const reached = addWorkingDays(pack, day, count);
        expect(addWorkingDays(pack, plusDays(day, 1), count) >= reached).toBe(true);
        expect(addWorkingDays(pack, day, count + 1) > reached).toBe(true);
        expect(daysBetween(day, reached)).toBeGreaterThanOrEqual(count);
      }),
    );
  });
  it('goes back the way it came from a working day', () => {
    fc.assert(
      fc.property(days, counts, (day, count) => {
        if (isWorkingDay(pack, day))
          expect(subtractWorkingDays(pack, addWorkingDays(pack, day, count), count)).toBe(day);
      }),
    );
  });
});

describe('The calendar of the city', () => {
  const [year2023, year2024] = [shippedYear(2023), shippedYear(2024)];
  it('counts before the years that a pack of before carries, which count where the city has none', () => {
    const anew = { ...year2023, holidays: [...year2023.holidays, '2023-10-09'] };
    const counting = withCalendar(pack, [anew]);
    expect(isWorkingDay(counting, '2023-10-09')).toBe(false);
    expect(isWorkingDay(counting, '2024-02-09')).toBe(true);
    expect(counting.calendar.map(({ year }) => year)).toEqual([2023, 2024]);
  });
  it('arranged anew lengthens what runs, and never shortens it', () => {
    const end = (holidays: string[], announced = '2023-10-10') =>
      lengthened({ calendar: [{ ...year2023, holidays }] }, announced, '2023-09-27T02:00:00.000Z', 5).day;
    expect(end(year2023.holidays)).toBe('2023-10-10');
    expect(end([...year2023.holidays, '2023-10-09'])).toBe('2023-10-11');
    expect(end([])).toBe('2023-10-10');
  });
  it('that lacks next year leaves what was announced as it is', () => {
    const announced = lengthened({ calendar: [year2023] }, '2024-01-08', '2023-12-29T02:00:00.000Z', 5);
    expect(announced.day).toBe('2024-01-08');
  });
  it('lets a place be held while nobody has arranged that year, rather longer than shorter', () => {
    const [last] = pack.phases.slice(-1);
    const into2024 = { ...pack, calendar: [year2023], phases: [{ ...last!, to: '2024-02-20' }] };
    expect(heldUntil(into2024)).toBe('2024-02-06');
    expect(heldUntil({ ...into2024, calendar: [year2024] })).toBe('2024-02-01');
  });
});

describe('Seventy-two hours of working days', () => {
  const { calendar } = pack;
  it.each([
    ['in a week', '2023-05-09T02:00:00.000Z', '2023-05-12T02:00:00.000Z'],
    ['over a weekend', '2023-05-12T02:00:00.000Z', '2023-05-17T02:00:00.000Z'],
    ['over Labour Day, with a make-up day after it', '2023-04-28T02:00:00.000Z', '2023-05-06T02:00:00.000Z'],
    ['from a day off', '2023-04-29T02:00:00.000Z', '2023-05-06T16:00:00.000Z'],
  ])('%s', (_when, from, until) => {
    expect(plusWorkingHours({ calendar }, from, 72)).toBe(until);
  });
  it('leave out bare weekends where nobody has published the year', () => {
    expect(plusWorkingHours({ calendar: [] }, '2026-11-27T02:00:00.000Z', 72)).toBe(
      '2026-12-02T02:00:00.000Z',
    );
  });
});

describe('A reminder', () => {
  it('comes on a working day, as many working days before', () => {
    expect([1, 3, 7].map((count) => workingDayBefore(pack, '2023-04-30', count))).toEqual([
      '2023-04-28',
      '2023-04-26',
      '2023-04-21',
    ]);
  });
});

describe('A public notice of calendar days', () => {
  const ends = (postedOn: string, calendarDays: number) =>
    noticeEndOn({ ...pack, notice: { workingDays: 5, calendarDays } }, postedOn);
  it('takes in days off; the posting day does not count', () => {
    expect(ends('2023-05-22', 7)).toBe('2023-05-29');
    expect(ends('2023-05-22', 30)).toBe('2023-06-21');
  });
  it('that would end on a day off ends on the next working day', () => {
    expect(ends('2023-05-20', 7)).toBe('2023-05-29');
    expect(ends('2023-09-27', 14)).toBe('2023-10-11');
  });
  it('has its working days, too', () => {
    expect(ends('2023-09-27', 7)).toBe('2023-10-10');
  });
  it('is counted by the calendar of its last day', () => {
    expect(() => ends('2024-12-28', 7)).toThrow('calendar_missing');
  });
});
