import { canonicalJson } from '@laurel/core';
import { conflicts, drawOrder } from '@laurel/rules';
import { competing, members } from './panel.ts';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { hasAccountIn } from '../law-of-access/persons.ts';
import { rule } from '../law/rule.ts';
import {
  type Assigned,
  isRecused,
  orderBefore,
  panelOf,
  said,
  scorersAt,
  type Seat,
  seatsAt,
  stages,
} from './seats.ts';

/** The rules of the panel, its stages, ballots and draws. */

interface OpenedSecret {
  readonly secret: string;
  readonly salt: string;
  readonly commitment: string;
}

export const ownBallot = rule(
  'ownBallot',
  '1.17',
  '评分表不是专家本人封存',
  'a ballot was sealed by another than its expert',
  ({ data, actor }) => data.expertId === actor.account,
);

export const assignedBallot = rule(
  'assignedBallot',
  '1.17',
  '专家未分配到该对象或已回避',
  'the expert is not assigned to the entry, or is recused',
  (event, past) => {
    const { stage, branchId, expertId } = event.data;
    return scorersAt(event, past, stage, branchId).includes(expertId);
  },
);

/** The stage's own service numbers both events, so that their order is exact. */
export const stageOpen = rule(
  'stageOpen',
  '4-panel',
  '该阶段未在评分中',
  'the stage was not being scored',
  (event, past) => {
    const types = ['ScoringStarted', 'ScoringReopened', 'ScoringClosed'];
    const last = types
      .flatMap((type) => past.before(event, type, panelOf(event)))
      .filter(({ data }) => data.stage === event.data.stage)
      .toSorted((one, other) => one.sequence - other.sequence)
      .at(-1);
    return last !== undefined && last.type !== 'ScoringClosed';
  },
);

export const reopenedOfPanel = rule(
  'reopenedOfPanel',
  '1.16',
  '重新开放的对象不在评选中、未分配专家，或未按次序',
  'an entry reopened is not in the contest, has no experts, or stands out of order',
  (event, past) => {
    const { stage, branchIds } = event.data;
    const able = competing(event, past);
    const assigned = seatsAt(event, past, stage).map(({ branchId }) => branchId);
    return (
      branchIds.every((branchId: string) => able.includes(branchId) && assigned.includes(branchId)) &&
      branchIds.join() === [...new Set<string>(branchIds)].sort().join()
    );
  },
);

export const bothShut = rule(
  'bothShut',
  '4-panel',
  '两个阶段未全部结束即启封',
  'the ballots were opened before both stages were shut',
  (event, past) =>
    stages.every((stage) => {
      const types = ['ScoringStarted', 'ScoringReopened', 'ScoringClosed'];
      const said = types.flatMap((type) => past.before(event, type, panelOf(event)));
      const last = said
        .filter(({ data }) => data.stage === stage)
        .toSorted((one, other) => one.sequence - other.sequence)
        .at(-1);
      return last?.type === 'ScoringClosed';
    }),
);

export const gapsByTwo = rule(
  'gapsByTwo',
  '1.16',
  '缺少评分表而由一人结束阶段',
  'one person alone closed a stage with ballots missing',
  (event, past) => {
    const { gaps, stage } = event.data;
    const minimum = past.pack(event)?.scoring.ballotsMinimum ?? 0;
    const isThin = competing(event, past).some(
      (branchId) => scorersAt(event, past, stage, branchId).length < minimum,
    );
    return event.confirms !== undefined || (gaps.length === 0 && !isThin);
  },
);

export const gapsTold = rule(
  'gapsTold',
  '1.16',
  '缺少的评分表未如实列出',
  'it does not list truly which ballots are missing',
  (event, past) => {
    const sealed = event.data.commitments.map(seatOf);
    const gaps = event.data.gaps.map(seatOf);
    const owed = competing(event, past).flatMap((branchId) =>
      scorersAt(event, past, event.data.stage, branchId).map((expertId) => seatOf({ branchId, expertId })),
    );
    return (
      owed.every((seat) => sealed.includes(seat) !== gaps.includes(seat)) &&
      [...gaps].every((seat) => owed.includes(seat)) &&
      new Set(sealed).size === sealed.length &&
      new Set(gaps).size === gaps.length
    );
  },
);

const seatOf = ({ branchId, expertId }: { branchId: string; expertId: string }) => `${branchId} ${expertId}`;

export const allDeclared = rule(
  'allDeclared',
  '1.17',
  '专家未完成回避申报即定稿',
  'the panel was frozen before every expert declared',
  (event, past) => {
    // A declaration holds for the entries that were admitted before it.
    const admitted = competing(event, past).map(
      (branchId) => past.last(event, ['EntryAdmitted'], `${event.data.campaignId}.${branchId}`)?.time ?? '',
    );
    const latest = admitted.sort().at(-1) ?? '';
    const declared = past
      .before(event, 'ConflictsDeclaredComplete', event.stream)
      .filter(({ time }) => time >= latest)
      .map(({ data }) => data.expertId);
    const all = members(event, past);
    return all.length > 0 && all.every(({ accountId }) => declared.includes(accountId));
  },
);

export const noOwnExperts = rule(
  'noOwnExperts',
  '1.17',
  '分配了应当回避的专家',
  'an expert is assigned who must keep away',
  (event, past) => {
    const experts = members(event, past);
    return event.data.assignments.every((entry: Assigned) =>
      entry.experts.every((expertId) => {
        const unit = experts.find(({ accountId }) => accountId === expertId)?.unitId;
        return (
          !isRecused(event, past, { branchId: entry.branchId, expertId }) &&
          (unit === undefined || !conflicts(past.tree(event), unit, entry.branchId)) &&
          !hasAssessed(event, past, { branchId: entry.branchId, expertId })
        );
      }),
    );
  },
);

export const drawnBySeed = rule(
  'drawnBySeed',
  '2.3',
  '展示顺序不是由封存的密数抽出的',
  'the order of presentation does not follow from the secrets that were sealed',
  (event, past) => {
    const { campaignId, order, seed, secrets } = event.data;
    const halves = Object.entries((secrets ?? {}) as Readonly<Record<string, OpenedSecret>>);
    const isSealed = ([half, { commitment, ...sealed }]: (typeof halves)[number]) =>
      past.tools.sha256(canonicalJson({ campaignId, half, ...sealed })) === commitment &&
      said(event, past, ['DrawSecretSealed'], event.stream).findLast(({ data }) => data.half === half)?.data
        .commitment === commitment;
    const drawnFrom = secrets ? `${secrets.operator.secret}${secrets.discipline.secret}` : seed;
    return halves.every(isSealed) && drawOrder(drawnFrom, order, past.tools.sha256).join() === order.join();
  },
);

export const filesFiled = rule(
  'filesFiled',
  '2.3',
  '未交展示材料即抽签',
  'the order was drawn before the presentation files were filed',
  (event, past) =>
    event.data.order.every(
      (branchId: string) =>
        past.before(event, 'PresentationFiled', `${event.data.campaignId}.${branchId}`).length > 0,
    ),
);

export const lateIsLast = rule(
  'lateIsLast',
  '1.17',
  '改为最后展示之外还动了顺序',
  'more than the late team was moved in the order',
  (event, past) => {
    const { branchId, order } = event.data;
    const before = orderBefore(event, past);
    const others = before.filter((other) => other !== branchId);
    return before.at(-1) !== branchId && order.join() === [...others, branchId].join();
  },
);

/** True if an account of the expert's person was of a group of the entry, or recorded a visit to it. */
function hasAssessed(event: Envelope, past: Past, { branchId, expertId }: Seat): boolean {
  const key = `${event.data.campaignId}.${branchId}`;
  const accounts: string[] = [
    ...past.before(event, 'CandidateAssigned', key).flatMap(({ data }) => data.members),
    ...past.before(event, 'AssessmentRecorded', key).flatMap(({ data }) => data.recordedBy),
  ];
  return hasAccountIn(event, past, expertId, accounts);
}

export const noAssessor = rule(
  'noAssessor',
  '1.17',
  '考核过该对象的人任其专家',
  'who assessed the entry is its expert',
  (event, past) => !hasAssessed(event, past, event.data as Seat),
);

export const ballotThere = rule(
  'ballotThere',
  '1.18',
  '没有该专家的评分表',
  'there is no such ballot to be set aside',
  (event, past) => {
    const { campaignId, branchId, expertId, stage } = event.data;
    const ballot = `ballot-${campaignId}.${stage}.${branchId}.${expertId}`;
    return past.before(event, 'BallotSealed', ballot).length > 0;
  },
);

export const byPackOfToday = rule(
  'byPackOfToday',
  '3.7',
  '排名所依据的不是当时有效的规则包',
  'it ranks by another rule pack than the one that held',
  (event, past) => event.rulePackHash === event.data.rulePackHash && past.pack(event) !== undefined,
);

export const recomputedOtherwise = rule(
  'recomputedOtherwise',
  '3.7',
  '输入未变而重新计算',
  'a ranking was computed again from the same inputs',
  (event, past) => {
    const before = past.last(event, ['RankingComputed'], event.stream);
    const isDecided = ['RunOffHeld', 'DrawHeld'].some((type) =>
      past.all(type, event.stream).some(({ commandId }) => commandId === event.commandId),
    );
    return isDecided || before?.data.inputsHash !== event.data.inputsHash;
  },
);
