import { planPack2023, type RulePack } from '@laurel/contracts';

/**
 * A province that names thirty among those whom its cities have named: each city hands in its best in a
 * ranked list, the provincial capital a longer one. The province is invented.
 */
export const provincePack2024: RulePack = {
  ...planPack2023,
  campaignName: { zh: '全省最强支部', en: 'Strongest Branch of the Province' },
  honourName: { zh: '全省最强支部', en: 'Strongest Branch of the Province' },
  city: { zh: '澜江省', en: 'Lanjiang Province' },
  issuer: { zh: '澜江省公安厅党委', en: 'Party Committee, Lanjiang Provincial Public Security Department' },
  round: 1,
  basis: ['《中国共产党支部工作条例（试行）》', '澜公党〔2024〕2号：省厅党委创建实施方案'],
  phases: planPack2023.phases.map((phase, index) => ({
    ...phase,
    from: ['2024-01-02', '2024-04-01', '2024-11-01'][index]!,
    to: ['2024-03-31', '2024-10-31', '2024-12-31'][index]!,
  })),
  applicationDeadline: '2024-03-29',
  assessmentFrom: '2024-04-01',
  assessmentTo: '2024-10-31',
  calendar: [],
  entriesFrom: { namedFrom: '2023-01-01', honourNames: [planPack2023.honourName] },
  places: 30,
  reserves: 6,
  routes: {
    recommending: ['countyBureau'],
    selfNominating: [],
    listMinimum: 1,
    listMaximum: 10,
    listMaximums: [{ bureauIds: ['c1'], maximum: 15 }],
  },
  certificatePrefix: 'LJS-2024-Z-',
  plaquePrefix: 'LJS-2024-P-',
};
