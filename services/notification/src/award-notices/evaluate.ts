import {
  account,
  deciders,
  every,
  officersOf,
  operatorsFor,
  panelOf,
  secretaries,
  secretary,
} from '../notices/audiences.ts';
import { type FurtherNotices, type Notices, tell, tellOf } from '../notices/notice.ts';

/**
 * The notices of evaluating. Nothing that depends on a sealed ballot is told before the opening
 * (docs/handbook/process.md#1.3).
 */

const stages = { onSite: ['实地考评', 'on-site visit'], presentation: ['现场展示', 'presentation'] } as const;
export const stageNames = (stage: keyof typeof stages) => ({
  stageZh: stages[stage][0],
  stageEn: stages[stage][1],
});

/**
 * A recusal concerns those who see to it that enough may score (docs/handbook/process.md#1.16).
 */
export const evaluateFurther: FurtherNotices = {
  ExpertRecused: [
    {
      template: 'panel-recusal',
      zh: '有专家回避 {unit}，请核对评审力量。',
      en: 'An expert is recused from {unit}. Check that enough are left.',
      tell: ({ branchId }) =>
        tellOf(branchId, [operatorsFor(branchId), { role: 'discipline', foreignTo: branchId }]),
    },
  ],
};

export const evaluateNotices: Notices = {
  PanelConvened: {
    template: 'panel-convened',
    zh: '您已受聘为评选专家，请逐一核对参评对象并完成回避声明。',
    en: 'You are on the expert panel. Go through the entries and complete your declaration of conflicts.',
    tell: ({ experts }) => tell(experts.map(({ accountId }) => account(accountId))),
  },
  PanelFrozen: {
    template: 'panel-frozen',
    zh: '专家组已确定，请查看您的评审对象。',
    en: 'The panel is final. See which entries are yours.',
    tell: ({ assignments }) => {
      const experts = [...new Set(assignments.flatMap((assigned) => assigned.experts))].sort();
      return tell(experts.map(account));
    },
  },
  ExpertRecused: {
    template: 'expert-recused',
    zh: '您须回避 {unit}。',
    en: 'You are recused from {unit}.',
    tell: ({ branchId, expertId }) => tellOf(branchId, [account(expertId)]),
  },
  RecusalWithdrawn: {
    template: 'recusal-withdrawn',
    zh: '您对 {unit} 的回避已撤回，请按日程评分。',
    en: 'Your recusal from {unit} was taken back. Score it as scheduled.',
    tell: ({ branchId, expertId }) => tellOf(branchId, [account(expertId)]),
  },
  ExpertSubstituted: {
    template: 'expert-substituted',
    zh: '评选专家有替换，请查看您的评审对象。',
    en: 'An expert was substituted. See which entries are yours.',
    tell: ({ expertId, substitute }) => tell([account(expertId), account(substitute.accountId)]),
  },
  ExpertsBelowMinimum: {
    template: 'experts-below-minimum',
    zh: '可为 {unit} 评分（{stageZh}）的专家只有 {possible} 名，少于 {minimum} 名；须替补专家，或由评选办与纪检共同决定缺票结束。',
    en: 'Only {possible} experts may score {unit} at the stage “{stageEn}”, fewer than {minimum}. Substitute an expert, or operator and discipline close the stage with the gap.',
    tell: ({ branchId, stage, possible, minimum }) =>
      tellOf(
        branchId,
        [operatorsFor(branchId), every('discipline'), officersOf(branchId), secretary(branchId)],
        { ...stageNames(stage), possible: String(possible), minimum: String(minimum) },
      ),
  },
  PresentationOrderDrawn: {
    template: 'order-drawn',
    zh: '现场展示顺序已抽定，请查看日程。',
    en: 'The order of presentations was drawn. See the schedule.',
    tell: ({ campaignId, order }) => tell([...secretaries(order), panelOf(campaignId)]),
  },
  PresentationDeferred: {
    template: 'presentation-deferred',
    zh: '{unit} 改为最后展示，其余顺序前移。',
    en: '{unit} presents last; the others move up.',
    tell: ({ branchId, order }) => tellOf(branchId, [...secretaries(order), every('expert')]),
  },
  PresentationAbandoned: {
    template: 'presentation-abandoned',
    zh: '{unit} 的展示已中止，不计为已展示，仍须展示。',
    en: 'The presentation of {unit} was broken off. It does not count, and the team still presents.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId)]),
  },
  ScoringStarted: {
    template: 'scoring-started',
    zh: '“{stageZh}”评分已开始。',
    en: 'Scoring of the stage “{stageEn}” has begun.',
    tell: ({ campaignId, stage }) => tell([panelOf(campaignId)], stageNames(stage)),
  },
  ScoringReopened: {
    template: 'scoring-reopened',
    zh: '“{stageZh}”评分对部分对象重新开放。',
    en: 'Scoring of the stage “{stageEn}” is open again for some entries.',
    tell: ({ campaignId, stage }) => tell([panelOf(campaignId)], stageNames(stage)),
  },
  BallotsOpened: {
    template: 'ballots-opened',
    zh: '评分表已开封。',
    en: 'The ballots have been opened.',
    tell: () => tell([...deciders, every('auditor')]),
  },
  BallotSetAside: {
    template: 'ballot-set-aside',
    zh: '您对 {unit} 的一张评分表已作废。',
    en: 'One of your ballots, on {unit}, was set aside.',
    tell: ({ branchId, expertId }) => tellOf(branchId, [account(expertId)]),
  },
  RankingComputed: {
    template: 'run-off-needed',
    zh: '排名中有并列，须加赛投票或抽签。',
    en: 'The ranking has a tie to be resolved by run-off or draw.',
    tell: ({ campaignId, open }) =>
      open.length > 0 ? tell([every('operator'), every('discipline'), panelOf(campaignId)]) : undefined,
  },
  RankingConfirmed: {
    template: 'ranking-confirmed',
    zh: '排名第 {version} 版已确认。',
    en: 'Version {version} of the ranking is confirmed.',
    tell: ({ version }) => tell([...deciders, every('auditor')], { version: String(version) }),
  },
};
