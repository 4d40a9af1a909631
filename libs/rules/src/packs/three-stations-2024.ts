import { planPack2023, type RulePack } from '@laurel/contracts';

/**
 * A contest of few places: three are named, so lists are longer than the places. It has five phases with names
 * of their own, and the contest on stage is scored by criteria of its own. The city is invented.
 */
export const threeStationsPack2024: RulePack = {
  ...planPack2023,
  campaignName: { zh: '“枫桥式公安派出所”评选', en: 'Police Stations of the Fengqiao Kind' },
  honourName: { zh: '“枫桥式公安派出所”', en: 'Police Station of the Fengqiao Kind' },
  city: { zh: '荆泽市', en: 'Jingze' },
  round: 1,
  basis: ['《关于开展“枫桥式公安派出所”创建活动的通知》'],
  phases: [
    phase('mobilisation', 'call', '逐级推荐', 'Recommendation', '2024-03-01', '2024-04-30'),
    phase('implementation', 'screening', '资格审查', 'Screening', '2024-05-01', '2024-06-30'),
    phase('implementation', 'inspection', '实地评分', 'Inspection', '2024-07-01', '2024-10-31'),
    phase('commendation', 'contest', '现场竞赛', 'Contest', '2024-11-01', '2024-11-30'),
    phase('commendation', 'recheck', '复核命名', 'Check and naming', '2024-12-01', '2025-02-28'),
  ],
  applicationDeadline: '2024-04-30',
  assessmentFrom: '2024-05-06',
  assessmentTo: '2024-10-31',
  routes: { ...planPack2023.routes, listMaximum: 5 },
  stageCriteria: {
    presentation: [
      criterion('report', '工作汇报', 'Report', 50, '汇报材料 / Report in writing'),
      criterion('drill', '实战演示', 'Drill', 30, '演示方案 / Plan of the drill'),
      criterion('questions', '现场问答', 'Questions', 20, '问答记录 / Record of the answers'),
    ],
  },
  places: 3,
  reserves: 2,
  titles: [],
  calendar: [],
  certificatePrefix: 'JZ-2024-Z-',
  plaquePrefix: 'JZ-2024-P-',
};

function phase(
  id: RulePack['phases'][number]['id'],
  key: string,
  zh: string,
  en: string,
  from: string,
  to: string,
) {
  return { id, key, name: { zh, en }, from, to };
}

function criterion(id: string, zh: string, en: string, weight: number, evidence: string) {
  const name = { zh, en };
  return { id, name, weight, items: [{ id: 'whole', name, evidence }] };
}
