import { audiences } from '@laurel/contracts';
import { type FurtherNotices, type Notices, tell, tellOf } from '../notices/notice.ts';

const { every, officersOf, operatorsFor, panelOf, secretary } = audiences;

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
};
