import { type BureauKinds, planBureauKinds, type RulePack } from '@laurel/contracts';
import { awardRules } from './award-rules.ts';
import { calendarRules, dateInvalid } from './calendar-rules.ts';
import { dateRules } from './date-rules.ts';
import { type Finding, type LintRule, warningIf } from './finding.ts';
import { formRules } from './form-rules.ts';
import { indicatorRules } from './indicator-rules.ts';
import { kindRules } from './kind-rules.ts';
import { scoringRules } from './scoring-rules.ts';

/**
 * The linter: every fault of a rule pack with its reason, before a campaign can be frozen
 * (docs/handbook/domain.md#3).
 */

const rules: LintRule[] = [
  ...scoringRules,
  ...indicatorRules,
  ...awardRules,
  ...kindRules,
  ...formRules,
  ...calendarRules,
];

/**
 * All findings on a rule pack of valid shape, errors first, in a deployment with such kinds of bureau.
 * Without an error it may be frozen.
 */
export function lint(pack: RulePack, kinds: BureauKinds = planBureauKinds): Finding[] {
  const unreal = dateInvalid(pack);
  // A date that does not exist cannot be compared or counted from, so the rules on dates wait until it is
  // mended.
  const applying = unreal.length > 0 ? rules : [...rules, ...dateRules];
  const findings = [...unreal, ...applying.flatMap((rule) => rule(pack, kinds))];
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ];
}

/** Asks whether to go on when entries are fewer than 1.2 for each place (docs/handbook/process.md#1.15). */
export function warnTooFewEntries(
  { places }: Pick<RulePack, 'places'>,
  entries: number,
): Finding | undefined {
  return warningIf(
    5 * entries < 6 * places,
    'too_few_entries',
    'places',
    `参评 ${entries} 个，不足名额 ${places} 个的 1.2 倍，差额评选难以成立。`,
    `${entries} entries for ${places} places are fewer than 1.2 for each: hardly a contest.`,
  )[0];
}
