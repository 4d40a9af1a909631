import type { RulePack } from '../rule-pack.ts';
import { calendar2023, calendar2024 } from './calendars.ts';
import { planCriteria2023 } from './plan-2023-criteria.ts';

/**
 * The 2023 plan as a rule pack: what the plan says, and our defaults where it is silent
 * (docs/handbook/domain.md#3). The city is invented.
 */
export const planPack2023: RulePack = {
  campaignName: { zh: '最强支部·最美所队', en: 'Strongest Branch, Finest Station and Team' },
  honourName: { zh: '最强支部·最美警队', en: 'Strongest Branch, Finest Police Team' },
  city: { zh: '澜川市', en: 'Lanchuan' },
  round: 2,
  basis: [
    '《中国共产党党和国家机关基层组织工作条例》',
    '《中国共产党支部工作条例（试行）》',
    '澜公党〔2023〕6号：市局党委关于开展第二轮创建活动的批复',
  ],
  phases: [
    {
      id: 'mobilisation',
      name: { zh: '动员部署', en: 'Mobilisation' },
      from: '2023-03-01',
      to: '2023-03-31',
    },
    {
      id: 'implementation',
      name: { zh: '组织实施', en: 'Implementation' },
      from: '2023-04-01',
      to: '2023-10-31',
    },
    {
      id: 'commendation',
      name: { zh: '评比表彰', en: 'Commendation' },
      from: '2023-11-01',
      to: '2023-12-31',
    },
  ],
  applicationDeadline: '2023-04-30',
  assessmentFrom: '2023-04-01',
  assessmentTo: '2023-10-31',
  routes: {
    recommending: ['countyBureau', 'trafficDetachment'],
    selfNominating: ['detachment', 'organ'],
    listMinimum: 1,
    listMaximum: 5,
  },
  eligibility: { fullMembersMinimum: 3, clearanceValidDays: 30, planRequired: true },
  declarations: [
    {
      id: 'noViolation',
      text: {
        zh: '创建期间本单位民警、辅警无违纪违法。',
        en: 'Nobody of the unit, auxiliaries included, has violated law or discipline since the campaign began.',
      },
    },
    {
      id: 'noInvestigation',
      text: { zh: '本单位目前没有人正接受组织调查。', en: 'Nobody of the unit is under investigation.' },
    },
    {
      id: 'truthful',
      text: { zh: '申报内容和佐证材料真实。', en: 'What we state and the evidence we add are true.' },
    },
    {
      id: 'notRewardedBefore',
      text: {
        zh: '申报的事迹没有获得过同类奖励。',
        en: 'The deeds stated here have not been rewarded before.',
      },
    },
    {
      id: 'publicity',
      text: {
        zh: '同意公示单位名称和主要事迹。',
        en: 'We agree that the unit’s name and deeds are put on public notice.',
      },
    },
  ],
  criteria: planCriteria2023,
  indicators: [
    {
      id: 'provincialLine',
      name: { zh: '省厅业务条线考评', en: 'Appraisal by the provincial department, by line of work' },
      measure: '年度考评得分或名次 / yearly score or place',
      routes: ['recommended', 'self'],
    },
    {
      id: 'municipalStaff',
      name: { zh: '市局全员考评', en: 'Appraisal of all staff by the city bureau' },
      measure: '年度考评得分率 / yearly score in per cent',
      routes: ['recommended', 'self'],
    },
    {
      id: 'countyPerformance',
      name: { zh: '县分局绩效考评', en: 'Performance appraisal by the county bureau' },
      measure: '年度绩效得分率 / yearly score in per cent',
      routes: ['recommended'],
    },
  ],
  indicatorCriterion: 'contribution',
  indicatorShare: 40,
  scoring: {
    ballotMaximum: 100,
    ballotStep: '0.5',
    weightDynamic: 30,
    weightOnSite: 40,
    weightPresentation: 30,
    trimming: 'perCriterion',
    trimFromBallots: 5,
    ballotsMinimum: 3,
    bonusCap: '5',
    visitsMinimum: 2,
    reasonBelow: '60',
    reasonAbove: '95',
    floor: '60',
  },
  ties: ['onSite', 'firstCriterion', 'rank', 'runOff', 'draw'],
  places: 20,
  reserves: 5,
  titles: [
    {
      id: 'secretaryStudio',
      name: { zh: '党支部书记工作室', en: 'Branch secretary’s studio' },
      places: 3,
      floor: '80',
      bound: 'secretary',
    },
    {
      id: 'oneBranchOneBrand',
      name: { zh: '一支部一品牌', en: 'One branch, one brand' },
      places: 3,
      floor: '80',
      bound: 'branch',
    },
    {
      id: 'secretaryProject',
      name: { zh: '书记项目', en: 'Secretary’s project' },
      places: 3,
      floor: '80',
      bound: 'branch',
    },
  ],
  notice: { workingDays: 5 },
  answers: { deductionWorkingDays: 5, returnWorkingDays: 5, extensionWorkingDaysMaximum: 5 },
  visitRecordedWithinDays: 7,
  heldUntilWorkingDaysBeforeEnd: 10,
  presentationMinutes: 10,
  calendar: [calendar2023, calendar2024],
  certificatePrefix: 'LC-2023-ZS-',
  plaquePrefix: 'LC-2023-PB-',
};
