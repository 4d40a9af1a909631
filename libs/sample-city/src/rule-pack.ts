import { existsSync, readFileSync } from 'node:fs';
import { type RulePack, rulePackSchema } from '@laurel/contracts';
import { countedYears, lint, publishedCalendars, shippedYear, withCalendar } from '@laurel/rules';
import { awardOf } from './story/award.ts';
import { later, yearOf } from './story/year.ts';

/** Reads a rule pack for a demo of another city. Throws in both languages what is wrong with the file. */
export function rulePackIn(file: string): RulePack {
  if (!existsSync(file)) throw new Error(`没有这个文件 there is no such file: ${file}`);
  const read = rulePackSchema.safeParse(json(file));
  if (!read.success) {
    const issues = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`规则包格式有误 the rule pack does not fit its schema:\n${issues.join('\n')}`);
  }
  const errors = lint(read.data).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const findings = errors.map(({ path, zh, en }) => `  ${path}: ${zh} ${en}`);
    throw new Error(`规则包未通过检查 the rule pack fails its lint:\n${findings.join('\n')}`);
  }
  return read.data;
}

/**
 * The pack with the calendar of every year in which its story counts days, as its city publishes them: those
 * shipped, and for others one that the rehearsal assumes.
 */
export function countingByShippedYears(pack: RulePack): RulePack {
  const counted = countedYears(pack);
  const [first, last] = [counted[0]!, counted.at(-1)!];
  const wide = withYears(pack, first, last + 2);
  const year = yearOf(wide);
  const until = later(awardOf(wide, year).closing, year.decision(30));
  return withYears(pack, first, Math.max(last, Number(until.slice(0, 4))));
}

function withYears(pack: RulePack, first: number, last: number): RulePack {
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return withCalendar(pack, years.map(calendarOf));
}

function calendarOf(year: number): RulePack['calendar'][number] {
  const known = publishedCalendars.some((shipped) => shipped.year === year);
  return known ? shippedYear(year) : assumedYear(year);
}

/** Years that nobody has arranged yet: the seven festivals, each on days on which it may fall. */
function assumedYear(year: number): RulePack['calendar'][number] {
  const days = [
    '01-01',
    '02-01',
    '02-02',
    '02-03',
    '04-05',
    '05-01',
    '06-10',
    '09-15',
    '10-01',
    '10-02',
    '10-03',
  ];
  return { year, holidays: days.map((day) => `${year}-${day}`), workingDays: [] };
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`${file} 不是 JSON 文件 / is not a JSON file`);
  }
}
