import type { RulePack } from '@laurel/contracts';
import { errorIf, type Finding, type LintRule } from './finding.ts';

/**
 * Rules on dates as such: that they exist, and that the calendar of a year speaks of that year and does not
 * contradict itself.
 */

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True when the text is a day that exists. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0));
}

export function dateInvalid(pack: RulePack): Finding[] {
  const dates: [string, string][] = [
    ['applicationDeadline', pack.applicationDeadline],
    ['assessmentFrom', pack.assessmentFrom],
    ['assessmentTo', pack.assessmentTo],
    ...pack.phases.flatMap(({ from, to }, index): [string, string][] => [
      [`phases[${index}].from`, from],
      [`phases[${index}].to`, to],
    ]),
    ...pack.calendar.flatMap(({ holidays, workingDays }, index): [string, string][] => [
      ...holidays.map((day): [string, string] => [`calendar[${index}].holidays`, day]),
      ...workingDays.map((day): [string, string] => [`calendar[${index}].workingDays`, day]),
    ]),
  ];
  return dates.flatMap(([path, day]) =>
    errorIf(!isDay(day), 'date_invalid', path, `日期 ${day} 不存在。`, `There is no day ${day}.`),
  );
}

function calendarDayForeign({ calendar }: RulePack): Finding[] {
  return calendar.flatMap(({ year, holidays, workingDays }, index) => {
    const foreign = [...holidays, ...workingDays].filter((day) => !day.startsWith(`${year}-`));
    return errorIf(
      foreign.length > 0,
      'calendar_day_foreign',
      `calendar[${index}]`,
      `${year} 年的日历中有别年的日期：${foreign.join('、')}，不会被采用。`,
      `The calendar of ${year} lists days of other years (${foreign.join(', ')}), which nobody would find there.`,
    );
  });
}

function calendarContradiction({ calendar }: RulePack): Finding[] {
  return calendar.flatMap(({ year, holidays, workingDays }, index) => {
    const both = holidays.filter((day) => workingDays.includes(day));
    return errorIf(
      both.length > 0,
      'calendar_contradiction',
      `calendar[${index}]`,
      `${year} 年日历把 ${both.join('、')} 同时列为放假和上班。`,
      `The calendar of ${year} lists ${both.join(', ')} as both holiday and working day.`,
    );
  });
}

function calendarEmpty({ calendar }: RulePack): Finding[] {
  return calendar.flatMap(({ year, holidays }, index) =>
    errorIf(
      holidays.length === 0,
      'calendar_empty',
      `calendar[${index}]`,
      `${year} 年日历没有任何法定节假日，公示期会被算短。`,
      `The calendar of ${year} has no statutory holiday at all: notices would be counted too short.`,
    ),
  );
}

export const calendarRules: LintRule[] = [calendarDayForeign, calendarContradiction, calendarEmpty];
