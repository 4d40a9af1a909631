import { compare, parseFraction } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from './past.ts';
import { rule } from './rule.ts';

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

function lost(event: Envelope, past: Past, stream: string): boolean {
  return ['TitleNotConferred', 'TitleRevoked'].some((type) => past.before(event, type, stream).length > 0);
}
