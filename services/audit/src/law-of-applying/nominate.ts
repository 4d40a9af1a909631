import { endOfShanghaiDay } from '@laurel/core';
import type { Envelope } from '../history/envelope.ts';
import { deadlineFor } from './campaign.ts';
import { actingFor, bureau, bureauOfEntry, isActing, namesOf, tookOver } from './city.ts';
import { entryOf, type Past } from '../law/past.ts';
import { isSame, rule } from '../law/rule.ts';
import { listMaximum } from './pools.ts';

/** The rules of nominations and forms: a bureau's list, a branch's own step, and what becomes of the form. */

interface Candidate {
  readonly branchId: string;
  readonly rank: number;
  readonly reason: string;
}

const names = ['branchName', 'unitName', 'bureauName'];

const drafted = (event: Envelope, past: Past): readonly Candidate[] =>
  past.last(event, ['RecommendationDrafted'], event.stream)?.data.candidates ?? [];

/** The branches of the list as it stands: sealed and not recalled. */
function listed(event: Envelope, past: Past): readonly string[] {
  const said = past.last(event, ['RecommendationSealed', 'RecommendationRecalled'], event.stream);
  return said?.type === 'RecommendationSealed' ? said.data.branchIds : [];
}

export const ranksFromOne = rule(
  'ranksFromOne',
  '1.4',
  '草案排序不是从 1 起、超额或含外单位支部',
  'the ranks of the draft are not 1 to n, too many, or of others’ branches',
  (event, past) => {
    const candidates: readonly Candidate[] = event.data.candidates;
    return (
      candidates.every(({ rank }, index) => rank === index + 1) &&
      new Set(candidates.map(({ branchId }) => branchId)).size === candidates.length &&
      candidates.length <= listMaximum(event, past) &&
      candidates.every(
        ({ branchId }) =>
          bureauOfEntry(event, past, branchId) === event.data.bureauId &&
          isActing(event, past, actingFor(event, past, branchId)) &&
          !tookOver(event, past, branchId),
      )
    );
  },
);

export const asDrafted = rule(
  'asDrafted',
  '1.4',
  '推荐的对象、排序、理由或名称与草案不符',
  'branch, rank, reason or names are not those of the draft',
  (event, past) => {
    const { branchId, rank, reason } = event.data;
    return (
      drafted(event, past).some((one) =>
        isSame({ ...one }, { branchId, rank, reason }, ['branchId', 'rank', 'reason']),
      ) && isSame(namesOf(event, past, branchId), event.data, names)
    );
  },
);

export const listAsSealed = rule(
  'listAsSealed',
  '1.5',
  '所列对象不是封存的名单',
  'the branches it names are not those of the sealed list',
  (event, past) => event.data.branchIds.join() === listed(event, past).join(),
);

export const afterDeadline = rule(
  'afterDeadline',
  '1.5',
  '截止日期未到',
  'the deadline had not passed',
  (event, past) => event.time >= endOfShanghaiDay(deadlineFor(event, past, event.data.bureauId)),
);

export const neverSealed = rule(
  'neverSealed',
  '4-recommendation',
  '已封存的名单失效',
  'a list lapsed that was sealed or declared empty',
  (event, past) => {
    const types = ['RecommendationSealed', 'NoCandidateRecommended', 'RecommendationRecalled'];
    const said = past.last(event, types, event.stream);
    return said === undefined || said.type === 'RecommendationRecalled';
  },
);

export const reopenedAsExtended = rule(
  'reopenedAsExtended',
  '1.6',
  '重新开放的期限与延长不符',
  'it is open until another day than the extension says',
  (event, past) => {
    const { campaignId, bureauId, until } = event.data;
    return past.last(event, ['DeadlineExtended'], `${campaignId}.${bureauId}`)?.data.until === until;
  },
);

export const mayNominateItself = rule(
  'mayNominateItself',
  '2.1',
  '该单位不得自荐，或名称不符',
  'its body does not nominate itself, or the names are not those on record',
  (event, past) => {
    const { branchId, bureauId } = event.data;
    const kind = bureau(event, past, bureauId)?.kind;
    return (
      past.pack(event)?.routes.selfNominating.some((each) => each === kind) === true &&
      isActing(event, past, actingFor(event, past, branchId)) &&
      !tookOver(event, past, branchId) &&
      isSame(namesOf(event, past, branchId), event.data, names)
    );
  },
);

export const submissionsCounted = rule(
  'submissionsCounted',
  '1.10',
  '提交次数不连续',
  'the submissions are not counted one by one',
  (event, past) =>
    event.data.submission === past.before(event, 'ApplicationSubmitted', event.stream).length + 1,
);

export const namedAsNominated = rule(
  'namedAsNominated',
  '1.23',
  '受理时的名称与推荐、自荐或承接时不同',
  'the names are not those frozen at the nomination, or of the branch that goes on with the entry',
  (event, past) => {
    const types = ['CandidateRecommended', 'CandidateSelfNominated'];
    const carried = past.last(event, ['EntryCarriedOver'], entryOf(event));
    return isSame((carried ?? past.last(event, types, entryOf(event)))?.data, event.data, names);
  },
);

export const lapsedOnCause = rule(
  'lapsedOnCause',
  '1.10',
  '申报失效没有相应的原因',
  'the application lapsed for a reason that is not on record',
  (event, past) => {
    const types = ['ApplicationSubmitted', 'ApplicationReturned', 'ApplicationReturnExtended'];
    const form = past.last(event, types, event.stream);
    const isOver = event.time >= endOfShanghaiDay(deadlineFor(event, past, event.data.bureauId));
    switch (event.data.reason) {
      case 'returnExpired':
        return form?.data.until !== undefined && event.time >= endOfShanghaiDay(form.data.until);
      case 'notSubmitted':
        return form === undefined && isOver;
      default:
        return form !== undefined && isOver && !nominatedStill(event, past);
    }
  },
);

function nominatedStill(event: Envelope, past: Past): boolean {
  const { campaignId, branchId, bureauId } = event.data;
  const list = past.last(
    event,
    ['RecommendationSealed', 'RecommendationRecalled'],
    `recommendation-${campaignId}.${bureauId}`,
  );
  const isListed = list?.type === 'RecommendationSealed' && list.data.branchIds.includes(branchId);
  return isListed || past.before(event, 'CandidateSelfNominated', event.stream).length > 0;
}

export const withdrawnBy = rule(
  'withdrawnBy',
  '1.5',
  '退出的缘由与办理人不符，或排名已确认',
  'who withdrew it is not who the cause says, or the ranking was confirmed',
  (event, past) => {
    const { cause, campaignId } = event.data;
    const role = { own: 'branchSecretary', bureau: 'bureauOfficer', merged: 'system' }[cause as string];
    const isConfirmed = past
      .before(event, 'RankingConfirmed', campaignId)
      .some(({ time }) => time < event.time);
    return event.actor.role === role && !isConfirmed;
  },
);

export const reasonGiven = rule(
  'reasonGiven',
  '2.4',
  '没有写明理由、依据或文号',
  'no reason, ground or number is stated',
  ({ data }) =>
    ['reason', 'ground', 'improvement', 'documentNumber', 'minutesNumber', 'statement'].every(
      (field) => data[field] === undefined || data[field].trim() !== '',
    ),
);

export const nobodyWithdrawn = rule(
  'nobodyWithdrawn',
  '1.5',
  '名单含已退出的对象',
  'the list was sealed with a candidate who had withdrawn',
  (event, past) =>
    event.data.branchIds.every(
      (branchId: string) =>
        past.before(event, 'ApplicationWithdrawn', `${event.data.campaignId}.${branchId}`).length === 0,
    ),
);

export const longEnoughList = rule(
  'longEnoughList',
  '1.4',
  '名单为空或少于规定数',
  'the list is empty, or shorter than the rule pack asks for',
  (event, past) => {
    const least = past.pack(event)?.routes.listMinimum ?? 0;
    return event.data.branchIds.length >= Math.max(1, least);
  },
);

/** The route by which the branches of an event's bureau enter. */
function routeOf(event: Envelope, past: Past): 'recommended' | 'self' | undefined {
  const kind = bureau(event, past, event.data.bureauId)?.kind;
  const routes = past.pack(event)?.routes;
  if (routes?.recommending.some((each) => each === kind)) return 'recommended';
  return routes?.selfNominating.some((each) => each === kind) ? 'self' : undefined;
}

export const mayRecommend = rule(
  'mayRecommend',
  '1.23',
  '该单位不适用推荐渠道',
  'a body recommended that does not by the rule pack',
  (event, past) => routeOf(event, past) === 'recommended',
);

export const hasRoute = rule(
  'hasRoute',
  '1.23',
  '该单位无申报渠道、未先自荐，或已承接其他支部的申报',
  'its body has no route, it had not nominated itself first, or it goes on with the entry of another branch',
  (event, past) => {
    const route = routeOf(event, past);
    const isSelf = past.before(event, 'CandidateSelfNominated', event.stream).length > 0;
    if (tookOver(event, past, event.data.branchId)) return false;
    return route === 'recommended' || (route === 'self' && (event.type === 'ApplicationDrafted' || isSelf));
  },
);

export const somethingSubmitted = rule(
  'somethingSubmitted',
  '1.5',
  '退回草稿的申报表未曾提交',
  'a form was taken back that had not been submitted',
  (event, past) => {
    const types = [
      'ApplicationDrafted',
      'ApplicationSubmitted',
      'ApplicationReturned',
      'ApplicationTakenBack',
    ];
    const last = past.last(event, types, event.stream)?.type;
    return last === 'ApplicationSubmitted' || last === 'ApplicationReturned';
  },
);
