import { endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import { compare, lastDayOfTerm, parseFraction, recheckDay, scoreFault } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { isRecused, scorersAt } from '../law-of-evaluating/seats.ts';
import { appointed } from '../law-of-applying/secretary.ts';

/** The rules of special titles. */

export const stillNamed = rule(
  'stillNamed',
  '1.20',
  '未命名或已撤销命名',
  'the branch is not named, or no longer',
  (event, past) => {
    const last = past.last(event, ['BranchNamed', 'NamingRevoked', 'NamingReinstated'], entryOf(event));
    return last !== undefined && last.type !== 'NamingRevoked';
  },
);

export const enoughTitleBallots = rule(
  'enoughTitleBallots',
  '1.20',
  '称号评分表不足',
  'too few ballots score the title',
  (event, past) => event.data.ballots.length >= (past.pack(event)?.scoring.ballotsMinimum ?? 1),
);

export const titleExpert = rule(
  'titleExpert',
  '1.20',
  '专家不能为该称号评分',
  'the expert may not score the title',
  (event, past) => {
    const recommended = past.last(event, ['TitleRecommended'], event.stream)?.data;
    const { expertId } = event.data;
    return (
      expertId === event.actor.account &&
      !!recommended?.experts.includes(expertId) &&
      !recommended.recused.includes(expertId)
    );
  },
);

export const aboveFloor = rule(
  'aboveFloor',
  '1.20',
  '称号得分低于下限或超出名额',
  'the title’s score is below its floor, or its places are exceeded',
  (event, past) => {
    const { campaignId, titleId } = event.data;
    const title = past.pack(event)?.titles.find(({ id }) => id === titleId);
    const scored = past.last(event, ['TitleScored'], event.stream);
    if (!title || !scored) return false;
    const given = past
      .before(event, event.type, campaignId)
      .filter(({ data, stream }) => data.titleId === titleId && !lost(event, past, stream));
    return (
      compare(parseFraction(scored.data.score), parseFraction(title.floor)) >= 0 &&
      given.length < title.places
    );
  },
);

export const allTitlesLapse = rule(
  'allTitlesLapse',
  '1.20',
  '撤销命名未一并撤销称号',
  'the revocation does not name the campaign’s titles',
  (event, past) =>
    past
      .pack(event)
      ?.titles.map(({ id }) => id)
      .join() === event.data.titleIds.join(),
);

/** Those recused from the entry at an event. */
const recusedFrom = (event: Envelope, past: Past): string[] =>
  past
    .before(event, 'ExpertRecused', entryOf(event))
    .map(({ data }) => data.expertId as string)
    .filter((expertId) => isRecused(event, past, { branchId: event.data.branchId, expertId }));

export const expertsOfEntry = rule(
  'expertsOfEntry',
  '1.20',
  '称号的专家或回避人与该对象的不符',
  'the experts or the recused are not those of the entry',
  (event, past) => {
    const recused = recusedFrom(event, past);
    const able = scorersAt(event, past, undefined, event.data.branchId);
    return (
      event.data.experts.toSorted().join() === able.toSorted().join() &&
      event.data.recused.toSorted().join() === [...new Set(recused)].sort().join()
    );
  },
);

interface Held {
  readonly titleId: string;
}

export const notHeldBefore = rule(
  'notHeldBefore',
  '1.20',
  '此前已获该称号',
  'the branch took the title in a round before',
  (event, past) =>
    !past
      .before(event, 'EarlierResultImported', event.data.branchId)
      .some(({ data }) => data.titles.includes(event.data.titleId)) &&
    !past
      .before(event, 'HonourJoined', event.data.branchId)
      .some(({ data }) => data.titles.some(({ titleId }: Held) => titleId === event.data.titleId)) &&
    !past
      .before(event, 'TitleConferred', event.data.branchId)
      .some(({ data }) => data.titleId === event.data.titleId && data.campaignId !== event.data.campaignId),
);

export const beforeScoring = rule(
  'beforeScoring',
  '1.20',
  '评分开始后修改申报表',
  'the form was sent when an expert had scored it',
  (event, past) => past.before(event, 'TitleBallotSealed', event.stream).length === 0,
);

export const formFirst = rule(
  'formFirst',
  '1.20',
  '未交申报表即评分',
  'it was scored before its form was sent',
  (event, past) => past.before(event, 'TitleFormSubmitted', event.stream).length > 0,
);

export const scoresOnScale = rule(
  'scoresOnScale',
  '1.20',
  '称号评分不合规则包，或计入回避专家',
  'a score is off the scale, or of an expert who is recused',
  (event, past) => {
    const pack = past.pack(event);
    const recused = recusedFrom(event, past);
    const ballots: { expertId: string; score: string }[] = event.data.ballots;
    return (
      !!pack &&
      ballots.every(({ score, expertId }) => !scoreFault(pack, score) && !recused.includes(expertId))
    );
  },
);

export const ofItsSecretary = rule(
  'ofItsSecretary',
  '1.20',
  '称号所属的书记与任命不符',
  'the secretary whose title it is, is not the one appointed',
  (event, past) => {
    const { titleId, secretary } = event.data;
    const title = past.pack(event)?.titles.find(({ id }) => id === titleId);
    return secretary === (title?.bound === 'secretary' ? appointed(event, past)?.personId : undefined);
  },
);

export const termOfPack = rule(
  'termOfPack',
  '1.20',
  '称号期限与规则包不符',
  'the term of the title is not that of the rule pack',
  (event, past) => {
    const title = past.pack(event)?.titles.find(({ id }) => id === event.data.titleId);
    const { termYears } = title ?? {};
    return event.data.until === (termYears && lastDayOfTerm(shanghaiDay(event.time), termYears));
  },
);

export const termIsOver = rule(
  'termIsOver',
  '1.20',
  '称号期限未满即失效',
  'the title lapsed before its term was over',
  (event, past) => {
    const until = past.last(event, ['TitleConferred'], event.stream)?.data.until;
    return until !== undefined && event.time >= endOfShanghaiDay(until);
  },
);

export const recheckOfPack = rule(
  'recheckOfPack',
  '1.20',
  '下次复核日期与规则包不符',
  'the day of the next re-check is not that of the rule pack',
  (event, past) => {
    const title = past.pack(event)?.titles.find(({ id }) => id === event.data.titleId);
    const until =
      event.type === 'TitleConferred'
        ? event.data.until
        : past.last(event, ['TitleConferred'], event.stream)?.data.until;
    const next =
      event.data.outcome === 'wanting' || title?.recheckYears === undefined
        ? undefined
        : recheckDay(shanghaiDay(event.time), title.recheckYears, until);
    return event.data.recheckOn === next;
  },
);

export const recheckDayCome = rule(
  'recheckDayCome',
  '1.20',
  '未到复核日期或已不持有称号即提请复核',
  'a re-check was called for before its day, or of a title that is not held',
  (event, past) => {
    const since = ['TitleConferred', 'TitleRechecked', 'TitleRecheckDue', 'TitleRevoked', 'TitleLapsed'];
    const day = past.last(event, since, event.stream)?.data.recheckOn;
    return day !== undefined && shanghaiDay(event.time) >= day;
  },
);

export const wantingUntil = rule(
  'wantingUntil',
  '1.20',
  '复核不合格未写整改要求或期限',
  'a title was found wanting without what must improve, or until when',
  ({ data: { outcome, improvement, until }, time }) =>
    outcome === 'kept'
      ? improvement === undefined && until === undefined
      : improvement !== undefined && until > shanghaiDay(time),
);

export const revokedOnCause = rule(
  'revokedOnCause',
  '1.20',
  '撤销称号没有相应的原因',
  'the title was revoked for a reason that is not on record',
  (event, past) => {
    const { ground, campaignId, branchId, titleId } = event.data;
    if (event.confirms !== undefined) return true;
    const key = `${campaignId}.${branchId}`;
    const revoked = past
      .before(event, 'NamingRevoked', key)
      .filter(({ data }) => data.titleIds.includes(titleId));
    const upheld = past
      .before(event, 'ObjectionUpheld', key)
      .filter(({ data }) => data.titleId === titleId)
      .map(({ data }) => `objectionUpheld:${data.objectionId}`);
    const grounds = [...(revoked.length > 0 ? ['namingRevoked'] : []), ...upheld];
    return grounds.includes(ground) || past.last(event, ['SecretaryAppointed'], branchId) !== undefined;
  },
);

function lost(event: Envelope, past: Past, stream: string): boolean {
  return ['TitleNotConferred', 'TitleRevoked'].some((type) => past.before(event, type, stream).length > 0);
}

/** The best of the title, whoever is approved first; and nobody whom one not scored yet may displace. */
export const amongBest = rule(
  'amongBest',
  '1.20',
  '尚有得分更高或未评分的对象',
  'others with more points, or not scored yet, leave it no place',
  (event, past) => {
    const { titleId, campaignId } = event.data;
    const title = past.pack(event)?.titles.find(({ id }) => id === titleId);
    const scoreOf = (stream: string) => past.last(event, ['TitleScored'], stream)?.data.score as string;
    const rivals = past
      .before(event, 'TitleRecommended', campaignId)
      .filter(({ data, stream }) => data.titleId === titleId && stream !== event.stream)
      .map(({ stream }) => stream)
      .filter((stream) => !lost(event, past, stream));
    const mine = scoreOf(event.stream);
    const ahead = rivals.filter((stream) => {
      if (past.before(event, 'TitleApproved', stream).length > 0) return true;
      const score = scoreOf(stream);
      return score !== undefined && compare(parseFraction(score), parseFraction(mine)) > 0;
    });
    const unscored = rivals.filter((stream) => scoreOf(stream) === undefined);
    return title !== undefined && mine !== undefined && ahead.length + unscored.length < title.places;
  },
);
