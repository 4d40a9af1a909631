import { calendar2024, type RulePack } from '@laurel/contracts';

/**
 * Another city, a year later: five criteria, whole points, trimming by total, twelve places and no titles. It
 * keeps code from knowing the 2023 plan.
 */
export const fiveCriteriaPack2024: RulePack = {
  campaignName: { zh: '五星支部', en: 'Five-star branch' },
  honourName: { zh: '五星支部', en: 'Five-star branch' },
  city: { zh: '云浦市', en: 'Yunpu' },
  round: 1,
  basis: ['《中国共产党支部工作条例（试行）》', '云公党〔2024〕3号'],
  phases: [
    { id: 'mobilisation', name: { zh: '启动', en: 'Start' }, from: '2024-02-19', to: '2024-03-31' },
    { id: 'implementation', name: { zh: '创建', en: 'Work' }, from: '2024-04-01', to: '2024-09-30' },
    { id: 'commendation', name: { zh: '评定', en: 'Decision' }, from: '2024-10-01', to: '2024-11-29' },
  ],
  applicationDeadline: '2024-05-11',
  assessmentFrom: '2024-04-15',
  assessmentTo: '2024-09-13',
  routes: {
    recommending: ['countyBureau', 'trafficDetachment', 'detachment'],
    selfNominating: ['organ'],
    listMinimum: 1,
    listMaximum: 3,
  },
  eligibility: { fullMembersMinimum: 5, clearanceValidDays: 60, planRequired: false },
  declarations: [
    { id: 'truthful', text: { zh: '申报内容真实。', en: 'What we state is true.' } },
    { id: 'noViolation', text: { zh: '无违纪违法。', en: 'No violation of law or discipline.' } },
  ],
  criteria: [
    {
      id: 'study',
      name: { zh: '学习', en: 'Study' },
      weight: 25,
      items: [
        { id: 'plan', name: { zh: '学习计划', en: 'Study plan' }, evidence: '计划与记录 / Plan and records' },
      ],
    },
    {
      id: 'organisation',
      name: { zh: '组织', en: 'Organisation' },
      weight: 20,
      items: [{ id: 'meetings', name: { zh: '组织生活', en: 'Meetings' }, evidence: '会议记录 / Minutes' }],
    },
    {
      id: 'service',
      name: { zh: '服务', en: 'Service' },
      weight: 20,
      items: [
        {
          id: 'residents',
          name: { zh: '服务群众', en: 'Service to residents' },
          evidence: '回访记录 / Follow-up calls',
        },
      ],
    },
    {
      id: 'discipline',
      name: { zh: '纪律', en: 'Discipline' },
      weight: 20,
      items: [
        { id: 'conduct', name: { zh: '作风', en: 'Conduct' }, evidence: '督察通报 / Reports of inspections' },
      ],
    },
    {
      id: 'innovation',
      name: { zh: '创新', en: 'Innovation' },
      weight: 15,
      items: [
        {
          id: 'practice',
          name: { zh: '新做法', en: 'New practice' },
          evidence: '案例材料 / A case in writing',
        },
      ],
    },
  ],
  indicators: [
    {
      id: 'satisfaction',
      name: { zh: '群众满意度', en: 'Satisfaction of the public' },
      measure: '第三方测评 / survey by a third party',
      routes: ['recommended', 'self'],
    },
  ],
  indicatorCriterion: 'service',
  indicatorShare: 50,
  scoring: {
    ballotMaximum: 100,
    ballotStep: '1',
    weightDynamic: 20,
    weightOnSite: 50,
    weightPresentation: 30,
    trimming: 'perTotal',
    trimFromBallots: 7,
    ballotsMinimum: 5,
    bonusCap: '3',
    visitsMinimum: 1,
    reasonBelow: '50',
    reasonAbove: '98',
    floor: '70',
  },
  ties: ['firstCriterion', 'onSite', 'draw'],
  places: 12,
  reserves: 3,
  titles: [],
  notice: { workingDays: 7 },
  answers: { deductionWorkingDays: 3, returnWorkingDays: 3, extensionWorkingDaysMaximum: 3 },
  visitRecordedWithinDays: 5,
  heldUntilWorkingDaysBeforeEnd: 12,
  presentationMinutes: 8,
  calendar: [calendar2024],
  certificatePrefix: 'YP-Z-',
  plaquePrefix: 'YP-P-',
};
