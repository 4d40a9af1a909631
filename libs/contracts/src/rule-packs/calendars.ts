import { daysBetween, plusDays } from '@laurel/core';
import type { RulePack } from '../rule-pack.ts';

/**
 * The State Council's holiday arrangements that were published when this release was made, as a city enters
 * them in its calendar (docs/handbook/process.md#1.21). A test holds them against a second source.
 */

type CalendarYear = RulePack['calendar'][number];
export type PublishedYear = CalendarYear & { readonly source: string };

/** Notice of 8 December 2022. */
const year2023: PublishedYear = {
  year: 2023,
  holidays: [
    ...days('2023-01-01', '2023-01-02'),
    ...days('2023-01-21', '2023-01-27'),
    '2023-04-05',
    ...days('2023-04-29', '2023-05-03'),
    ...days('2023-06-22', '2023-06-24'),
    ...days('2023-09-29', '2023-10-06'),
  ],
  workingDays: [
    '2023-01-28',
    '2023-01-29',
    '2023-04-23',
    '2023-05-06',
    '2023-06-25',
    '2023-10-07',
    '2023-10-08',
  ],
  source: '国办发明电〔2022〕16号',
};

/** Notice of 25 October 2023. */
const year2024: PublishedYear = {
  year: 2024,
  holidays: [
    '2024-01-01',
    ...days('2024-02-10', '2024-02-17'),
    ...days('2024-04-04', '2024-04-06'),
    ...days('2024-05-01', '2024-05-05'),
    '2024-06-10',
    ...days('2024-09-15', '2024-09-17'),
    ...days('2024-10-01', '2024-10-07'),
  ],
  workingDays: [
    '2024-02-04',
    '2024-02-18',
    '2024-04-07',
    '2024-04-28',
    '2024-05-11',
    '2024-09-14',
    '2024-09-29',
    '2024-10-12',
  ],
  source: '国办发明电〔2023〕7号',
};

/** Notice of 12 November 2024. */
const year2025: PublishedYear = {
  year: 2025,
  holidays: [
    '2025-01-01',
    ...days('2025-01-28', '2025-02-04'),
    ...days('2025-04-04', '2025-04-06'),
    ...days('2025-05-01', '2025-05-05'),
    ...days('2025-05-31', '2025-06-02'),
    ...days('2025-10-01', '2025-10-08'),
  ],
  workingDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  source: '国办发明电〔2024〕12号',
};

/** Notice of 4 November 2025. */
const year2026: PublishedYear = {
  year: 2026,
  holidays: [
    ...days('2026-01-01', '2026-01-03'),
    ...days('2026-02-15', '2026-02-23'),
    ...days('2026-04-04', '2026-04-06'),
    ...days('2026-05-01', '2026-05-05'),
    ...days('2026-06-19', '2026-06-21'),
    ...days('2026-09-25', '2026-09-27'),
    ...days('2026-10-01', '2026-10-07'),
  ],
  workingDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  source: '国办发明电〔2025〕7号',
};

/** Every year that is shipped, with the number of the document that arranged it. */
export const publishedCalendars: readonly PublishedYear[] = [year2023, year2024, year2025, year2026];

/**
 * A shipped year as a rule pack of before the city's calendar carried it. Throws for a year that is not
 * shipped.
 */
export function shippedYear(year: number): CalendarYear {
  const found = publishedCalendars.find((published) => published.year === year);
  if (!found) throw new RangeError(`the calendar of ${year} is not shipped`);
  const { source: _source, ...calendar } = found;
  return calendar;
}

export const calendar2023 = shippedYear(2023);
export const calendar2024 = shippedYear(2024);

function days(from: string, to: string): string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => plusDays(from, index));
}
