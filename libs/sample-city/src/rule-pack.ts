import { existsSync, readFileSync } from 'node:fs';
import { type RulePack, rulePackSchema } from '@laurel/contracts';
import { countedYears, lint, publishedCalendars, shippedYear, withCalendar } from '@laurel/rules';

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
 * The pack with the shipped calendar of every year in which its story counts days, as its city publishes
 * them.
 */
export function countingByShippedYears(pack: RulePack): RulePack {
  const shipped = countedYears(pack).filter((year) =>
    publishedCalendars.some((known) => known.year === year),
  );
  return withCalendar(pack, shipped.map(shippedYear));
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`${file} 不是 JSON 文件 / is not a JSON file`);
  }
}
