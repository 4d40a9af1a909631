import { endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import { noticeEnd } from '@laurel/rules';
import { admittedAs, decisions, endOf, noticeThatCounts } from './name.ts';
import { rule, saidAgain } from '../law/rule.ts';

/** The rules of public notices and of the objections that come in while they run. */

export const longEnough = rule(
  'longEnough',
  '1.21',
  '公示日期不对或不足规定的天数',
  'the notice is not dated by its posting or shorter than the days of its rule pack',
  (event, past) => {
    const pack = past.pack(event);
    const { postedOn, endsOn } = event.data;
    return !!pack && postedOn === shanghaiDay(event.time) && endsOn >= noticeEnd(pack, event.time).day;
  },
);

export const approvedFirst = rule(
  'approvedFirst',
  '4-notice',
  '未经批准即公示',
  'a notice was posted of what is not approved',
  (event, past) => {
    const { campaignId, branchIds, titleId } = event.data;
    const approved = (branchId: string): boolean => {
      if (titleId !== undefined)
        return past
          .before(event, 'TitleApproved', `${campaignId}.${branchId}`)
          .some(({ data }) => data.titleId === titleId);
      const lists = past.before(event, 'WinnersApproved', `naming-${campaignId}`);
      const called = past.before(event, 'SuccessorCalled', `${campaignId}.${branchId}`);
      const listed = lists.some(({ data }) => [...data.proposed, ...data.held].includes(branchId));
      return listed || called.length > 0;
    };
    return branchIds.every(approved);
  },
);

export const entriesAsAdmitted = rule(
  'entriesAsAdmitted',
  '1.23',
  '公示的名称与受理时不同',
  'the notice does not name the entries as they were admitted',
  (event, past) => {
    const { campaignId, branchIds, entries } = event.data;
    return (
      entries.map(({ branchId }: { branchId: string }) => branchId).join() === branchIds.join() &&
      entries.every((entry: Record<string, string>) => {
        const admitted = admittedAs(event, past, `${campaignId}.${entry['branchId']}`);
        return ['branchName', 'unitName', 'bureauName', 'pool'].every(
          (field) => admitted?.[field] === entry[field],
        );
      })
    );
  },
);

export const nobodySecret = rule(
  'nobodySecret',
  '1.21',
  '公示了已决定免于公示的单位',
  'a branch was put on notice whose notice had been waived',
  (event, past) =>
    event.data.branchIds.every(
      (branchId: string) =>
        past.before(event, 'NoticeWaived', `${event.data.campaignId}.${branchId}`).length === 0,
    ),
);

export const saysWhere = rule(
  'saysWhere',
  '1.21',
  '公示未写明向何处提出异议',
  'the notice does not say where to object',
  ({ data, saidIn }) => data.objectionsTo !== undefined || saidIn === 1,
);

export const onlyLonger = rule(
  'onlyLonger',
  '1.21',
  '公示期限被缩短',
  'a notice was shortened',
  (event, past) => {
    const before = past.last(event, ['PublicNoticePosted', 'PublicNoticeExtended'], event.stream);
    return before !== undefined && event.data.endsOn > before.data.endsOn;
  },
);

export const ranItsDays = rule(
  'ranItsDays',
  '1.21',
  '公示未满即结束',
  'a notice was closed before its last day ended',
  (event, past) => {
    const posted = past.last(event, ['PublicNoticePosted'], event.stream);
    return posted !== undefined && event.time >= endOfShanghaiDay(endOf(posted, event, past));
  },
);

export const receivedInTime = rule(
  'receivedInTime',
  '4-notice',
  '异议逾期或对象不在公示中',
  'the objection came late, or its branch is not on the notice',
  (event, past) => {
    const posted = past.last(event, ['PublicNoticePosted'], event.stream);
    return (
      posted !== undefined &&
      posted.data.branchIds.includes(event.data.branchId) &&
      event.data.receivedOn >= posted.data.postedOn &&
      event.data.receivedOn <= endOf(posted, event, past) &&
      event.data.receivedOn <= shanghaiDay(event.time)
    );
  },
);

export const objectionAsRaised = rule(
  'objectionAsRaised',
  '1.13',
  '决定的不是所登记的异议',
  'what was decided is not the objection that was raised',
  (event, past) =>
    past
      .before(event, 'ObjectionRaised', event.stream)
      .some(
        ({ data }) =>
          data.objectionId === event.data.objectionId &&
          data.branchId === event.data.branchId &&
          data.titleId === event.data.titleId,
      ),
);

export const ofATitle = rule(
  'ofATitle',
  '1.20',
  '称号公示与其类别不符',
  'a notice of a title names none, or another notice names one',
  ({ data }) => (data.kind === 'title') === (data.titleId !== undefined),
);

export const asPosted = saidAgain(
  ['asPosted', '4-notice', '对象与公示的不符', 'it is about other branches than the notice'],
  ['PublicNoticePosted'],
  ({ stream }) => stream,
  ['branchIds', 'titleId'],
);

export const newObjection = rule(
  'newObjection',
  '4-notice',
  '异议编号重复或称号与公示不符',
  'the objection has an id that was used before, or is about another title than the notice',
  (event, past) =>
    !past
      .before(event, 'ObjectionRaised', event.data.campaignId)
      .some(({ data }) => data.objectionId === event.data.objectionId) &&
    past.last(event, ['PublicNoticePosted'], event.stream)?.data.titleId === event.data.titleId,
);

export const decidedOnce = rule(
  'decidedOnce',
  '1.13',
  '异议已有决定',
  'the objection was decided before',
  (event, past) =>
    !decisions
      .flatMap((type) => past.before(event, type, event.stream))
      .some(({ data }) => data.objectionId === event.data.objectionId),
);

export const ofItsNotice = rule(
  'ofItsNotice',
  '1.24',
  '公布所依据的公示不符',
  'it is published with another notice than the one that caused it',
  ({ causationId, data }, past) =>
    causationId !== undefined && past.byId(causationId)?.data.noticeId === data.noticeId,
);

export const onOneNotice = rule(
  'onOneNotice',
  '1.21',
  '对象重复，或仍在另一公示中',
  'a branch stands twice, or is on another notice that still runs',
  (event, past) => {
    const branchIds: string[] = event.data.branchIds;
    const isFree = (branchId: string) => {
      const other = noticeThatCounts(event, past, `${event.data.campaignId}.${branchId}`);
      if (!other) return true;
      const isClosed = past.before(event, 'PublicNoticeClosed', other.stream).length > 0;
      return isClosed && event.time >= endOfShanghaiDay(endOf(other, event, past));
    };
    return new Set(branchIds).size === branchIds.length && branchIds.every(isFree);
  },
);

export const standingOfEntries = rule(
  'standingOfEntries',
  '1.9',
  '公示或推荐的对象已退出、取消资格或正在核查',
  'an entry had withdrawn, was disqualified or under review',
  (event, past) =>
    [event.data.branchId, ...(event.data.branchIds ?? [])].every((branchId?: string) => {
      const key = `${event.data.campaignId}.${branchId}`;
      const isOut = ['EntryWithdrawn', 'EntryDisqualified'].some(
        (type) => past.before(event, type, key).length > 0,
      );
      return !isOut && past.last(event, ['EntrySuspended', 'EntryResumed'], key)?.type !== 'EntrySuspended';
    }),
);
