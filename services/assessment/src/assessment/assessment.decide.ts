import { type assessment, type CommandOf, refuse, type RulePack } from '@laurel/contracts';
import { canonicalJson, type Decider, type Stateful } from '@laurel/core';
import { deadlineAfter } from '@laurel/rules';
import { type KnownCampaign, requireAssessing } from '../copies/campaign.rules.ts';
import { type KnownUnit, requireSecretary } from '../copies/unit.rules.ts';
import {
  type Assignment,
  requireAmenders,
  requireArbiter,
  requireAssessor,
} from '../group/assessor.rules.ts';
import { requireAssessable } from '../standing/standing.rules.ts';
import type { Standing } from '../standing/standing.ts';
import {
  type Assessment,
  type AssessmentEvent,
  evolve,
  initial,
  type OpenAssessment,
  type VisitRecord,
} from './assessment.ts';
import { answerableUntil, outcome, requireResult, requireSettled } from './closing.rules.ts';
import { requireAllowed, requirePossible } from './indicator.rules.ts';
import { type Judgement, requireNew, requireRecordable, requireSound } from './visit.rules.ts';

export type AssessmentCommand = CommandOf<typeof assessment>;
type Asked<Type extends AssessmentCommand['type']> = Extract<AssessmentCommand, { type: Type }>;

export interface AssessmentFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: KnownCampaign | undefined;
  readonly unit: KnownUnit | undefined;
  readonly standing: Standing;
  readonly assignment: Assignment | undefined;
}

/** All that a decision on an open assessment needs. */
interface Work {
  readonly open: OpenAssessment;
  readonly rulePack: RulePack;
  readonly entry: { readonly campaignId: string; readonly branchId: string };
}

/** Decides on the work with one candidate (docs/handbook/process.md#4-assessment). */
export const assessmentDecider: Decider<Assessment, AssessmentCommand, AssessmentEvent, AssessmentFacts> &
  Stateful<Assessment> = {
  initial,
  evolve,
  stateOf: ({ status }) => status,
  partOf: (state, data: { readonly recordId?: string }) => recordIn(state, data.recordId)?.status,
  decide(command, state, facts) {
    switch (command.type) {
      case 'OpenAssessment':
        return open(command, state, facts);
      case 'RecordAssessment':
        return record(command, workOn(state, facts), facts);
      case 'AnswerAssessment':
        return answer(command, workOn(state, facts), facts);
      case 'UpholdAssessment':
        return uphold(command, workOn(state, facts), facts);
      case 'CorrectAssessment':
        return correct(command, workOn(state, facts), facts);
      case 'AmendAssessment':
        return amend(command, workOn(state, facts), facts);
      case 'RecordIndicator':
        return recordIndicator(command, workOn(state, facts), facts);
      case 'CloseAssessment':
        return close(command, workOn(state, facts));
      case 'CloseAssessmentWithoutResult':
        return closeWithoutResult(command, workOn(state, facts));
      case 'WithdrawAssessment':
        return withdraw(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

/**
 * Follows from the accepted form. The campaign's own events may arrive later than the form, so that no rule
 * pack is asked for.
 */
function open(
  command: Asked<'OpenAssessment'>,
  state: Assessment,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  if (state.status !== 'none') return [];
  return [{ type: 'AssessmentOpened', data: { ...entryOf(facts), ...command.data } }];
}

/**
 * Records a visit. Both persons are of the group, and neither is recused. The event's time is the server's;
 * `visitedAt` is theirs.
 */
function record(
  command: Asked<'RecordAssessment'>,
  { open, rulePack, entry }: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  requireAssessable(facts.standing);
  const { groupId } = requireAssessor(facts.assignment, command.actor);
  const proposer = command.proposer ?? command.actor;
  requireAssessor(facts.assignment, proposer);
  const visit = command.data;
  if (recordIn(open, visit.recordId)) throw refuse('already_exists', {}, 'recordId');
  requireRecordable(rulePack, visit, command.instant);
  requireNew({ ...visit, groupId }, open.records);
  const answerUntil = deadlineAfter(rulePack, command.instant, rulePack.answers.deductionWorkingDays).day;
  const recordedBy = [proposer.account, command.actor.account];
  return [{ type: 'AssessmentRecorded', data: { ...entry, ...visit, groupId, answerUntil, recordedBy } }];
}

function answer(
  command: Asked<'AnswerAssessment'>,
  { open, rulePack, entry }: Work,
  { unit }: AssessmentFacts,
): readonly AssessmentEvent[] {
  requireSecretary(unit, command);
  const { recordId, answer, statement } = command.data;
  const record = requireRecord(open, recordId);
  if (record.status !== 'recorded' && record.status !== 'amended') throw refuse('already_answered');
  const until = answerableUntil(rulePack, record);
  if (command.instant >= until.instant) throw refuse('answer_late', { until: until.day });
  if (answer === 'dispute' && statement === undefined) throw refuse('reason_missing', {}, 'statement');
  return [
    {
      type: 'AssessmentAnswered',
      data: { ...entry, recordId, answer, ...(statement !== undefined && { statement }) },
    },
  ];
}

function uphold(
  command: Asked<'UpholdAssessment'>,
  { open, entry }: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  const { recordId, reason } = command.data;
  const { recordedBy } = requireDisputed(open, recordId);
  requireArbiter(facts.assignment, recordedBy, command.actor);
  return [{ type: 'AssessmentUpheld', data: { ...entry, recordId, reason } }];
}

/**
 * Corrects a disputed record. One person may change what two recorded, because the unit disputes it; without
 * a dispute nobody may.
 */
function correct(
  command: Asked<'CorrectAssessment'>,
  work: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  const { recordId, reason, ...judgement } = command.data;
  const { recordedBy } = requireDisputed(work.open, recordId);
  requireArbiter(facts.assignment, recordedBy, command.actor);
  if (!judgement.void) requireSound(judgement, work.rulePack);
  const corrected = judgement.void ? { scores: [], adjustments: [], void: true } : judgement;
  return [{ type: 'AssessmentCorrected', data: { ...work.entry, recordId, ...corrected, reason } }];
}

/**
 * Corrects or voids a record on the assessors' own motion, also one that nobody disputes because it helps.
 * The unit may answer it anew (docs/handbook/process.md#4-assessment).
 */
function amend(
  command: Asked<'AmendAssessment'>,
  work: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  requireAssessable(facts.standing);
  const proposer = command.proposer ?? command.actor;
  requireAmenders(facts.assignment, command.actor, command.proposer);
  const { recordId, reason, ...judgement } = command.data;
  const { status, visitedAt, ...before } = requireRecord(work.open, recordId);
  if (status === 'disputed' || status === 'void') throw refuse('wrong_state', { state: status });
  if (reason.trim() === '') throw refuse('reason_missing', {}, 'reason');
  if (!judgement.void) requireSound(judgement, work.rulePack);
  const amended = judgement.void ? { scores: [], adjustments: [], void: true } : judgement;
  if (isSameJudgement(before, amended)) throw refuse('nothing_changed');
  const { day: answerUntil } = deadlineAfter(
    work.rulePack,
    command.instant,
    work.rulePack.answers.deductionWorkingDays,
  );
  const amendedBy = [proposer.account, command.actor.account];
  const said = { ...work.entry, recordId, visitedAt, ...amended, reason, answerUntil, amendedBy };
  return [{ type: 'AssessmentAmended', data: said }];
}

function isSameJudgement(
  { scores, adjustments, isVoid }: Pick<VisitRecord, 'scores' | 'adjustments' | 'isVoid'>,
  amended: Judgement & { readonly void: boolean },
): boolean {
  const judged = { scores: amended.scores, adjustments: amended.adjustments };
  return isVoid === amended.void && canonicalJson({ scores, adjustments }) === canonicalJson(judged);
}

/** Records a value of an indicator. The latest value counts; earlier ones stay on record. */
function recordIndicator(
  command: Asked<'RecordIndicator'>,
  work: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  requireAssessable(facts.standing);
  for (const signer of [command.proposer, command.actor])
    if (signer?.role === 'assessor') requireAssessor(facts.assignment, signer);
  const { indicatorId, value, source } = command.data;
  requireAllowed(work.rulePack, work.open.route, indicatorId);
  requirePossible(value);
  return [{ type: 'IndicatorRecorded', data: { ...work.entry, indicatorId, value, source } }];
}

function close(
  command: Asked<'CloseAssessment'>,
  { open, rulePack, entry }: Work,
): readonly AssessmentEvent[] {
  requireSettled(rulePack, open, command.instant);
  const { score, perCriterion, steps, records } = requireResult(rulePack, open);
  const result = { dynamic: score, criteria: perCriterion, steps: { ...steps, records: [...records] } };
  return [{ type: 'AssessmentClosed', data: { ...entry, result } }];
}

/**
 * Closes the assessment of a candidate that cannot have a score. A candidate that can is closed with its
 * score: nobody may take it away.
 */
function closeWithoutResult(
  command: Asked<'CloseAssessmentWithoutResult'>,
  { open, rulePack, entry }: Work,
): readonly AssessmentEvent[] {
  requireSettled(rulePack, open, command.instant);
  if (!('noResult' in outcome(rulePack, open))) throw refuse('wrong_state', { state: 'scored' });
  return [{ type: 'AssessmentClosed', data: { ...entry, result: { noResult: command.data.reason } } }];
}

/**
 * Follows from the withdrawn application, also after the closing, until the ranking is confirmed
 * (docs/handbook/process.md#4-application).
 */
function withdraw(
  command: Asked<'WithdrawAssessment'>,
  state: Assessment,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  if (state.status === 'none' || state.status === 'withdrawn') return [];
  return [{ type: 'AssessmentWithdrawn', data: { ...entryOf(facts), reason: command.data.reason } }];
}

function workOn(state: Assessment, facts: AssessmentFacts): Work {
  const rulePack = requireAssessing(facts.campaign);
  if (state.status !== 'open') throw refuse('wrong_state', { state: state.status });
  return { open: state, rulePack, entry: entryOf(facts) };
}

function recordIn(state: Assessment, recordId: string | undefined): VisitRecord | undefined {
  return state.status === 'open' ? state.records.find((record) => record.recordId === recordId) : undefined;
}

function requireRecord(open: OpenAssessment, recordId: string): VisitRecord {
  const found = recordIn(open, recordId);
  if (!found) throw refuse('not_found', {}, 'recordId');
  return found;
}

function requireDisputed(open: OpenAssessment, recordId: string): VisitRecord {
  const found = requireRecord(open, recordId);
  if (found.status !== 'disputed') throw refuse('wrong_state', { state: found.status });
  return found;
}

function entryOf({ id }: AssessmentFacts): { campaignId: string; branchId: string } {
  return { campaignId: id.campaign, branchId: id.unit };
}
