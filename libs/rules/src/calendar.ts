import {
  endOfShanghaiDay,
  hoursBetween,
  plusDays,
  plusHours,
  Rejected,
  shanghaiDay,
  weekday,
} from '@laurel/core';
import { publishedCalendars, type RulePack } from '@laurel/contracts';

/**
 * Working days of the Chinese calendar: weekends, statutory holidays and the make-up days worked for them
 * (调休), as the city publishes them per year (docs/handbook/process.md#1.21). A function that would have to
 * guess throws Rejected('calendar_missing', {year}), unless it says otherwise.
 */

export type Calendar = RulePack['calendar'];
export type WithCalendar = Pick<RulePack, 'calendar'>;

/**
 * The pack, counting by the city's calendar. A pack of before the city had one carries years of its own;
 * they count where the city has not published that year.
 */
export function withCalendar<Pack extends WithCalendar>(pack: Pack, published: Calendar): Pack {
  const own = pack.calendar.filter(({ year }) => !published.some((other) => other.year === year));
  return { ...pack, calendar: [...published, ...own] };
}

/**
 * The years that the city has published and, where it has not yet, those that are shipped: for the days on
 * which people are reminded.
 */
export function knownCalendar(published: Calendar): WithCalendar {
  return withCalendar({ calendar: [...publishedCalendars] }, published);
}

/**
 * The calendar, with bare weekends for the years about `day` that nobody has published. It is for what may
 * not be refused: a count by it never takes in more days off than there will be.
 */
function orWeekends({ calendar }: WithCalendar, day: string): WithCalendar {
  const about = Number(day.slice(0, 4));
  const unknown = [about - 1, about, about + 1].filter(
    (year) => !calendar.some((known) => known.year === year),
  );
  return { calendar: [...calendar, ...unknown.map((year) => ({ year, holidays: [], workingDays: [] }))] };
}

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
  return deadlineOn(noticeEndOn(pack, shanghaiDay(postedAt)));
}

/**
 * The last day of a public notice posted on a day, which itself does not count. Calendar days take in days
 * off, but a notice does not end on one: it ends on the next working day, and has its working days, too.
 */
export function noticeEndOn(pack: Pick<RulePack, 'calendar' | 'notice'>, postedOn: string): string {
  const { workingDays, calendarDays } = pack.notice;
  const heard = addWorkingDays(pack, postedOn, workingDays);
  if (calendarDays === undefined) return heard;
  const counted = addWorkingDays(pack, plusDays(postedOn, calendarDays - 1), 1);
  return counted > heard ? counted : heard;
}

/** The length of a notice, in the days that it is counted in. */
export function noticeDays({ notice: { workingDays, calendarDays } }: Pick<RulePack, 'notice'>): number {
  return calendarDays ?? workingDays;
}

/**
 * Gives the later of the announced deadline and the one recomputed with a changed calendar, because a change
 * may only lengthen a time (docs/handbook/process.md#1.21).
 */
export function laterDeadline(announced: Deadline, recomputed: Deadline): Deadline {
  return recomputed.instant > announced.instant ? recomputed : announced;
}

/** True when a proposed end would cut short the announced one: it is refused with `shorter_not_allowed`. */
export function shortens(announced: Deadline, proposed: Deadline): boolean {
  return proposed.instant < announced.instant;
}

/**
 * The end that holds of a time that was announced when the calendar stood otherwise: what runs can only
 * become longer. A year that nobody has published changes nothing.
 */
export function lengthened(
  pack: WithCalendar,
  announced: string,
  happenedAt: string,
  count: number,
): Deadline {
  return laterDeadline(
    deadlineOn(announced),
    deadlineOn(addWorkingDays(orWeekends(pack, announced), shanghaiDay(happenedAt), count)),
  );
}

/**
 * The instant `hours` later, counted on working days only, so that nothing lapses over a holiday. Weekends
 * are the days off of a year that nobody has published.
 */
export function plusWorkingHours(pack: WithCalendar, instant: string, hours: number): string {
  let left = hours;
  for (let from = instant; ; from = endOfShanghaiDay(shanghaiDay(from))) {
    const day = shanghaiDay(from);
    if (!isWorkingDay(orWeekends(pack, day), day)) continue;
    const rest = hoursBetween(from, endOfShanghaiDay(day));
    if (rest >= left) return plusHours(from, left);
    left -= rest;
  }
}

/** The `count`-th working day after a day; a year that nobody has published has weekends off. */
export function workingDayAfter(pack: WithCalendar, day: string, count: number): string {
  return addWorkingDays(orWeekends(pack, day), day, count);
}

/** The first working day from a day on. Weekends are the days off of a year that nobody has published. */
export function workingDayFrom(pack: WithCalendar, day: string): string {
  let reached = day;
  while (!isWorkingDay(orWeekends(pack, reached), reached)) reached = plusDays(reached, 1);
  return reached;
}

/**
 * The working day `count` working days before a day that something is due on. Weekends are the days off of a
 * year that nobody has published.
 */
export function workingDayBefore(pack: WithCalendar, day: string, count: number): string {
  return subtractWorkingDays(orWeekends(pack, day), day, count);
}

/**
 * The last day a place may be held for a suspended winner before it passes on
 * (docs/handbook/process.md#1.11). A place is held also while the calendar of that year is not published: by
 * bare weekends it is held longer, never shorter.
 */
export function heldUntil(
  pack: Pick<RulePack, 'calendar' | 'phases' | 'heldUntilWorkingDaysBeforeEnd'>,
): string {
  return workingDayBefore(pack, campaignEnd(pack), pack.heldUntilWorkingDaysBeforeEnd);
}

/** The last day of the campaign's last phase. */
export function campaignEnd(pack: Pick<RulePack, 'phases'>): string {
  return pack.phases.reduce((latest, { to }) => (to > latest ? to : latest), '');
}

/** The years in which dates of a campaign are counted, the last possible notice included. */
export function countedYears(pack: Pick<RulePack, 'phases' | 'notice'>): number[] {
  const from = pack.phases.reduce((first, phase) => (phase.from < first ? phase.from : first), '9999-12-31');
  const last = lastNoticeFrom(pack, campaignEnd(pack));
  const [first, until] = [Number(from.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: Math.max(0, until - first + 1) }, (_, index) => first + index);
}

function lastNoticeFrom({ notice }: Pick<RulePack, 'notice'>, day: string): string {
  return noticeEndOn({ ...orWeekends({ calendar: [] }, day), notice }, day);
}

function walk(pack: WithCalendar, day: string, count: number, step: 1 | -1): string {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = plusDays(reached, step);
    if (isWorkingDay(pack, reached)) left--;
  }
  return reached;
}
