import { endOfShanghaiDay, plusDays, Rejected, shanghaiDay, weekday } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';

/**
 * Working days of the Chinese calendar: weekends, statutory holidays and the make-up days worked for them
 * (调休), as the rule pack lists them per year (docs/handbook/process.md#1.21). Every function here throws
 * Rejected('calendar_missing', {year}) when it would have to guess.
 */

export type WithCalendar = Pick<RulePack, 'calendar'>;

/** True when offices work on `day`. */
export function isWorkingDay(pack: WithCalendar, day: string): boolean {
  const year = Number(day.slice(0, 4));
  const calendar = pack.calendar.find((candidate) => candidate.year === year);
  if (!calendar) throw new Rejected('calendar_missing', { year });
  if (calendar.workingDays.includes(day)) return true;
  return weekday(day) <= 5 && !calendar.holidays.includes(day);
}

/** The `count`-th working day after `day`, which itself does not count; `day` when `count` is 0. */
export function addWorkingDays(pack: WithCalendar, day: string, count: number): string {
  return walk(pack, day, count, 1);
}

/** The `count`-th working day before `day`, which itself does not count; `day` when `count` is 0. */
export function subtractWorkingDays(pack: WithCalendar, day: string, count: number): string {
  return walk(pack, day, count, -1);
}

/** The number of working days after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(pack: WithCalendar, from: string, to: string): number {
  let count = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) if (isWorkingDay(pack, day)) count++;
  return count;
}

export interface Deadline {
  readonly day: string;
  /** The first instant that is too late (docs/handbook/process.md#1.7). */
  readonly instant: string;
}

/**
 * The deadline at the end of a day in Asia/Shanghai. Holidays do not move it (docs/handbook/process.md#1.7).
 */
export function deadlineOn(day: string): Deadline {
  return { day, instant: endOfShanghaiDay(day) };
}

/**
 * The deadline `count` working days after something happened, the day it happened excluded: ends of notices,
 * answers to deductions, returned forms (docs/handbook/process.md#1.10, #1.21).
 */
export function deadlineAfter(pack: WithCalendar, happenedAt: string, count: number): Deadline {
  return deadlineOn(addWorkingDays(pack, shanghaiDay(happenedAt), count));
}

/** The end of a public notice posted at an instant (docs/handbook/process.md#1.21). */
export function noticeEnd(pack: Pick<RulePack, 'calendar' | 'notice'>, postedAt: string): Deadline {
  return deadlineAfter(pack, postedAt, pack.notice.workingDays);
}

/**
 * The end that holds when one was announced and a changed calendar gives another: a change may only lengthen
 * (docs/handbook/process.md#1.21).
 */
export function laterDeadline(announced: Deadline, recomputed: Deadline): Deadline {
  return recomputed.instant > announced.instant ? recomputed : announced;
}

/** True when a proposed end would cut short the announced one: it is refused with `shorter_not_allowed`. */
export function shortens(announced: Deadline, proposed: Deadline): boolean {
  return proposed.instant < announced.instant;
}

/**
 * The last day a place may be held for a suspended winner before it passes on
 * (docs/handbook/process.md#1.11).
 */
export function heldUntil(
  pack: Pick<RulePack, 'calendar' | 'phases' | 'heldUntilWorkingDaysBeforeEnd'>,
): string {
  return subtractWorkingDays(pack, campaignEnd(pack), pack.heldUntilWorkingDaysBeforeEnd);
}

/** The last day of the campaign's last phase. */
export function campaignEnd(pack: Pick<RulePack, 'phases'>): string {
  return pack.phases.reduce((latest, { to }) => (to > latest ? to : latest), '');
}

function walk(pack: WithCalendar, day: string, count: number, step: 1 | -1): string {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = plusDays(reached, step);
    if (isWorkingDay(pack, reached)) left--;
  }
  return reached;
}
