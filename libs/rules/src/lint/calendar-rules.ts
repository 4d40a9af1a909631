import { weekday } from '@laurel/core';
import { type PublishedYear, publishedCalendars, type RulePack } from '@laurel/contracts';
import { errorIf, type Finding, type LintRule } from './finding.ts';

/**
 * Rules on dates as such: that they exist, and that the calendar of a year is whole, speaks of that year and
 * does not contradict itself (docs/handbook/process.md#1.21).
 */

type CalendarYear = RulePack['calendar'][number];

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True when the text is a day that exists. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0));
}

function invalidDays(dates: readonly (readonly [path: string, day: string])[]): Finding[] {
  return dates.flatMap(([path, day]) =>
    errorIf(!isDay(day), 'date_invalid', path, `日期 ${day} 不存在。`, `There is no day ${day}.`),
  );
}

export function dateInvalid(pack: RulePack): Finding[] {
  return invalidDays([
    ['applicationDeadline', pack.applicationDeadline],
    ['assessmentFrom', pack.assessmentFrom],
    ['assessmentTo', pack.assessmentTo],
    ...pack.phases.flatMap(({ from, to }, index): [string, string][] => [
      [`phases[${index}].from`, from],
      [`phases[${index}].to`, to],
    ]),
    ...pack.calendar.flatMap((year, index) => datesOf(year, `calendar[${index}].`)),
  ]);
}

function datesOf({ holidays, workingDays }: CalendarYear, path: string): [string, string][] {
  return [
    ...holidays.map((day): [string, string] => [`${path}holidays`, day]),
    ...workingDays.map((day): [string, string] => [`${path}workingDays`, day]),
  ];
}

type YearRule = (calendar: CalendarYear, path: string) => Finding[];

function dayForeign({ year, holidays, workingDays }: CalendarYear, path: string): Finding[] {
  const foreign = [...holidays, ...workingDays].filter((day) => !day.startsWith(`${year}-`));
  return errorIf(
    foreign.length > 0,
    'calendar_day_foreign',
    path,
    `${year} 年的日历中有别年的日期：${foreign.join('、')}，不会被采用。`,
    `The calendar of ${year} lists days of other years (${foreign.join(', ')}), which nobody would find there.`,
  );
}

function contradiction({ year, holidays, workingDays }: CalendarYear, path: string): Finding[] {
  const both = holidays.filter((day) => workingDays.includes(day));
  return errorIf(
    both.length > 0,
    'calendar_contradiction',
    path,
    `${year} 年日历把 ${both.join('、')} 同时列为放假和上班。`,
    `The calendar of ${year} lists ${both.join(', ')} as both holiday and working day.`,
  );
}

/**
 * The seven festivals, and how many of the days on which each may fall an arrangement gives. Three of them
 * follow the moon: the window takes in every day on which they can come. Mid-Autumn in the week of the
 * National Day makes that one day longer, to 8 October.
 */
const festivals: readonly {
  readonly zh: string;
  readonly en: string;
  readonly days: number;
  readonly within: readonly (readonly [from: string, to: string])[];
}[] = [
  { zh: '元旦', en: 'New Year', days: 1, within: [['01-01', '01-01']] },
  { zh: '春节', en: 'Spring Festival', days: 3, within: [['01-20', '02-28']] },
  { zh: '清明节', en: 'Qingming', days: 1, within: [['04-04', '04-06']] },
  { zh: '劳动节', en: 'Labour Day', days: 1, within: [['05-01', '05-01']] },
  { zh: '端午节', en: 'Dragon Boat Festival', days: 1, within: [['05-27', '06-26']] },
  {
    zh: '中秋节',
    en: 'Mid-Autumn',
    days: 1,
    within: [
      ['09-07', '09-30'],
      ['10-08', '10-08'],
    ],
  },
  { zh: '国庆节', en: 'National Day', days: 3, within: [['10-01', '10-03']] },
];

function festivalMissing({ year, holidays }: CalendarYear, path: string): Finding[] {
  const missing = festivals.filter(({ days, within }) => {
    const given = holidays.filter((day) =>
      within.some(([from, to]) => `${year}-${from}` <= day && day <= `${year}-${to}`),
    );
    return new Set(given).size < days;
  });
  return errorIf(
    missing.length > 0,
    'calendar_incomplete',
    path,
    `${year} 年日历缺少：${missing.map(({ zh }) => zh).join('、')}，期限会被算短。`,
    `The calendar of ${year} lacks ${missing.map(({ en }) => en).join(', ')}: dates would be counted too short.`,
  );
}

/** A make-up day is worked for a holiday, so it is a day of a weekend. */
function makeUpDayOnWeekday({ year, workingDays }: CalendarYear, path: string): Finding[] {
  const weekdays = workingDays.filter((day) => weekday(day) <= 5);
  return errorIf(
    weekdays.length > 0,
    'calendar_make_up_day',
    path,
    `${year} 年日历的调休上班日 ${weekdays.join('、')} 不是周末。`,
    `The calendar of ${year} lists ${weekdays.join(', ')} as make-up days, which are on no weekend.`,
  );
}

const yearRules: readonly YearRule[] = [dayForeign, contradiction, festivalMissing, makeUpDayOnWeekday];

/** Every fault of a year as it is published: it must be whole, and cite the number of its document. */
export function lintCalendar(published: PublishedYear): Finding[] {
  const unreal = invalidDays(datesOf(published, ''));
  if (unreal.length > 0) return unreal;
  return [
    ...yearRules.flatMap((rule) => rule(published, 'holidays')),
    ...errorIf(
      !/〔\d{4}〕\s*\d+\s*号/.test(published.source),
      'calendar_source',
      'source',
      `“${published.source}”没有文号，应如“国办发明电〔2025〕7号”。`,
      `“${published.source}” cites no document number, as in “国办发明电〔2025〕7号”.`,
    ),
  ];
}

/**
 * A pack of before the city's calendar carries years of its own; they are as whole as those the city
 * publishes.
 */
function packYears({ calendar }: RulePack): Finding[] {
  return calendar.flatMap((year, index) => yearRules.flatMap((rule) => rule(year, `calendar[${index}]`)));
}

/**
 * Checks the years that a pack carries. The city publishes its calendar, and a year in a pack counts only
 * where the city has not published it; so a pack may carry a year as it is shipped and not one arranged
 * differently.
 */
function calendarOfPack({ calendar }: RulePack): Finding[] {
  return calendar.flatMap((carried, index) => {
    const { year } = carried;
    return errorIf(
      !isShipped(carried),
      'calendar_of_pack',
      `calendar[${index}]`,
      `规则包不得自定 ${year} 年的节假日安排：请由市里公布该年日历。`,
      `A rule pack may not arrange ${year} by itself: let the city publish the calendar of that year.`,
    );
  });
}

function isShipped({ year, holidays, workingDays }: CalendarYear): boolean {
  const shipped = publishedCalendars.find((published) => published.year === year);
  const same = (one: readonly string[], other: readonly string[]) =>
    [...one].sort().join() === [...other].sort().join();
  return shipped !== undefined && same(shipped.holidays, holidays) && same(shipped.workingDays, workingDays);
}

export const calendarRules: LintRule[] = [packYears, calendarOfPack];
