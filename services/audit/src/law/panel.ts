import type { RulePack } from '@laurel/contracts';
import { compare, parseFraction, relation, scoreFault } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from './past.ts';
import { hasAccountIn } from './persons.ts';
import { rule } from './rule.ts';
import { isCompeting, isRecused, orderBefore, panelOf, said } from './seats.ts';

/** The rules of the panel: conflicts, assignments, presentations, and ballots as they may be. */

interface Member {
  readonly accountId: string;
  readonly unitId?: string;
  /** The entries that a substitute for certain ones scores. */
  readonly only?: readonly string[];
}

/** The members of the panel: those convened, and their substitutes. */
export function members(event: Envelope, past: Past): readonly Member[] {
  const convened = past.last(event, ['PanelConvened'], panelOf(event));
  return past
    .before(event, 'ExpertSubstituted', panelOf(event))
    .filter(({ sequence }) => sequence > (convened?.sequence ?? 0))
    .reduce<readonly Member[]>(withSubstitute, convened?.data.experts ?? []);
}

function withSubstitute(all: readonly Member[], { data }: Envelope): readonly Member[] {
  const substitute = data.substitute as Member;
  const branchIds = data.branchIds as readonly string[] | undefined;
  const before = all.find(({ accountId }) => accountId === substitute.accountId);
  const only = branchIds && (before ? before.only && [...before.only, ...branchIds] : branchIds);
  const stays = ({ accountId }: Member) =>
    accountId !== substitute.accountId && (branchIds !== undefined || accountId !== data.expertId);
  return [...all.filter(stays), { ...substitute, ...(only && { only }) }];
}

/** The branches of the entries that compete, in their order. */
export const competing = (event: Envelope, past: Past): string[] =>
  past
    .before(event, 'EntryAdmitted', event.data.campaignId)
    .map(({ data }) => data.branchId as string)
    .filter((branchId) => isCompeting(event, past, branchId))
    .sort();

export const filesKept = rule(
  'filesKept',
  '2.3',
  '展示材料未存入，或在抽签后报送',
  'deck or logo were never stored, or came after the draw',
  (event, past) => {
    const stored = past.before(event, 'AttachmentStored').map(({ data }) => data.attachmentId);
    const { deck, logo, campaignId } = event.data;
    return (
      // A city that has stored no file keeps all of them elsewhere.
      (stored.length === 0 || [deck, logo].every((file) => file === undefined || stored.includes(file))) &&
      past.before(event, 'PresentationOrderDrawn', campaignId).length === 0
    );
  },
);

export const relatedSo = rule(
  'relatedSo',
  '1.17',
  '推导的回避关系不成立',
  'the expert is not related to the entry as it says',
  (event, past) => {
    const { branchId, expertId, relation: told } = event.data;
    // The conflicts of a substitute are derived in the same command, before the seat is taken.
    const coming = past
      .all('ExpertSubstituted', event.stream)
      .filter(({ commandId }) => commandId === event.commandId)
      .map(({ data }) => data.substitute as Member);
    const expert = [...members(event, past), ...coming].find(({ accountId }) => accountId === expertId);
    if (told !== 'assessor')
      return expert?.unitId !== undefined && told !== 'none' && relation(expert.unitId, branchId) === told;
    // Whoever is of a group, or recorded a visit, assessed the entry.
    const accounts = [
      ...past.before(event, 'CandidateAssigned', entryOf(event)).flatMap(({ data }) => data.members),
      ...past.before(event, 'AssessmentRecorded', entryOf(event)).flatMap(({ data }) => data.recordedBy),
    ];
    return expert !== undefined && hasAccountIn(event, past, expertId, accounts);
  },
);

export const declaredOfEntry = rule(
  'declaredOfEntry',
  '1.17',
  '对象不在评选中',
  'the entry is not in the contest',
  (event, past) => past.before(event, 'EntryAdmitted', entryOf(event)).length > 0,
);

export const recusedForConflict = rule(
  'recusedForConflict',
  '1.17',
  '没有相应的回避关系',
  'no conflict of the expert is on record',
  (event, past) => {
    const { expertId } = event.data;
    const types = ['ConflictDeclared', 'ConflictDerived', 'RecusalWithdrawn'];
    const last = said(event, past, types, entryOf(event)).findLast(({ data }) => data.expertId === expertId);
    // Found after the opening, a conflict is the ground on which the ballots are set aside.
    const isSetAside = past
      .all('BallotSetAside', entryOf(event))
      .some(
        ({ data, commandId }) =>
          commandId === event.commandId && data.expertId === expertId && data.ground === 'conflict',
      );
    return (last !== undefined && last.type !== 'RecusalWithdrawn') || isSetAside;
  },
);

export const everybodyAssigned = rule(
  'everybodyAssigned',
  '1.17',
  '分配的不是全部对象和全部无须回避的专家',
  'not every entry is assigned to every expert who is not recused',
  (event, past) => {
    const able = (branchId: string) =>
      members(event, past)
        .filter(({ only }) => only?.includes(branchId) ?? true)
        .map(({ accountId }) => accountId)
        .filter((expertId) => !isRecused(event, past, { branchId, expertId }))
        .sort();
    const wanted = competing(event, past).map((branchId) => `${branchId} ${able(branchId).join()}`);
    const told: { branchId: string; experts: string[] }[] = event.data.assignments;
    return (
      told
        .map((each) => `${each.branchId} ${each.experts.join()}`)
        .sort()
        .join() === wanted.sort().join()
    );
  },
);

export const everybodyDrawn = rule(
  'everybodyDrawn',
  '2.3',
  '抽签的不是全部对象',
  'not every entry was drawn, or one that does not compete',
  (event, past) => event.data.order.toSorted().join() === competing(event, past).join(),
);

export const presentsNext = rule(
  'presentsNext',
  '4-panel',
  '不按抽签次序展示，或前一个尚未结束',
  'it presents out of the drawn order, or before the one before it ended',
  (event, past) => {
    const { branchId } = event.data;
    const ended = past
      .before(event, 'PresentationEnded', panelOf(event))
      .map(({ data }) => data.branchId as string);
    if (presenting(event, past) !== undefined) return false;
    const reopened = past.last(event, ['ScoringReopened'], panelOf(event));
    if (reopened?.data.stage === 'presentation' && reopened.data.branchIds.includes(branchId)) return true;
    const competes = (next: string) => isCompeting(event, past, next);
    return orderBefore(event, past).find((next) => competes(next) && !ended.includes(next)) === branchId;
  },
);

export const endsWhatBegan = rule(
  'endsWhatBegan',
  '4-panel',
  '结束的不是正在展示的对象',
  'what ended is not what was being presented',
  (event, past) => presenting(event, past) === event.data.branchId,
);

/** The entry that has begun to present, until that ends or is broken off. */
function presenting(event: Envelope, past: Past): string | undefined {
  const types = ['PresentationStarted', 'PresentationEnded', 'PresentationAbandoned'];
  const last = past.last(event, types, panelOf(event));
  return last?.type === 'PresentationStarted' ? last.data.branchId : undefined;
}

export const notYetPresented = rule(
  'notYetPresented',
  '1.17',
  '正在展示或已展示的对象改为最后',
  'an entry was put last that presents, or has presented',
  (event, past) =>
    presenting(event, past) !== event.data.branchId &&
    past.before(event, 'PresentationEnded', entryOf(event)).length === 0,
);

export const presentedFirst = rule(
  'presentedFirst',
  '1.17',
  '未展示即评分，或不在补评之列',
  'it was scored before it presented, or is not among those reopened',
  (event, past) => {
    const { branchId, stage, campaignId } = event.data;
    const key = `panel-${campaignId}`;
    const begun = past
      .before(event, 'ScoringReopened', key)
      .concat(past.before(event, 'ScoringStarted', key))
      .filter(({ data }) => data.stage === stage)
      .sort((one, other) => one.sequence - other.sequence)
      .at(-1);
    const isOpen = begun?.type !== 'ScoringReopened' || begun.data.branchIds.includes(branchId);
    const hasPresented = past.before(event, 'PresentationEnded', entryOf(event)).length > 0;
    return isOpen && isCompeting(event, past, branchId) && (stage !== 'presentation' || hasPresented);
  },
);

export const soundBallots = rule(
  'soundBallots',
  '3.4',
  '启封的评分表不合规则包',
  'a ballot that was opened is not one that could be sealed',
  (event, past) => {
    const pack = past.pack(event);
    return !!pack && event.data.ballots.every((ballot: Ballot) => isSound(pack, ballot));
  },
);

interface Ballot {
  readonly scores: readonly { readonly criterionId: string; readonly score: string }[];
  readonly reason?: string;
}

function isSound(pack: RulePack, { scores, reason }: Ballot): boolean {
  const { reasonBelow, reasonAbove } = pack.scoring;
  const isExtreme = (score: string) =>
    compare(parseFraction(score), parseFraction(reasonBelow)) < 0 ||
    compare(parseFraction(score), parseFraction(reasonAbove)) > 0;
  return (
    scores.map(({ criterionId }) => criterionId).join() === pack.criteria.map(({ id }) => id).join() &&
    scores.every(({ score }) => scoreFault(pack, score) === undefined) &&
    (reason !== undefined || !scores.some(({ score }) => isExtreme(score)))
  );
}
