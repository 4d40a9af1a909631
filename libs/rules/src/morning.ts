import type { Morning } from '@laurel/contracts';
import { plusDays, plusHours, shanghaiDay } from '@laurel/core';
import { type WithCalendar, workingDayAfter, workingDayBefore, workingDayFrom } from './calendar.ts';

/**
 * Mornings on which people are told something, never on a day off (docs/handbook/process.md#1.27).
 */

const morningHourUtc = 1;

/** More days off in a row than any arrangement has had, the weekends about them included. */
const daysOffMost = 14;

/** The instant at which people are told on a day: nine in the morning in Shanghai. */
export function morningOf(day: string): string {
  return plusHours(`${day}T00:00:00.000Z`, morningHourUtc);
}

/** The day of the first morning after an instant. */
export function dayOfNextMorning(instant: string): string {
  const day = shanghaiDay(instant);
  return morningOf(day) > instant ? day : plusDays(day, 1);
}

/** The instant of a morning that is counted in working days; undefined when it was gone already. */
export function morningAt(pack: WithCalendar, morning: Morning): string | undefined {
  if (!('before' in morning)) {
    const { from, workingDays = 0 } = morning;
    return morningOf(
      workingDays === 0 ? workingDayFrom(pack, from) : workingDayAfter(pack, from, workingDays),
    );
  }
  const at = morningOf(workingDayBefore(pack, morning.before, morning.workingDays));
  return at > morning.since ? at : undefined;
}

/** The earliest that a morning can be, whatever calendar is published meanwhile. */
export function morningEarliest(morning: Morning): string {
  if (!('before' in morning)) return morningOf(morning.from);
  return morningOf(plusDays(morning.before, -2 * morning.workingDays - daysOffMost));
}

/** True when a morning is gone by whatever calendar. */
export function isMorningGone(morning: Morning): boolean {
  if (!('before' in morning)) return false;
  return morningOf(plusDays(morning.before, -morning.workingDays)) <= morning.since;
}
