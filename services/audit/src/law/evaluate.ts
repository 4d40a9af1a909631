import { conflicts, drawOrder } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { competing, experts, isRecused } from './panel.ts';
import { entryOf, type Past } from './past.ts';
import { rule } from './rule.ts';

/** The rules of the panel, its stages, ballots and draws. */

const stages = ['onSite', 'presentation'];
const panelOf = ({ data }: Envelope): string => `panel-${data.campaignId}`;

interface Assigned {
  readonly branchId: string;
  readonly experts: readonly string[];
}

const assignedTo = (event: Envelope, past: Past): readonly Assigned[] =>
  past.last(event, ['PanelFrozen'], panelOf(event))?.data.assignments ?? [];

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
    const { branchId, expertId } = event.data;
    const assigned = assignedTo(event, past).find((entry) => entry.branchId === branchId)?.experts ?? [];
    return assigned.includes(expertId) && !isRecused(event, past, branchId, expertId);
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
    const minimum = past.pack(event)?.scoring.ballotsMinimum ?? 0;
    const isThin = competing(event, past).some(
      (branchId) => scorersOf(event, past, branchId).length < minimum,
    );
    return event.confirms !== undefined || (event.data.gaps.length === 0 && !isThin);
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
      scorersOf(event, past, branchId).map((expertId) => seatOf({ branchId, expertId })),
    );
    return (
      owed.every((seat) => sealed.includes(seat) !== gaps.includes(seat)) &&
      [...gaps].every((seat) => owed.includes(seat)) &&
      new Set(sealed).size === sealed.length &&
      new Set(gaps).size === gaps.length
    );
  },
);

/** The experts who may still score an entry. */
const scorersOf = (event: Envelope, past: Past, branchId: string): string[] =>
  (assignedTo(event, past).find((entry) => entry.branchId === branchId)?.experts ?? []).filter(
    (expertId) => !isRecused(event, past, branchId, expertId),
  );

const seatOf = ({ branchId, expertId }: { branchId: string; expertId: string }) => `${branchId} ${expertId}`;

export const allDeclared = rule(
  'allDeclared',
  '1.17',
  '专家未完成回避申报即定稿',
  'the panel was frozen before every expert declared',
  (event, past) => {
    const convened = past.last(event, ['PanelConvened'], event.stream);
    const declared = past
      .before(event, 'ConflictsDeclaredComplete', event.stream)
      .map(({ data }) => data.expertId);
    return (
      !!convened &&
      convened.data.experts.every(({ accountId }: { accountId: string }) => declared.includes(accountId))
    );
  },
);

export const noOwnExperts = rule(
  'noOwnExperts',
  '1.17',
  '分配了应当回避的专家',
  'an expert is assigned who must keep away',
  (event, past) => {
    const experts: { accountId: string; unitId?: string }[] =
      past.last(event, ['PanelConvened'], event.stream)?.data.experts ?? [];
    return event.data.assignments.every((entry: Assigned) =>
      entry.experts.every((expertId) => {
        const unit = experts.find(({ accountId }) => accountId === expertId)?.unitId;
        return (
          !isRecused(event, past, entry.branchId, expertId) &&
          (unit === undefined || !conflicts(unit, entry.branchId))
        );
      }),
    );
  },
);

export const drawnBySeed = rule(
  'drawnBySeed',
  '2.3',
  '展示顺序不是由种子抽出的',
  'the order of presentation does not follow from its seed',
  ({ data }, { tools }) => drawOrder(data.seed, data.order, tools.sha256).join() === data.order.join(),
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

export const noAssessor = rule(
  'noAssessor',
  '1.17',
  '考核过该对象的人任其专家',
  'who assessed the entry is its expert',
  (event, past) =>
    !past
      .before(event, 'CandidateAssigned', entryOf(event))
      .some(({ data }) => data.members.includes(event.data.expertId)),
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

interface Tie {
  readonly branchIds: readonly string[];
  readonly tieBreak?: string;
}

/** The ties that the newest ranking leaves open. */
const openTies = (event: Envelope, past: Past): readonly Tie[] =>
  past.last(event, ['RankingComputed'], `ranking-${event.data.campaignId}`)?.data.open ?? [];

const within = (some: readonly string[], all: readonly string[]) => some.every((id) => all.includes(id));

/** A run-off that was undecided between two is held between these once more. */
export const mayVote = rule(
  'mayVote',
  '3.6',
  '没有待决的并列，或专家无权投票、重复投票',
  'there is no such tie, or the expert may not vote on it, or voted before',
  (event, past) => {
    const { branchIds, expertId, round } = event.data;
    const tie = openTies(event, past).find((open) => within(branchIds, open.branchIds));
    const earlier = past
      .before(event, 'RunOffVoteSealed', event.stream)
      .some(
        ({ data }) => data.expertId === expertId && data.round === round && within(branchIds, data.branchIds),
      );
    return (
      tie?.tieBreak === 'runOff' &&
      !earlier &&
      experts(event, past).some(({ accountId }) => accountId === expertId) &&
      tie.branchIds.every((branchId) => !isRecused(event, past, branchId, expertId)) &&
      round === roundOf(event, past)
    );
  },
);

const roundOf = (event: Envelope, past: Past): number =>
  past
    .before(event, 'RunOffHeld', event.stream)
    .some(({ data }) => !data.decided && within(event.data.branchIds, data.branchIds))
    ? 2
    : 1;

export const enoughVotes = rule(
  'enoughVotes',
  '3.6',
  '票数不足，或轮次、次序不对',
  'too few votes were counted, or of another round, or out of order',
  (event, past) => {
    const votes: { expertId: string }[] = event.data.votes;
    const voters = votes.map(({ expertId }) => expertId);
    const tie = openTies(event, past).find((open) => within(event.data.branchIds, open.branchIds));
    const entitled = experts(event, past).filter(({ accountId }) =>
      tie?.branchIds.every((branchId) => !isRecused(event, past, branchId, accountId)),
    );
    const minimum = past.pack(event)?.scoring.ballotsMinimum ?? 0;
    return (
      tie !== undefined &&
      voters.length >= Math.min(minimum, entitled.length) &&
      voters.join() === [...new Set(voters)].sort().join() &&
      event.data.round === roundOf(event, past)
    );
  },
);

export const witnessed = rule(
  'witnessed',
  '3.6',
  '没有应抽签的并列，或见证人不足、就是抽签人',
  'no tie was to be drawn, or it was not witnessed by two others',
  (event, past) => {
    const { branchIds, witnesses } = event.data;
    const holders = [event.actor, event.proposer].flatMap((holder) =>
      holder ? [holder.account, holder.person] : [],
    );
    return (
      openTies(event, past).some(
        (open) => open.tieBreak === 'draw' && open.branchIds.toSorted().join() === branchIds.join(),
      ) &&
      new Set(witnesses).size >= 2 &&
      !witnesses.some((witness: string) => holders.includes(witness))
    );
  },
);
