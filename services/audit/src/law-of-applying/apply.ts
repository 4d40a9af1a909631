import { endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import { addWorkingDays, deadlineAfter, lengthened } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { actingFor } from './city.ts';

/** The rules from the plan in March to the accepted form. */

const never = '0000-00-00';

/** The deadline that held for the bureau: everybody's, or its own if that was extended. */
function deadline(event: Envelope, past: Past): string {
  const { campaignId, bureauId } = event.data;
  const common = past.pack(event)?.applicationDeadline ?? never;
  const own = past.last(event, ['DeadlineExtended'], `${campaignId}.${bureauId}`)?.data.until ?? never;
  return own > common ? own : common;
}

export const inTime = rule(
  'inTime',
  '1.8',
  '截止之后报送',
  'it came after the deadline that held',
  (event, past) => event.time < endOfShanghaiDay(deadline(event, past)),
);

export const formInTime = rule(
  'formInTime',
  '1.10',
  '申报表逾期',
  'the form came after the deadline, or after the day of its return',
  (event, past) => {
    const said = past.last(
      event,
      ['ApplicationReturned', 'ApplicationReturnExtended', 'ApplicationSubmitted', 'ApplicationLapsed'],
      event.stream,
    );
    if (!said?.type.startsWith('ApplicationReturn'))
      return event.time < endOfShanghaiDay(deadline(event, past));
    return event.time < endOfShanghaiDay(mendableUntil(event, past, said.data.until) ?? never);
  },
);

/** The day until which a returned form may be mended: as it was told, or longer by a new calendar. */
function mendableUntil(event: Envelope, past: Past, told: string): string | undefined {
  const pack = past.pack(event);
  const returned = past.last(event, ['ApplicationReturned'], event.stream);
  return pack && returned && lengthened(pack, told, returned.time, pack.answers.returnWorkingDays).day;
}

export const returnLengthened = rule(
  'returnLengthened',
  '1.21',
  '补正期限的顺延与日历不符',
  'the time for mending became longer than by the calendar',
  (event, past) => {
    const told = past.last(event, ['ApplicationReturned', 'ApplicationReturnExtended'], event.stream);
    return (
      told !== undefined &&
      told.data.until < event.data.until &&
      mendableUntil(event, past, told.data.until) === event.data.until
    );
  },
);

export const declarations = rule(
  'declarations',
  '1.8',
  '承诺未逐项签署',
  'not every declaration was signed',
  (event, past) => {
    const asked = past.pack(event)?.declarations.map(({ id }) => id) ?? [];
    const signed: string[] = event.data.declarations;
    return asked.every((id) => signed.includes(id)) && signed.every((id) => asked.includes(id));
  },
);

export const planned = rule(
  'planned',
  '1.8',
  '未报送创建计划或未召开党员大会',
  'the plan was not filed or the members’ meeting not held',
  (event, past) =>
    past.pack(event)?.eligibility.planRequired === false ||
    ['PlanFiled', 'MembersMeetingHeld'].every((type) => past.before(event, type, entryOf(event)).length > 0),
);

export const returnedOnce = rule(
  'returnedOnce',
  '1.10',
  '同一申报表退回两次',
  'the form was returned twice',
  (event, past) => past.before(event, 'ApplicationReturned', event.stream).length === 0,
);

export const returnDays = rule(
  'returnDays',
  '1.10',
  '补正期限与规则不符',
  'the days for mending are not those of the rule pack',
  (event, past) => {
    const pack = past.pack(event);
    return !!pack && event.data.until === deadlineAfter(pack, event.time, pack.answers.returnWorkingDays).day;
  },
);

export const nominated = rule(
  'nominated',
  '1.10',
  '未经推荐定稿或自荐即受理',
  'it was accepted without a final list or a self-nomination',
  (event, past) => {
    const { campaignId, bureauId, branchId, route, rank } = event.data;
    if (route === 'self') return past.before(event, 'CandidateSelfNominated', event.stream).length > 0;
    const list = `recommendation-${campaignId}.${bureauId}`;
    const final = past.last(event, ['RecommendationFinalised', 'RecommendationReopened'], list);
    return final?.type === 'RecommendationFinalised' && final.data.branchIds.indexOf(branchId) === rank - 1;
  },
);

export const cleared = rule(
  'cleared',
  '1.9',
  '没有有效的廉洁证明',
  'there was no valid clearance',
  (event, past) => {
    const clearance = past.last(event, ['IntegrityCleared'], entryOf(event));
    return clearance !== undefined && shanghaiDay(event.time) <= clearance.data.validUntil;
  },
);

export const inGoodStanding = rule(
  'inGoodStanding',
  '1.11',
  '正在核查或已取消资格',
  'the entry was under investigation or disqualified',
  (event, past) => {
    const types = ['CandidateSuspended', 'CandidateResumed', 'CandidateDisqualified'];
    const standing = past.last(event, types, entryOf(event));
    return standing === undefined || standing.type === 'CandidateResumed';
  },
);

export const members = rule(
  'members',
  '1.9',
  '正式党员人数不足',
  'the branch has too few full members',
  (event, past) => {
    const branch = past.last(event, ['BranchRegistered'], actingFor(event, past, event.data.branchId));
    return !!branch && branch.data.fullMembers >= (past.pack(event)?.eligibility.fullMembersMinimum ?? 0);
  },
);

export const extension = rule(
  'extension',
  '1.6',
  '延长超过规定的工作日、缩短期限或已过',
  'it is extended by more days than allowed, shortened, or to a day that has passed',
  (event, past) => {
    const pack = past.pack(event);
    if (!pack) return false;
    const latest = addWorkingDays(pack, pack.applicationDeadline, pack.answers.extensionWorkingDaysMaximum);
    const { until } = event.data;
    return until > deadline(event, past) && until <= latest && event.time < endOfShanghaiDay(until);
  },
);
