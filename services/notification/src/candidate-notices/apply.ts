import { every, everyone, officersOf, operatorsFor, secretaries, secretary } from '../notices/audiences.ts';
import { formKey } from '../copies/awaited.view.ts';
import { byDay, type Notices, tell, tellOf } from '../notices/notice.ts';

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
  RulePackAmended: {
    template: 'rules-amended',
    zh: '规则包已变更为第 {version} 版，请查看变更内容与理由。',
    en: 'The rules were amended to version {version}. See what changed and why.',
    tell: ({ version }) => tell(everyone, { version: String(version) }),
  },
  // Visible to all bureaus, so that nobody is favoured in silence (docs/handbook/process.md#1.6).
  DeadlineExtended: {
    template: 'deadline-extended',
    zh: '{unit}的申报期限经批准延至 {until}。',
    en: 'The deadline of {unit} was extended to {until}.',
    tell: ({ bureauId, until }) =>
      tellOf(
        bureauId,
        [every('bureauOfficer'), { role: 'branchSecretary', under: bureauId }, every('operator')],
        {
          until,
        },
      ),
  },
  PhaseStarted: {
    template: 'phase-started',
    zh: '活动进入“{phaseZh}”阶段。',
    en: 'The campaign has entered the phase “{phaseEn}”.',
    tell: ({ phaseId }) => {
      const [phaseZh, phaseEn] = phases[phaseId] ?? [phaseId, phaseId];
      return tell(everyone, { phaseZh, phaseEn });
    },
  },
  CampaignClosed: {
    template: 'campaign-closed',
    zh: '活动已结束。',
    en: 'The campaign is closed.',
    tell: () => tell(everyone),
  },
  CampaignCancelled: {
    template: 'campaign-cancelled',
    zh: '活动已取消，理由见活动页面。',
    en: 'The campaign was cancelled; its page says why.',
    tell: () => tell(everyone),
  },
  BureauPlanPublished: {
    template: 'bureau-plan-published',
    zh: '{unit}已发布创建方案（{documentNumber}），请据此制定支部计划。',
    en: '{unit} published its plan ({documentNumber}). Base your branch’s plan on it.',
    tell: ({ bureauId, documentNumber }) =>
      tellOf(bureauId, [{ role: 'branchSecretary', under: bureauId }], { documentNumber }),
  },

  BranchMoved: {
    template: 'branch-moved',
    zh: '{unit}的隶属已由 {former} 调整至 {bureau}；已推荐或自荐的申报仍归原单位。',
    en: '{unit} was moved from {former} to {bureau}. Entries nominated before stay with the former bureau.',
    tell: ({ branchId, formerBureauId, bureauId }) =>
      tellOf(branchId, [secretary(branchId), officersOf(bureauId), officersOf(formerBureauId)], {
        former: formerBureauId,
        bureau: bureauId,
      }),
  },
  CandidateRecommended: {
    template: 'recommended',
    zh: '{unit}已被推荐，请在截止前提交申报表。',
    en: '{unit} was recommended. Submit the application form before the deadline.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId)]),
  },
  RecommendationSealed: {
    template: 'list-sealed',
    zh: '{unit}的推荐名单已封存。',
    en: 'The list of {unit} was sealed.',
    tell: ({ bureauId }) => tellOf(bureauId, [every('operator'), officersOf(bureauId)]),
  },
  NoCandidateRecommended: {
    template: 'list-none',
    zh: '{unit}申报无推荐对象。',
    en: '{unit} declared that it recommends none.',
    tell: ({ bureauId }) => tellOf(bureauId, [every('operator'), officersOf(bureauId)]),
  },
  RecommendationRecalled: {
    template: 'list-recalled',
    zh: '{unit}的推荐名单已撤回，重新封存前不作数。',
    en: 'The list of {unit} was recalled; it counts again once it is sealed anew.',
    tell: ({ bureauId, branchIds }) =>
      tellOf(bureauId, [...secretaries(branchIds), officersOf(bureauId), every('operator')]),
  },
  RecommendationLapsed: {
    template: 'list-lapsed',
    zh: '{unit}截止前未报送推荐名单，视为放弃。',
    en: '{unit} sent no list before the deadline; it has lapsed.',
    tell: ({ bureauId }) => tellOf(bureauId, [officersOf(bureauId), every('operator')]),
  },
  RecommendationFinalised: {
    template: 'list-final',
    zh: '{unit}的推荐名单已定稿。',
    en: 'The list of {unit} is final.',
    tell: ({ bureauId, branchIds }) => tellOf(bureauId, [officersOf(bureauId), ...secretaries(branchIds)]),
  },
  RecommendationReopened: {
    template: 'list-reopened',
    zh: '{unit}的推荐名单重新开放至 {until}。',
    en: 'The list of {unit} is open again until {until}.',
    tell: ({ bureauId, until }) => tellOf(bureauId, [officersOf(bureauId)], { until }),
  },
  CandidateSelfNominated: {
    template: 'self-nominated',
    zh: '{unit}已自荐。',
    en: '{unit} nominated itself.',
    line: { zh: '自荐 {count} 个：{each}', en: '{count} nominated themselves: {each}' },
    tell: ({ branchId }, event) => byDay(tellOf(branchId, [operatorsFor(branchId)]), event),
  },

  ApplicationSubmitted: {
    template: 'application-submitted',
    zh: '{unit}已提交申报表，待审核。',
    en: '{unit} submitted its form; it waits to be examined.',
    line: { zh: '申报表 {count} 份待审核：{each}', en: '{count} forms wait to be examined: {each}' },
    tell: (data, event) => byDay(tellOf(data.branchId, [operatorsFor(data.branchId)]), event, formKey(data)),
  },
  ApplicationReturned: {
    template: 'application-returned',
    zh: '{unit}的申报表退回补正一次，请于 {until} 前重新提交。',
    en: 'The form of {unit} was returned. Mend it and submit it again by {until}.',
    tell: ({ branchId, until }) => tellOf(branchId, [secretary(branchId), officersOf(branchId)], { until }),
  },
  ApplicationReturnExtended: {
    template: 'return-extended',
    zh: '因节假日安排调整，{unit}申报表的补正期限顺延至 {until}。',
    en: 'The calendar was arranged anew: the form of {unit} may be mended until {until}.',
    tell: ({ branchId, until }) => tellOf(branchId, [secretary(branchId), officersOf(branchId)], { until }),
  },
  ApplicationAccepted: {
    template: 'application-accepted',
    zh: '{unit}的申报表已受理。',
    en: 'The form of {unit} was accepted.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), officersOf(branchId)]),
  },
  ApplicationDeclaredIneligible: {
    template: 'application-ineligible',
    zh: '{unit}不符合参评条件，决定见申报页面。',
    en: '{unit} was declared ineligible; the application’s page has the decision.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), officersOf(branchId)]),
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
  ApplicationWithdrawn: {
    template: 'application-withdrawn',
    zh: '{unit}已退出参评。',
    en: '{unit} has withdrawn.',
    tell: ({ branchId }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId), operatorsFor(branchId)]),
  },
};
