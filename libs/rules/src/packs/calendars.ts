import { daysBetween, plusDays } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';

/**
 * The State Council's holiday arrangements as rule packs carry them; a coming year is added when its notice
 * is published.
 */

type Calendar = RulePack['calendar'][number];

/** Notice of 8 December 2022 for 2023. */
export const calendar2023: Calendar = {
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
};

/** Notice of 25 October 2023 for 2024. */
export const calendar2024: Calendar = {
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
};

function days(from: string, to: string): string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => plusDays(from, index));
}
