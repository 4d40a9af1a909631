import { plusDays } from '@laurel/core';

/**
 * The day on which a title is re-checked that was given, or kept, on a day: so many years later, if its term
 * is not over by then. A title of 29 February is re-checked on the 28th.
 */
export function recheckDay(since: string, years: number, until?: string): string | undefined {
  const day = plusDays(lastDayOfTerm(since, years), since.endsWith('-02-29') ? 0 : 1);
  return until !== undefined && day > until ? undefined : day;
}

/**
 * The last day of a title that is conferred on a day for so many years: the day before its anniversary. A
 * title of 29 February ends on the 28th.
 */
export function lastDayOfTerm(conferredOn: string, years: number): string {
  const year = Number(conferredOn.slice(0, 4)) + years;
  if (conferredOn.endsWith('-02-29')) return `${year}-02-28`;
  return plusDays(`${year}${conferredOn.slice(4)}`, -1);
}
