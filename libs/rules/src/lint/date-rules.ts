import { Rejected } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';
import { addWorkingDays, campaignEnd, heldUntil, isWorkingDay } from '../calendar.ts';
import { errorIf, type Finding, type LintRule, warningIf } from './finding.ts';

/**
 * Rules on the order of phases and the dates that must fall into them. They run once every date is a real
 * one.
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
  const phase = phases.find(({ id }) => id === 'implementation');
  return errorIf(
    to < from || (phase !== undefined && (from < phase.from || to > phase.to)),
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
 * Every year that a date counted in working days may fall into, the last possible notice included
 * (docs/handbook/process.md#1.21).
 */
function calendarMissing(pack: RulePack): Finding[] {
  const { answers, notice } = pack;
  const counted = [
    () =>
      addWorkingDays(
        pack,
        pack.applicationDeadline,
        answers.extensionWorkingDaysMaximum + answers.returnWorkingDays,
      ),
    () => addWorkingDays(pack, pack.assessmentTo, answers.deductionWorkingDays),
    () => heldUntil(pack),
    () => addWorkingDays(pack, campaignEnd(pack), notice.workingDays),
    ...pack.phases.flatMap(({ from, to }) =>
      yearsOf(from, to).map((year) => () => isWorkingDay(pack, `${year}-06-30`)),
    ),
  ];
  return [...new Set(counted.flatMap(missingYear))]
    .sort()
    .flatMap((year) =>
      errorIf(
        true,
        'calendar_missing',
        'calendar',
        `缺少 ${year} 年的节假日安排，工作日期限无法计算。`,
        `The calendar of ${year} is missing, and some date may fall into it: working days cannot be guessed.`,
      ),
    );
}

function deadlineOnHoliday(pack: RulePack): Finding[] {
  const deadline = pack.applicationDeadline;
  const known = pack.calendar.some(({ year }) => `${year}` === deadline.slice(0, 4));
  return warningIf(
    known && !isWorkingDay(pack, deadline),
    'deadline_on_holiday',
    'applicationDeadline',
    `申报截止日 ${deadline} 不是工作日，且不因节假日顺延。`,
    `The application deadline ${deadline} is no working day, and holidays do not move it.`,
  );
}

function yearsOf(from: string, to: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function missingYear(attempt: () => unknown): number[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (error instanceof Rejected && error.reason === 'calendar_missing')
      return [Number(error.parameters['year'])];
    throw error;
  }
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
