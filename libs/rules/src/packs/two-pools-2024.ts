import { planPack2023, type RulePack } from '@laurel/contracts';

/**
 * A city that names thirty in two pools: ten of its own organs, which nominate themselves, and twenty of the
 * county bureaus, which recommend. Some lists have maxima of their own. The city is invented, the numbers are
 * those that a city published.
 */
export const twoPoolsPack2024: RulePack = {
  ...planPack2023,
  campaignName: { zh: '最强支部', en: 'Strongest Branch' },
  honourName: { zh: '最强支部', en: 'Strongest Branch' },
  city: { zh: '绵江市', en: 'Mianjiang' },
  round: 1,
  basis: ['《中国共产党支部工作条例（试行）》', '绵公党〔2024〕4号：市局党委创建实施方案'],
  ...year2024(),
  places: 30,
  reserves: 7,
  pools: [
    {
      id: 'organs',
      name: { zh: '市局机关', en: 'Organs of the bureau' },
      places: 10,
      reserves: 2,
      routes: ['self'],
    },
    {
      id: 'bureaus',
      name: { zh: '县（区）分局', en: 'County bureaus' },
      places: 20,
      reserves: 5,
      routes: ['recommended'],
    },
  ],
  routes: {
    ...planPack2023.routes,
    listMinimum: 2,
    listMaximum: 5,
    listMaximums: [
      { bureauKinds: ['trafficDetachment'], maximum: 3 },
      { bureauIds: ['b01', 'b02'], maximum: 8 },
    ],
  },
  certificatePrefix: 'MJ-2024-Z-',
  plaquePrefix: 'MJ-2024-P-',
};

function year2024() {
  const days = ['2024-03-01', '2024-03-31', '2024-04-01', '2024-10-31', '2024-11-01', '2024-12-31'];
  return {
    phases: planPack2023.phases.map((phase, index) => ({
      ...phase,
      from: days[2 * index]!,
      to: days[2 * index + 1]!,
    })),
    applicationDeadline: '2024-04-30',
    assessmentFrom: '2024-04-01',
    assessmentTo: '2024-10-31',
    calendar: [],
  };
}
