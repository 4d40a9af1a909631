import { every, everyone, officersOf, operatorsFor, secretaries, secretary } from './audiences.ts';
import { type Notices, tell, tellOf } from './notices.ts';

/** Who is told what of preparing and applying (PROCESS.md §5). */

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
  CampaignOpened: ({ rulePack: { campaignName, applicationDeadline } }) =>
    tell('campaign-opened', everyone, { nameZh: campaignName.zh, nameEn: campaignName.en, deadline: applicationDeadline }),
  RulePackAmended: ({ version }) => tell('rules-amended', everyone, { version: String(version) }),
  // Visible to all bureaus, so that nobody is favoured in silence (PROCESS.md 1.6).
  DeadlineExtended: ({ bureauId, until }) =>
    tellOf(bureauId, 'deadline-extended', [every('bureauOfficer'), { role: 'branchSecretary', under: bureauId }, every('operator')], {
      until,
    }),
  PhaseStarted: ({ phaseId }) => {
    const [phaseZh, phaseEn] = phases[phaseId] ?? [phaseId, phaseId];
    return tell('phase-started', everyone, { phaseZh, phaseEn });
  },
  CampaignClosed: () => tell('campaign-closed', everyone),
  CampaignCancelled: () => tell('campaign-cancelled', everyone),
  BureauPlanPublished: ({ bureauId, documentNumber }) =>
    tellOf(bureauId, 'bureau-plan-published', [{ role: 'branchSecretary', under: bureauId }], { documentNumber }),

  CandidateRecommended: ({ branchId }) => tellOf(branchId, 'recommended', [secretary(branchId)]),
  RecommendationSealed: ({ bureauId }) => tellOf(bureauId, 'list-sealed', [every('operator'), officersOf(bureauId)]),
  NoCandidateRecommended: ({ bureauId }) => tellOf(bureauId, 'list-none', [every('operator'), officersOf(bureauId)]),
  RecommendationRecalled: ({ bureauId, branchIds }) =>
    tellOf(bureauId, 'list-recalled', [...secretaries(branchIds), officersOf(bureauId), every('operator')]),
  RecommendationLapsed: ({ bureauId }) => tellOf(bureauId, 'list-lapsed', [officersOf(bureauId), every('operator')]),
  RecommendationFinalised: ({ bureauId, branchIds }) => tellOf(bureauId, 'list-final', [officersOf(bureauId), ...secretaries(branchIds)]),
  RecommendationReopened: ({ bureauId, until }) => tellOf(bureauId, 'list-reopened', [officersOf(bureauId)], { until }),
  CandidateSelfNominated: ({ branchId }) => tellOf(branchId, 'self-nominated', [operatorsFor(branchId)]),

  ApplicationSubmitted: ({ branchId }) => tellOf(branchId, 'application-submitted', [operatorsFor(branchId)]),
  ApplicationReturned: ({ branchId, until }) =>
    tellOf(branchId, 'application-returned', [secretary(branchId), officersOf(branchId)], { until }),
  ApplicationAccepted: ({ branchId }) => tellOf(branchId, 'application-accepted', [secretary(branchId), officersOf(branchId)]),
  ApplicationDeclaredIneligible: ({ branchId }) => tellOf(branchId, 'application-ineligible', [secretary(branchId), officersOf(branchId)]),
  ApplicationLapsed: ({ branchId, reason }) => {
    const [causeZh, causeEn] = lapses[reason];
    return tellOf(branchId, 'application-lapsed', [secretary(branchId), officersOf(branchId)], { causeZh, causeEn });
  },
  ApplicationWithdrawn: ({ branchId }) =>
    tellOf(branchId, 'application-withdrawn', [secretary(branchId), officersOf(branchId), operatorsFor(branchId)]),
};
