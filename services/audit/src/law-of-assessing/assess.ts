import { daysBetween, shanghaiDay } from '@laurel/core';
import { deadlineAfter, lengthened } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { isSame, rule } from '../law/rule.ts';

/** The rules of visits, answers and disputes. */

/** The newest assignment of the entry to a group. */
export const assignment = (event: Envelope, past: Past) =>
  past.last(event, ['CandidateAssigned'], entryOf(event));
export const recusedFrom = (event: Envelope, past: Past, account: string) =>
  recusal(event, past, account)?.type === 'AssessorRecused';
/** The newest recusal of an account from the entry, or that it was taken back. */
const recusal = (event: Envelope, past: Past, account: string) =>
  ['AssessorRecused', 'AssessorRecusalWithdrawn']
    .flatMap((type) => past.before(event, type, entryOf(event)))
    .filter(({ data }) => data.accountId === account)
    .toSorted((one, other) => one.sequence - other.sequence)
    .at(-1);

/** Those who stated what was seen: the two who recorded or amended it. */
const statedBy = ({ data, actor }: Envelope): string[] =>
  data.recordedBy ?? data.amendedBy ?? [actor.account];

const statements = ['AssessmentRecorded', 'AssessmentAmended'];

/** The record as it was stated last, when it was recorded or amended. */
export const recordBefore = (event: Envelope, past: Past) =>
  statements
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

export const answeredInTime = rule(
  'answeredInTime',
  '4-assessment',
  '逾期答复',
  'the answer came after its last day',
  (event, past) => {
    const record = recordBefore(event, past);
    return !!record && event.time < answerableUntil(record, event, past);
  },
);

/** The end of the time to answer, by the longest calendar that may have been known. */
function answerableUntil({ data, time }: Envelope, event: Envelope, past: Past): string {
  const days = past.pack(event)?.answers.deductionWorkingDays ?? 0;
  const ends = past
    .calendars(event)
    .map((calendar) => lengthened({ calendar }, data.answerUntil, time, days).instant);
  return ends.sort().at(-1)!;
}

export const byTheLead = rule(
  'byTheLead',
  '4-assessment',
  '异议不是由组长决定，或组长本人记录、回避时不是由其他成员决定',
  'a dispute was decided by another than the lead, or by the lead who recorded it or is recused',
  (event, past) => {
    const assigned = assignment(event, past)?.data;
    const stated = recordBefore(event, past);
    const mayNot = (account: string) =>
      (stated !== undefined && statedBy(stated).includes(account)) || recusedFrom(event, past, account);
    const { account } = event.actor;
    return (
      assigned?.members.includes(account) === true &&
      !mayNot(account) &&
      (account === assigned.lead || mayNot(assigned.lead))
    );
  },
);

export const disputed = rule(
  'disputed',
  '4-assessment',
  '该记录没有未决异议',
  'the record is not disputed',
  (event, past) => {
    const said = newestOf(event, past, event.data.recordId);
    return said?.type === 'AssessmentAnswered' && said.data.answer === 'dispute';
  },
);

/** The newest event about a visit's record. */
function newestOf(event: Envelope, past: Past, recordId: string): Envelope | undefined {
  return [...statements, 'AssessmentAnswered', 'AssessmentUpheld', 'AssessmentCorrected']
    .flatMap((type) => past.before(event, type, event.stream))
    .filter(({ data }) => data.recordId === recordId)
    .sort((one, other) => one.sequence - other.sequence)
    .at(-1);
}

/** The lead decides a dispute instead; a record that was voided over one stays so. */
export const amendable = rule(
  'amendable',
  '4-assessment',
  '更正的记录不存在、有未决异议或已作废，或考核时间被改动',
  'there is no such record, it is disputed or void, or the visit’s instant is another',
  (event, past) => {
    const newest = newestOf(event, past, event.data.recordId);
    return (
      recordBefore(event, past)?.data.visitedAt === event.data.visitedAt &&
      newest?.data.answer !== 'dispute' &&
      !(newest?.type === 'AssessmentCorrected' && newest.data.void)
    );
  },
);

export const answeredOnce = rule(
  'answeredOnce',
  '4-assessment',
  '记录已有答复，或异议没有说明',
  'the record was answered before, or is disputed without a word',
  (event, past) =>
    statements.includes(newestOf(event, past, event.data.recordId)?.type ?? '') &&
    (event.data.answer !== 'dispute' || event.data.statement !== undefined),
);

export const nobodyAwaited = rule(
  'nobodyAwaited',
  '3.1',
  '答复期未满即结束考核',
  'it was closed while the branch could still answer',
  (event, past) =>
    statements
      .flatMap((type) => past.before(event, type, event.stream))
      .every(
        (stated) =>
          newestOf(event, past, stated.data.recordId) !== stated ||
          event.time >= answerableUntil(stated, event, past),
      ),
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

export const amendedOtherwise = rule(
  'amendedOtherwise',
  '4-assessment',
  '更正前后相同',
  'the record was amended into what it said',
  (event, past) => {
    const judged = [...statements, 'AssessmentCorrected']
      .flatMap((type) => past.before(event, type, event.stream))
      .filter(({ data }) => data.recordId === event.data.recordId)
      .sort((one, other) => one.sequence - other.sequence)
      .at(-1)?.data;
    return (
      (judged?.void ?? false) !== event.data.void || !isSame(judged, event.data, ['scores', 'adjustments'])
    );
  },
);
