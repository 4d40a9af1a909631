import { plusDays } from '@laurel/core';

/**
 * The last day of a title that is conferred on a day for so many years: the day before its anniversary. That
 * of 29 February is 1 March where there is none.
 */
export function lastDayOfTerm(conferredOn: string, years: number): string {
  const anniversary = new Date(`${conferredOn}T00:00:00.000Z`);
  anniversary.setUTCFullYear(anniversary.getUTCFullYear() + years);
  return plusDays(anniversary.toISOString().slice(0, 10), -1);
}
