import type { RulePack } from '@laurel/contracts';
import { compare, parseFraction, relation, scoreFault } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { hasAccountIn } from '../law-of-access/persons.ts';
import { rule } from '../law/rule.ts';
import { isCompeting, isRecused, panelOf, said, seatsAt } from './seats.ts';

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
      return (
        expert?.unitId !== undefined &&
        told !== 'none' &&
        relation(past.tree(event), expert.unitId, branchId) === told
      );
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
  readonly stage: 'onSite' | 'presentation';
  readonly scores: readonly { readonly criterionId: string; readonly score: string }[];
  readonly reason?: string;
}

function isSound(pack: RulePack, { stage, scores, reason }: Ballot): boolean {
  const criteria = pack.stageCriteria?.[stage] ?? pack.criteria;
  const { reasonBelow, reasonAbove } = pack.scoring;
  const isExtreme = (score: string) =>
    compare(parseFraction(score), parseFraction(reasonBelow)) < 0 ||
    compare(parseFraction(score), parseFraction(reasonAbove)) > 0;
  return (
    scores.map(({ criterionId }) => criterionId).join() === criteria.map(({ id }) => id).join() &&
    scores.every(({ score }) => scoreFault(pack, score) === undefined) &&
    (reason !== undefined || !scores.some(({ score }) => isExtreme(score)))
  );
}

export const enoughExperts = rule(
  'enoughExperts',
  '1.16',
  '定稿时可评分专家不足',
  'the panel was frozen with an entry that too few experts may score',
  (event, past) => {
    const least = past.pack(event)?.scoring.ballotsMinimum ?? 0;
    return event.data.assignments.every(({ experts }: { experts: string[] }) => experts.length >= least);
  },
);

export const readyToScore = rule(
  'readyToScore',
  '4-panel',
  '评分开始时考核未结束、对象未分配专家或未抽签',
  'scoring began over an open assessment, an entry without experts, or before the draw',
  (event, past) => {
    const { campaignId, stage } = event.data;
    const entries = competing(event, past);
    const seats = seatsAt(event, past, stage).map(({ branchId }) => branchId);
    const isDrawn = past.before(event, 'PresentationOrderDrawn', campaignId).length > 0;
    return (
      entries.every((branchId) => seats.includes(branchId)) &&
      everyAssessed(event, past) &&
      (stage !== 'presentation' || isDrawn)
    );
  },
);

/** True if every entry in the contest has its dynamic score. */
const everyAssessed = (event: Envelope, past: Past): boolean =>
  competing(event, past).every(
    (branchId) =>
      past.before(event, 'DynamicScoreReceived', `${event.data.campaignId}.${branchId}`).length > 0,
  );

export const everybodyAssessed = rule(
  'everybodyAssessed',
  '3.6',
  '考核未全部结束即计算排名',
  'a ranking was computed over an open assessment',
  everyAssessed,
);

export const setAsideOnCause = rule(
  'setAsideOnCause',
  '1.18',
  '所引异议未成立，或排名确认后无据作废评分表',
  'the objection cited was not upheld, or a ballot was set aside after the confirmation without one',
  (event, past) => {
    const { objectionId, campaignId } = event.data;
    if (objectionId === undefined) return past.before(event, 'RankingConfirmed', campaignId).length === 0;
    return past
      .before(event, 'ObjectionUpheld', campaignId)
      .some(({ data }) => data.objectionId === objectionId && data.kind === 'scoringError');
  },
);
