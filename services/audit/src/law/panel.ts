import type { RulePack } from '@laurel/contracts';
import { compare, parseFraction, relation, scoreFault } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from './past.ts';
import { rule } from './rule.ts';

/** The rules of the panel: conflicts, assignments, presentations, and ballots as they may be. */

interface Expert {
  readonly accountId: string;
  readonly unitId?: string;
}

export const experts = (event: Envelope, past: Past): readonly Expert[] =>
  past.last(event, ['PanelConvened'], `panel-${event.data.campaignId}`)?.data.experts ?? [];

export const isRecused = (event: Envelope, past: Past, branchId: string, expertId: string): boolean =>
  past
    .before(event, 'ExpertRecused', `${event.data.campaignId}.${branchId}`)
    .some(({ data }) => data.expertId === expertId);

/** True while the entry is in the contest: evaluation numbers both facts itself, so that it is exact. */
export function competes(event: Envelope, past: Past, branchId: string): boolean {
  const key = `${event.data.campaignId}.${branchId}`;
  return ['EntryWithdrawn', 'EntryDisqualified'].every((type) => past.before(event, type, key).length === 0);
}

/** The branches of the entries that compete, in their order. */
export const competing = (event: Envelope, past: Past): string[] =>
  past
    .before(event, 'EntryAdmitted', event.data.campaignId)
    .map(({ data }) => data.branchId as string)
    .filter((branchId) => competes(event, past, branchId))
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
      [deck, logo].every((file) => file === undefined || stored.includes(file)) &&
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
    const { branchId, expertId, relation: said } = event.data;
    const expert = experts(event, past).find(({ accountId }) => accountId === expertId);
    if (said !== 'assessor')
      return expert?.unitId !== undefined && said !== 'none' && relation(expert.unitId, branchId) === said;
    // Whoever is of a group, or recorded a visit, assessed the entry.
    const accounts = [
      ...past.before(event, 'CandidateAssigned', entryOf(event)).flatMap(({ data }) => data.members),
      ...past.before(event, 'AssessmentRecorded', entryOf(event)).flatMap(({ data }) => data.recordedBy),
    ];
    return expert !== undefined && accounts.includes(expertId);
  },
);

export const declaredOfEntry = rule(
  'declaredOfEntry',
  '1.17',
  '申报人不是专家，或对象不在评选中',
  'who declared is no expert, or the entry is not in the contest',
  (event, past) =>
    experts(event, past).some(({ accountId }) => accountId === event.data.expertId) &&
    past.before(event, 'EntryAdmitted', entryOf(event)).length > 0,
);

export const recusedForConflict = rule(
  'recusedForConflict',
  '1.17',
  '没有相应的回避关系',
  'no conflict of the expert is on record',
  (event, past) =>
    ['ConflictDeclared', 'ConflictDerived'].some((type) =>
      past.before(event, type, entryOf(event)).some(({ data }) => data.expertId === event.data.expertId),
    ),
);

export const everybodyAssigned = rule(
  'everybodyAssigned',
  '1.17',
  '分配的不是全部对象和全部无须回避的专家',
  'not every entry is assigned to every expert who is not recused',
  (event, past) => {
    const all = experts(event, past)
      .map(({ accountId }) => accountId)
      .sort();
    const wanted = competing(event, past).map(
      (branchId) =>
        `${branchId} ${all.filter((expertId) => !isRecused(event, past, branchId, expertId)).join()}`,
    );
    const said: { branchId: string; experts: string[] }[] = event.data.assignments;
    return (
      said
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
    const { campaignId, branchId } = event.data;
    const key = `panel-${campaignId}`;
    const ended = past.before(event, 'PresentationEnded', key).map(({ data }) => data.branchId as string);
    if (ended.length !== past.before(event, 'PresentationStarted', key).length) return false;
    const reopened = past.last(event, ['ScoringReopened'], key);
    if (reopened?.data.stage === 'presentation' && reopened.data.branchIds.includes(branchId)) return true;
    const order: string[] = past.last(event, ['PresentationOrderDrawn'], key)?.data.order ?? [];
    return order.find((next) => competes(event, past, next) && !ended.includes(next)) === branchId;
  },
);

export const endsWhatBegan = rule(
  'endsWhatBegan',
  '4-panel',
  '结束的不是正在展示的对象',
  'what ended is not what was being presented',
  (event, past) =>
    past.last(event, ['PresentationStarted', 'PresentationEnded'], `panel-${event.data.campaignId}`)?.data
      .branchId === event.data.branchId,
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
    return isOpen && competes(event, past, branchId) && (stage !== 'presentation' || hasPresented);
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
