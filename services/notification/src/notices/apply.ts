import { every, everyone, officersOf, operatorsFor, secretaries, secretary } from './audiences.ts';
import { type Notices, telling, type Texts } from './notices.ts';

/** Who is told what of preparing and applying (PROCESS.md §5). */

export const applyTexts = {
  'campaign-opened': [
    '“{nameZh}”已启动，申报截止 {deadline}（当日 24:00）。',
    '“{nameEn}” has opened. Applications close at the end of {deadline}.',
  ],
  'rules-amended': [
    '规则包已变更为第 {version} 版，请查看变更内容与理由。',
    'The rules were amended to version {version}. See what changed and why.',
  ],
  'deadline-extended': ['{unit}的申报期限经批准延至 {until}。', 'The deadline of {unit} was extended to {until}.'],
  'phase-started': ['活动进入“{phaseZh}”阶段。', 'The campaign has entered the phase “{phaseEn}”.'],
  'campaign-closed': ['活动已结束。', 'The campaign is closed.'],
  'campaign-cancelled': ['活动已取消，理由见活动页面。', 'The campaign was cancelled; its page says why.'],
  'bureau-plan-published': [
    '{unit}已发布创建方案（{documentNumber}），请据此制定支部计划。',
    '{unit} published its plan ({documentNumber}). Base your branch’s plan on it.',
  ],
  'list-sealed': ['{unit}的推荐名单已封存。', 'The list of {unit} was sealed.'],
  'list-none': ['{unit}申报无推荐对象。', '{unit} declared that it recommends none.'],
  'list-recalled': [
    '{unit}的推荐名单已撤回，重新封存前不作数。',
    'The list of {unit} was recalled; it counts again once it is sealed anew.',
  ],
  'list-lapsed': ['{unit}截止前未报送推荐名单，视为放弃。', '{unit} sent no list before the deadline; it has lapsed.'],
  'list-final': ['{unit}的推荐名单已定稿。', 'The list of {unit} is final.'],
  'list-reopened': ['{unit}的推荐名单重新开放至 {until}。', 'The list of {unit} is open again until {until}.'],
  recommended: ['{unit}已被推荐，请在截止前提交申报表。', '{unit} was recommended. Submit the application form before the deadline.'],
  'self-nominated': ['{unit}已自荐。', '{unit} nominated itself.'],
  'application-submitted': ['{unit}已提交申报表，待审核。', '{unit} submitted its form; it waits to be examined.'],
  'application-returned': [
    '{unit}的申报表退回补正一次，请于 {until} 前重新提交。',
    'The form of {unit} was returned. Mend it and submit it again by {until}.',
  ],
  'application-accepted': ['{unit}的申报表已受理。', 'The form of {unit} was accepted.'],
  'application-ineligible': [
    '{unit}不符合参评条件，决定见申报页面。',
    '{unit} was declared ineligible; the application’s page has the decision.',
  ],
  'application-lapsed': ['{unit}的申报已失效：{causeZh}。', 'The application of {unit} has lapsed: {causeEn}.'],
  'application-withdrawn': ['{unit}已退出参评。', '{unit} has withdrawn.'],
} as const satisfies Texts;
const { tell, tellOf } = telling(applyTexts);

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
