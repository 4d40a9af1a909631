import { publishedCalendars, type RulePack } from '@laurel/contracts';
import { type Calendar, countedYears, isWorkingDay } from '../calendar.ts';
import { phasesOf } from '../phases.ts';
import { errorIf, type Finding, type LintRule, warningIf } from './finding.ts';

/**
 * Rules on the order of phases and on the dates that must lie in them. They run only if every date is valid,
 * because they compare dates.
 */

const phaseOrder = ['mobilisation', 'implementation', 'commendation'] as const;

function phaseMissing({ phases }: RulePack) {
  const missing = phaseOrder.filter((id) => !phases.some((phase) => phase.id === id));
  return errorIf(
    missing.length > 0,
    'phase_missing',
    'phases',
    `缺少阶段：${missing.join('、')}。`,
    `Phases are missing: ${missing.join(', ')}. Each step of the process belongs to one.`,
  );
}

function phaseReversed({ phases }: RulePack) {
  return phases.flatMap(({ name, from, to }, index) =>
    errorIf(
      to < from,
      'phase_reversed',
      `phases[${index}]`,
      `“${name.zh}”的结束日期 ${to} 早于开始日期 ${from}。`,
      `“${name.en}” ends on ${to}, before it begins on ${from}.`,
    ),
  );
}

function phasesOverlap({ phases }: RulePack): Finding[] {
  const sorted = phases
    .map((phase, index) => ({ ...phase, path: `phases[${index}]` }))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  return sorted.slice(1).flatMap((phase, index) => {
    const before = sorted[index]!;
    return errorIf(
      phase.from <= before.to,
      'phase_overlap',
      phase.path,
      `“${phase.name.zh}”开始时“${before.name.zh}”尚未结束，同一天适用两套规则。`,
      `“${phase.name.en}” begins before “${before.name.en}” has ended: one day would have two rules.`,
    );
  });
}

function phasesOutOfOrder({ phases }: RulePack) {
  const byDate = [...phases]
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ id }) => phaseOrder.indexOf(id));
  return errorIf(
    byDate.some((position, index) => index > 0 && position < byDate[index - 1]!),
    'phase_order',
    'phases',
    '阶段顺序应为动员部署、组织实施、评比表彰。',
    'Phases must follow each other as mobilisation, implementation, commendation.',
  );
}

function deadlineOutsidePhases({ phases, applicationDeadline: deadline }: RulePack) {
  const open = phases.some(({ id, from, to }) => id !== 'commendation' && from <= deadline && deadline <= to);
  return errorIf(
    !open,
    'deadline_outside_phases',
    'applicationDeadline',
    `申报截止日 ${deadline} 不在动员部署或组织实施阶段内。`,
    `The application deadline ${deadline} lies in no phase in which entries are received.`,
  );
}

function assessmentOutsidePhase({ phases, assessmentFrom: from, assessmentTo: to }: RulePack) {
  const during = phasesOf({ phases }, 'implementation');
  const [first, last] = [during[0], during.at(-1)];
  return errorIf(
    to < from || (first !== undefined && last !== undefined && (from < first.from || to > last.to)),
    'assessment_outside_phase',
    'assessmentFrom',
    `动态考核期 ${from} 至 ${to} 应首尾有序并在组织实施阶段内。`,
    `The assessment from ${from} to ${to} must run forward and lie within the implementation phase.`,
  );
}

function deadlineAfterAssessment({ applicationDeadline, assessmentTo }: RulePack) {
  return errorIf(
    applicationDeadline >= assessmentTo,
    'deadline_after_assessment',
    'applicationDeadline',
    `申报截止（${applicationDeadline}）时动态考核已结束（${assessmentTo}），无法考核申报单位。`,
    `Entries close on ${applicationDeadline}, when the assessment is over (${assessmentTo}): nobody could be visited.`,
  );
}

/**
 * A plan is frozen in March, and the State Council arranges the next year in autumn: what is not known yet
 * only warns (docs/handbook/process.md#1.21).
 */
function calendarMissing(pack: RulePack): Finding[] {
  return countedYears(pack)
    .filter((year) => !yearsKnown(pack).some((known) => known.year === year))
    .flatMap((year) =>
      warningIf(
        true,
        'calendar_missing',
        'calendar',
        `${year} 年的节假日安排尚不可知：国务院公布后请由市里公布，届时才能计算落在该年的期限。`,
        `The calendar of ${year} is not known yet: publish it for the city once the State Council has arranged it.`,
      ),
    );
}

/** The years of the pack's own, and those that are shipped. */
function yearsKnown({ calendar }: RulePack): Calendar {
  return [...calendar, ...publishedCalendars];
}

function deadlineOnHoliday(pack: RulePack): Finding[] {
  const deadline = pack.applicationDeadline;
  const calendar = yearsKnown(pack);
  const known = calendar.some(({ year }) => `${year}` === deadline.slice(0, 4));
  return warningIf(
    known && !isWorkingDay({ calendar }, deadline),
    'deadline_on_holiday',
    'applicationDeadline',
    `申报截止日 ${deadline} 不是工作日，且不因节假日顺延。`,
    `The application deadline ${deadline} is no working day, and holidays do not move it.`,
  );
}

export const dateRules: LintRule[] = [
  phaseMissing,
  phaseReversed,
  phasesOverlap,
  phasesOutOfOrder,
  deadlineOutsidePhases,
  assessmentOutsidePhase,
  deadlineAfterAssessment,
  calendarMissing,
  deadlineOnHoliday,
];
