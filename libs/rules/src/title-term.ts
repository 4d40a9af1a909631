import { plusDays } from '@laurel/core';

/**
 * The last day of a title that is conferred on a day for so many years: the day before its anniversary. A
 * title of 29 February ends on the 28th.
 */
export function lastDayOfTerm(conferredOn: string, years: number): string {
  const year = Number(conferredOn.slice(0, 4)) + years;
  if (conferredOn.endsWith('-02-29')) return `${year}-02-28`;
  return plusDays(`${year}${conferredOn.slice(4)}`, -1);
}
