import { daysUntil } from '../values/time.ts';

/** The days of a public notice, as its readers count them. Pure. */

interface Year {
  readonly year: number;
  readonly holidays: readonly string[];
  readonly workingDays: readonly string[];
}

/**
 * The working days from the day after the posting to the last day; undefined where the calendar of one of
 * the years is not published, because nothing is counted then.
 */
export function countedDays(
  postedOn: string,
  endsOn: string,
  years: readonly Year[],
): readonly string[] | undefined {
  const counted: string[] = [];
  for (let day = after(postedOn); day <= endsOn; day = after(day)) {
    const isCounted = isWorkingDay(day, years);
    if (isCounted === undefined) return undefined;
    if (isCounted) counted.push(day);
  }
  return counted;
}

/** True for a day that is worked; undefined where the calendar of its year is not published. */
export function isWorkingDay(day: string, years: readonly Year[]): boolean | undefined {
  const calendar = years.find(({ year }) => year === Number(day.slice(0, 4)));
  if (!calendar) return undefined;
  const isWeekday = ![0, 6].includes(new Date(day).getUTCDay());
  return calendar.workingDays.includes(day) || (isWeekday && !calendar.holidays.includes(day));
}

function after(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** The progress of a notice: the days that are left after today, 0 on its last day, `ended` after it. */
export function progressOf(
  { status, endsOn, endsAt }: { status: 'running' | 'closed'; endsOn: string; endsAt: string },
  now: string,
): number | 'ended' {
  return status === 'closed' || Date.parse(now) >= Date.parse(endsAt) ? 'ended' : daysUntil(endsOn, now);
}
