import { endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import type { Envelope } from '../history/envelope.ts';
import { papers } from './award.ts';
import { entryOf, type Past } from '../law/past.ts';
import { isSame, rule } from '../law/rule.ts';

/** The rules of naming, and of the end of the campaign. */

export const decisions = ['ObjectionUpheld', 'ObjectionDismissed', 'ObjectionInadmissible'];

/**
 * The notice that the entry or title is on. An objection upheld ends it, a place lost, and a ranking that
 * changes the entry.
 */
export function noticeThatCounts(event: Envelope, past: Past, key = entryOf(event)): Envelope | undefined {
  const { titleId, campaignId } = event.data;
  const posted = past
    .before(event, 'PublicNoticePosted', key)
    .filter(({ data }) => data.titleId === titleId)
    .at(-1);
  const lost = ['EntryExcluded', 'PlaceForfeited', 'NamingDeclined'];
  const ended = [
    ...past.before(event, 'ObjectionUpheld', key).filter(({ data }) => data.titleId === titleId),
    ...(titleId === undefined ? lost.flatMap((type) => past.before(event, type, key)) : []),
    ...(titleId === undefined ? past.before(event, 'NamingRequested', campaignId) : []).filter(({ data }) =>
      data.changed.some((branchId: string) => key === `${campaignId}.${branchId}`),
    ),
  ];
  return posted && ended.every(({ sequence }) => sequence < posted.sequence) ? posted : undefined;
}

/** True if the committee decided that the entry is named without a public notice. */
const isWaived = (event: Envelope, past: Past): boolean =>
  past.before(event, 'NoticeWaived', entryOf(event)).length > 0;

/** An error of scoring stands open until the corrected ranking is requested. */
export const correctionRequested = rule(
  'correctionRequested',
  '1.13',
  '评分错误成立后未按更正的排名请示即命名',
  'it was named over an error of scoring whose correction nobody had requested',
  (event, past) =>
    past
      .before(event, 'ObjectionUpheld', entryOf(event))
      .filter(({ data }) => data.kind === 'scoringError' && data.titleId === undefined)
      .every((upheld) =>
        past
          .before(event, 'NamingRequested', event.data.campaignId)
          .some(({ sequence }) => sequence > upheld.sequence),
      ),
);

/** The last day of a notice at an event. */
export function endOf(notice: Envelope, event: Envelope, past: Past): string {
  return past.last(event, ['PublicNoticeExtended'], notice.stream)?.data.endsOn ?? notice.data.endsOn;
}

export const heardOut = rule(
  'heardOut',
  '1.21',
  '未经公示或公示未满',
  'there was no public notice, or it had not run its days',
  (event, past) => {
    const notice = noticeThatCounts(event, past);
    if (isWaived(event, past)) return notice === undefined;
    return (
      notice !== undefined &&
      event.time >= endOfShanghaiDay(endOf(notice, event, past)) &&
      past.before(event, 'PublicNoticeClosed', notice.stream).length > 0
    );
  },
);

export const beforeNotice = rule(
  'beforeNotice',
  '1.21',
  '公示之后才决定免于公示',
  'a notice was waived that had been posted',
  (event, past) => noticeThatCounts(event, past) === undefined,
);

export const secretAsWaived = rule(
  'secretAsWaived',
  '1.21',
  '未如实标明免于公示',
  'it does not say truly that the branch was named without a public notice',
  (event, past) => (event.data.secret === true) === isWaived(event, past),
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

/**
 * The bureau, names and pool of an entry: as it was admitted, under the names of the branch that goes on with
 * it, if its own was merged.
 */
export function admittedAs(event: Envelope, past: Past, entry: string): Envelope['data'] | undefined {
  const admitted = past.last(event, ['EntryAdmitted'], entry)?.data;
  const { branchName, unitName } = past.last(event, ['EntryCarriedOver'], entry)?.data ?? admitted ?? {};
  return admitted && { ...admitted, branchName, unitName };
}

export const asAdmitted = rule(
  'asAdmitted',
  '1.23',
  '单位名称与受理时不同',
  'the names are not those frozen at nomination',
  (event, past) => {
    const admitted = admittedAs(event, past, entryOf(event));
    return isSame(admitted, event.data, ['bureauId', 'branchName', 'unitName', 'bureauName']);
  },
);

export const poolAsAdmitted = rule(
  'poolAsAdmitted',
  '1.15',
  '所在的组与受理时不同',
  'the pool is not the one in which it was admitted',
  (event, past) => past.last(event, ['EntryAdmitted'], entryOf(event))?.data.pool === event.data.pool,
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
