import { endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import { noticeEnd } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from './past.ts';
import { papers } from './award.ts';
import { rule } from './rule.ts';

/** The rules of notices, objections, naming and titles. */

const decisions = ['ObjectionUpheld', 'ObjectionDismissed', 'ObjectionInadmissible'];

/** The notices that were posted for the entry; for a title those of that title. */
function notices(event: Envelope, past: Past): readonly Envelope[] {
  const { titleId } = event.data;
  return past
    .before(event, 'PublicNoticePosted', entryOf(event))
    .filter(({ data }) => data.titleId === titleId);
}

function endOf(notice: Envelope, event: Envelope, past: Past): string {
  return past.last(event, ['PublicNoticeExtended'], notice.stream)?.data.endsOn ?? notice.data.endsOn;
}

export const heardOut = rule(
  'heardOut',
  '1.21',
  '未经公示或公示未满',
  'there was no public notice, or it had not run its days',
  (event, past) => {
    const notice = notices(event, past).at(-1);
    return (
      notice !== undefined &&
      event.time >= endOfShanghaiDay(endOf(notice, event, past)) &&
      past.before(event, 'PublicNoticeClosed', notice.stream).length > 0
    );
  },
);

export const objectionsDecided = rule(
  'objectionsDecided',
  '1.13',
  '异议未决即命名或授予',
  'it was decided over an open objection',
  (event, past) =>
    past
      .before(event, 'ObjectionRaised', entryOf(event))
      .filter(({ data }) => data.titleId === event.data.titleId)
      .every(({ stream, data }) =>
        decisions
          .flatMap((type) => past.before(event, type, stream))
          .some((decided) => decided.data.objectionId === data.objectionId),
      ),
);

export const notStruckOff = rule(
  'notStruckOff',
  '1.13',
  '异议成立后仍予命名或授予',
  'it was named or conferred after an objection was upheld as misconduct',
  (event, past) =>
    !past
      .before(event, 'ObjectionUpheld', entryOf(event))
      .some(({ data }) => data.kind === 'misconduct' && data.titleId === event.data.titleId),
);

export const asAdmitted = rule(
  'asAdmitted',
  '1.23',
  '单位名称与受理时不同',
  'the names are not those frozen at nomination',
  (event, past) => {
    const admitted = past.last(event, ['EntryAdmitted'], entryOf(event))?.data;
    return ['branchName', 'unitName', 'bureauName'].every((field) => admitted?.[field] === event.data[field]);
  },
);

export const honourOfPack = rule(
  'honourOfPack',
  '1.26',
  '荣誉名称与规则包不符',
  'the honour is not that of the rule pack',
  (event, past) => {
    const honour = past.pack(event)?.honourName;
    return honour?.zh === event.data.honourName.zh && honour?.en === event.data.honourName.en;
  },
);

export const namedToday = rule(
  'namedToday',
  '1.2',
  '命名日期不是办理之日',
  'the day of the naming is not that of the act',
  ({ data, time }) => data.namedOn === shanghaiDay(time),
);

export const longEnough = rule(
  'longEnough',
  '1.21',
  '公示日期不对或不足规定的工作日',
  'the notice is not dated by its posting or shorter than its working days',
  (event, past) => {
    const pack = past.pack(event);
    const { postedOn, endsOn } = event.data;
    return !!pack && postedOn === shanghaiDay(event.time) && endsOn >= noticeEnd(pack, event.time).day;
  },
);

export const fewerOnGround = rule(
  'fewerOnGround',
  '1.19',
  '批准少于名额而未说明理由',
  'fewer than all places were approved without a ground',
  (event, past) => {
    const { proposed, held, reserves, ground } = event.data;
    const given = past.before(event, 'BranchNamed', event.stream).length;
    const places = past.pack(event)?.places ?? 0;
    return ground !== undefined || reserves.length === 0 || given + proposed.length + held.length >= places;
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
        const admitted = past.last(event, ['EntryAdmitted'], `${campaignId}.${entry['branchId']}`)?.data;
        return ['branchName', 'unitName', 'bureauName'].every((field) => admitted?.[field] === entry[field]);
      })
    );
  },
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

export const nothingOpen = rule(
  'nothingOpen',
  '6.2',
  '仍有未决异议、拟命名对象、未办称号、未发证书或未决撤销即结束活动',
  'it was closed over an open objection, winner, title, certificate or revocation',
  (event, past) => {
    const { campaignId } = event.data;
    const decided = decisions
      .flatMap((type) => past.before(event, type, campaignId))
      .map(({ data }) => data.objectionId);
    const raised = past.before(event, 'ObjectionRaised', campaignId).map(({ data }) => data.objectionId);
    const settled = ['TitleConferred', 'TitleNotConferred', 'TitleRevoked']
      .flatMap((type) => past.before(event, type, campaignId))
      .map(({ stream }) => stream);
    const titles = past.before(event, 'TitleRecommended', campaignId).map(({ stream }) => stream);
    return (
      raised.every((id) => decided.includes(id)) &&
      titles.every((stream) => settled.includes(stream)) &&
      certified(event, past) &&
      winners(event, past).every((key) => ended(event, past, key))
    );
  },
);

/** Whoever is named has papers of the naming that stands, and no revocation is to be decided. */
const certified = (event: Envelope, past: Past): boolean =>
  past.before(event, 'BranchNamed', event.data.campaignId).every((named) => {
    const of = (types: readonly string[]) => past.last(event, types, entryOf(named))?.type;
    if (of(['RevocationConsidered', 'NamingUpheld', 'NamingRevoked']) === 'RevocationConsidered')
      return false;
    const last = of([...papers, 'BranchNamed', 'NamingRevoked', 'NamingReinstated']);
    return last !== 'BranchNamed' && last !== 'NamingReinstated';
  });

const winners = (event: Envelope, past: Past): string[] => {
  const { campaignId } = event.data;
  const listed: string[] = past.last(event, ['WinnersApproved'], campaignId)?.data.proposed ?? [];
  const called = past.before(event, 'SuccessorCalled', campaignId).map(({ data }) => data.branchId as string);
  return [...listed, ...called].map((branchId) => `${campaignId}.${branchId}`);
};

const ended = (event: Envelope, past: Past, key: string): boolean =>
  ['BranchNamed', 'NamingDeclined', 'PlaceForfeited', 'EntryExcluded', 'PlaceHeld'].some(
    (type) => past.before(event, type, key).length > 0,
  );
