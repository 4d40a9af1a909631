import type { Envelope } from '../history/envelope.ts';
import { members } from './panel.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { isCompeting, isRecused, panelOf, said, scorersAt, stages } from './seats.ts';

/** The rules of substitutes, of recusals that are taken back, and of entries that too few may score. */

export const declaredFirst = rule(
  'declaredFirst',
  '1.17',
  '替补专家未先完成回避声明',
  'the substitute had not declared conflicts first',
  (event, past) =>
    past
      .before(event, 'ConflictsDeclaredComplete', event.stream)
      .some(
        ({ data, time }) =>
          data.expertId === event.data.substitute.accountId && time === event.data.declaredAt,
      ),
);

export const leftToScore = rule(
  'leftToScore',
  '1.17',
  '替补专家接替了已封存或须回避的评分表',
  'the substitute takes a sheet that was sealed, or must keep away from it',
  (event, past) =>
    event.data.sheets.every(
      ({ stage, branchId }: { stage: string; branchId: string }) =>
        !hasSealed(event, past, stage, branchId) &&
        !isRecused(event, past, { branchId, expertId: event.data.substitute.accountId }),
    ),
);

export const standsInForRecused = rule(
  'standsInForRecused',
  '1.17',
  '只替换部分对象而专家并未回避',
  'only some entries are taken over, from which the expert is not recused',
  (event, past) =>
    (event.data.branchIds ?? []).every((branchId: string) =>
      isRecused(event, past, { branchId, expertId: event.data.expertId }),
    ),
);

export const forAMember = rule(
  'forAMember',
  '1.17',
  '被替换的不是专家组成员，或替补人已是成员',
  'the one replaced is not on the panel, or the substitute sits on it already',
  (event, past) => {
    const all = members(event, past);
    const { expertId, substitute } = event.data;
    const before = all.find(({ accountId }) => accountId === substitute.accountId);
    return (
      all.some(({ accountId }) => accountId === expertId) &&
      (before === undefined || before.only !== undefined)
    );
  },
);

/** A ballot that counts: one that was set aside for a recusal does not, until that is taken back. */
function hasSealed(event: Envelope, past: Past, stage: string, branchId: string): boolean {
  const { campaignId, expertId } = event.data;
  const about = said(
    event,
    past,
    ['BallotSealed', 'BallotSetAside', 'RecusalWithdrawn'],
    `${campaignId}.${branchId}`,
  );
  const theirs = about.filter(
    ({ type, data }) => data.expertId === expertId && (type === 'RecusalWithdrawn' || data.stage === stage),
  );
  return theirs.some(({ type }) => type === 'BallotSealed') && theirs.at(-1)?.type !== 'BallotSetAside';
}

export const onlyDeclared = rule(
  'onlyDeclared',
  '1.17',
  '撤回的回避并非误报',
  'a recusal was taken back that does not rest on a declaration alone',
  (event, past) =>
    isRecused(event, past, event.data as { branchId: string; expertId: string }) &&
    past
      .before(event, 'ConflictDerived', `${event.data.campaignId}.${event.data.branchId}`)
      .every(({ data }) => data.expertId !== event.data.expertId),
);

export const seatedTruly = rule(
  'seatedTruly',
  '1.17',
  '所载是否在专家组中评分与事实不符',
  'it does not say truly if the expert scores the entry from now on',
  (event, past) => {
    const { branchId, expertId, seated } = event.data;
    const sits = members(event, past).some(
      ({ accountId, only }) => accountId === expertId && (only?.includes(branchId) ?? true),
    );
    return seated === (sits && past.before(event, 'PanelFrozen', event.stream).length > 0);
  },
);

export const possibleTruly = rule(
  'possibleTruly',
  '1.16',
  '可评分专家数与记录不符',
  'so many experts could not score the entry',
  (event, past) => {
    const { stage, branchId, possible, minimum } = event.data;
    return (
      possible < minimum &&
      minimum === past.pack(event)?.scoring.ballotsMinimum &&
      scorersAt(event, past, stage, branchId).length === possible
    );
  },
);

export const shortageTold = rule(
  'shortageTold',
  '1.16',
  '可评分专家不足而未告知',
  'an entry fell below the experts it needs, and nobody was told',
  (event, past) => {
    const frozen = past.last(event, ['PanelFrozen'], panelOf(event));
    const pack = past.pack(event);
    if (!frozen || !pack || past.last(event, ['BallotsOpened'], panelOf(event))) return true;
    const { branchId, expertId } = event.data;
    if (!isCompeting(event, past, branchId)) return true;
    const told = past.all('ExpertsBelowMinimum', event.stream);
    return stages.every((stage) => {
      const before = scorersAt(event, past, stage, branchId);
      const left = before.filter((id) => id !== expertId).length;
      const fell = before.length >= pack.scoring.ballotsMinimum && left < pack.scoring.ballotsMinimum;
      return (
        !fell ||
        told.some(
          ({ data, commandId }) =>
            commandId === event.commandId && data.stage === stage && data.branchId === branchId,
        )
      );
    });
  },
);

export const somethingLeft = rule(
  'somethingLeft',
  '1.17',
  '没有可接替的评分表',
  'nothing is left that the substitute could score',
  ({ data }) => data.sheets.length > 0,
);

export const notReplaced = rule(
  'notReplaced',
  '1.17',
  '已有替补专家仍撤回回避',
  'a recusal was taken back when a substitute had taken the seat',
  (event, past) => {
    const frozen = past.last(event, ['PanelFrozen'], event.stream);
    return !past
      .before(event, 'ExpertSubstituted', event.stream)
      .some(
        ({ data, sequence }) =>
          sequence > (frozen?.sequence ?? 0) &&
          data.expertId === event.data.expertId &&
          data.sheets.some(({ branchId }: { branchId: string }) => branchId === event.data.branchId),
      );
  },
);
