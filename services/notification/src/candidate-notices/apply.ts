import { audiences } from '@laurel/contracts';
import { formKey } from '../copies/awaited.view.ts';
import { byDay, type Notices, tell, tellOf } from '../notices/notice.ts';

const { everyone, officersOf, operatorsFor, secretary } = audiences;

/** The notices of preparing and applying (docs/handbook/process.md#5). */

const phases: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  mobilisation: ['动员部署', 'mobilisation'],
  implementation: ['组织实施', 'implementation'],
  commendation: ['评比表彰', 'commendation'],
};

const lapses = {
  notSubmitted: ['截止前未提交申报表', 'no form was submitted before the deadline'],
  notNominated: ['不在定稿的推荐名单中', 'it is not on the final list'],
  returnExpired: ['补正期限已过', 'the returned form was not submitted again in time'],
} as const;

export const applyNotices: Notices = {
  CampaignOpened: {
    template: 'campaign-opened',
    zh: '“{nameZh}”已启动，申报截止 {deadline}（当日 24:00）。',
    en: '“{nameEn}” has opened. Applications close at the end of {deadline}.',
    tell: ({ rulePack: { campaignName, applicationDeadline } }) =>
      tell(everyone, { nameZh: campaignName.zh, nameEn: campaignName.en, deadline: applicationDeadline }),
  },
  PhaseStarted: {
    template: 'phase-started',
    zh: '活动进入“{phaseZh}”阶段。',
    en: 'The campaign has entered the phase “{phaseEn}”.',
    tell: ({ phaseId, phaseName }) => {
      const usual = phases[phaseId] ?? [phaseId, phaseId];
      const [phaseZh, phaseEn] = phaseName ? [phaseName.zh, phaseName.en] : usual;
      return tell(everyone, { phaseZh, phaseEn });
    },
  },

  ApplicationSubmitted: {
    template: 'application-submitted',
    zh: '{unit}已提交申报表，待审核。',
    en: '{unit} submitted its form; it waits to be examined.',
    line: { zh: '申报表 {count} 份待审核：{each}', en: '{count} forms wait to be examined: {each}' },
    tell: (data, event) => byDay(tellOf(data.branchId, [operatorsFor(data.branchId)]), event, formKey(data)),
  },
  ApplicationLapsed: {
    template: 'application-lapsed',
    zh: '{unit}的申报已失效：{causeZh}。',
    en: 'The application of {unit} has lapsed: {causeEn}.',
    tell: ({ branchId, reason }) => {
      const [causeZh, causeEn] = lapses[reason];
      return tellOf(branchId, [secretary(branchId), officersOf(branchId)], { causeZh, causeEn });
    },
  },
};
