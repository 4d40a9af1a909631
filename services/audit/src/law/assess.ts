import type { RulePack } from '@laurel/contracts';
import { daysBetween, endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import { criterionOfClause, deadlineAfter, scoreFault } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from './past.ts';
import { rule } from './rule.ts';

/** The rules of groups, visits, answers and disputes. */

const assignment = (event: Envelope, past: Past) => past.last(event, ['CandidateAssigned'], entryOf(event));
const recusedFrom = (event: Envelope, past: Past, account: string) =>
  past.before(event, 'AssessorRecused', entryOf(event)).some(({ data }) => data.accountId === account);

/** Those who stated what was seen: the two who recorded or amended it. */
const statedBy = ({ data, actor }: Envelope): string[] =>
  data.recordedBy ?? data.amendedBy ?? [actor.account];
/** The record as it was stated last, when it was recorded or amended. */
const recordBefore = (event: Envelope, past: Past) =>
  ['AssessmentRecorded', 'AssessmentAmended']
    .flatMap((type) => past.before(event, type, event.stream))
    .filter(({ data }) => data.recordId === event.data.recordId)
    .toSorted((one, other) => one.revision - other.revision)
    .at(-1);

export const ofTheGroup = rule(
  'ofTheGroup',
  '4-assessment',
  '考核人不在该对象的考核组或已回避',
  'an assessor is not of the candidate’s group, or is recused',
  (event, past) => {
    const accounts: string[] = statedBy(event);
    const members: string[] = assignment(event, past)?.data.members ?? [];
    return accounts.every((account) => members.includes(account) && !recusedFrom(event, past, account));
  },
);

export const recordedBy = rule(
  'recordedBy',
  '4-assessment',
  '所载考核人不是办理的两人',
  'those it names are not the two who recorded it',
  (event) =>
    statedBy(event).toSorted().join() === [event.actor.account, event.proposer?.account].toSorted().join(),
);

export const visitOnce = rule(
  'visitOnce',
  '4-assessment',
  '同一次考核重复录入',
  'one visit was recorded twice',
  (event, past) => {
    const { groupId, visitedAt, site } = event.data;
    const hour = visitedAt.slice(0, 13);
    const taken = past
      .before(event, 'AssessmentRecorded', event.stream)
      .filter(
        ({ data }) =>
          (data.groupId === groupId && data.visitedAt === visitedAt) ||
          (data.site === site && data.visitedAt.slice(0, 13) === hour),
      );
    const judgements = ['AssessmentCorrected', 'AssessmentAmended'];
    const isVoid = (recordId: string) =>
      judgements
        .flatMap((type) => past.before(event, type, event.stream))
        .filter(({ data }) => data.recordId === recordId)
        .toSorted((one, other) => one.revision - other.revision)
        .at(-1)?.data.void === true;
    return taken.every(({ data }) => isVoid(data.recordId));
  },
);

export const amendedByLead = rule(
  'amendedByLead',
  '4-assessment',
  '自行更正未由本组他人提出、组长确认',
  'an amendment was not proposed by another of the group and confirmed by the lead',
  (event, past) => {
    const lead: string | undefined = assignment(event, past)?.data.lead;
    return !!lead && (event.actor.account === lead || recusedFrom(event, past, lead));
  },
);

export const visitInTime = rule(
  'visitInTime',
  '4-assessment',
  '考核日期不在考核期内、晚于记录或记录过迟',
  'the visit is outside its period, in the future or recorded too late',
  (event, past) => {
    const pack = past.pack(event);
    const { visitedAt } = event.data;
    const visitedOn = shanghaiDay(visitedAt);
    return (
      !!pack &&
      visitedAt <= event.time &&
      visitedOn >= pack.assessmentFrom &&
      visitedOn <= pack.assessmentTo &&
      daysBetween(visitedOn, shanghaiDay(event.time)) <= pack.visitRecordedWithinDays
    );
  },
);

export const answerDays = rule(
  'answerDays',
  '4-assessment',
  '答复期限与规则不符',
  'the days for an answer are not those of the rule pack',
  (event, past) => {
    const pack = past.pack(event);
    return (
      !!pack &&
      event.data.answerUntil === deadlineAfter(pack, event.time, pack.answers.deductionWorkingDays).day
    );
  },
);

export const onScale = rule(
  'onScale',
  '3',
  '分值、扣分或条款不合规则包',
  'a score, points or a clause are not of the rule pack',
  (event, past) => {
    const pack = past.pack(event);
    return !!pack && soundScores(pack, event.data.scores) && soundPoints(pack, event.data.adjustments);
  },
);

function soundScores(pack: RulePack, scores: readonly { criterionId: string; score: string }[]): boolean {
  const named = scores.map(({ criterionId }) => criterionId);
  return (
    new Set(named).size === named.length &&
    scores.every(
      ({ criterionId, score }) =>
        pack.criteria.some(({ id }) => id === criterionId) && scoreFault(pack, score) === undefined,
    )
  );
}

function soundPoints(
  pack: RulePack,
  adjustments: readonly { criterionId: string; clause: string; points: string }[],
): boolean {
  return adjustments.every(
    ({ criterionId, clause, points }) =>
      criterionOfClause(pack, clause) === criterionId && scoreFault(pack, points) === undefined,
  );
}

export const answeredInTime = rule(
  'answeredInTime',
  '4-assessment',
  '逾期答复',
  'the answer came after its last day',
  (event, past) => {
    const record = recordBefore(event, past);
    return !!record && event.time < endOfShanghaiDay(record.data.answerUntil);
  },
);

export const byTheLead = rule(
  'byTheLead',
  '4-assessment',
  '异议不是由组长决定',
  'a dispute was decided by somebody else than the lead',
  (event, past) => {
    const lead: string | undefined = assignment(event, past)?.data.lead;
    if (!lead) return false;
    const stated = recordBefore(event, past);
    const leadStatedIt = stated !== undefined && statedBy(stated).includes(lead);
    return lead === event.actor.account || leadStatedIt || recusedFrom(event, past, lead);
  },
);

export const disputesDecided = rule(
  'disputesDecided',
  '3.1',
  '仍有未决异议即结束考核',
  'the assessment was closed over an open dispute',
  (event, past) => {
    const types = ['AssessmentAnswered', 'AssessmentUpheld', 'AssessmentCorrected'];
    const newest = new Map(
      types
        .flatMap((type) => past.before(event, type, event.stream))
        .toSorted((one, other) => one.sequence - other.sequence)
        .map((said) => [said.data.recordId, said.data.answer]),
    );
    return ![...newest.values()].includes('dispute');
  },
);

export const noResultByTwo = rule(
  'noResultByTwo',
  '3.1',
  '一人作出无成绩的决定',
  'one person alone closed it without a result',
  ({ data, confirms }) => !('noResult' in data.result) || confirms !== undefined,
);

export const leadOfGroup = rule(
  'leadOfGroup',
  '2.3',
  '组长不在成员中，或成员重复',
  'the lead is no member, or a member stands twice',
  ({ data }) => {
    const accounts = data.members.map(({ accountId }: { accountId: string }) => accountId);
    return accounts.includes(data.lead) && new Set(accounts).size === accounts.length;
  },
);

export const membersAsFormed = rule(
  'membersAsFormed',
  '2.3',
  '所载成员不是考核组的成员',
  'the members it names are not those of the group',
  (event, past) => {
    const formed = past.last(event, ['AssessmentGroupFormed'], event.stream);
    const members = formed?.data.members.map(({ accountId }: { accountId: string }) => accountId);
    return members?.join() === event.data.members.join() && formed?.data.lead === event.data.lead;
  },
);
