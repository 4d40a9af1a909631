import { planPack2023, type RulePack } from '@laurel/contracts';

/**
 * A city whose share of a province's award is fifty-nine, more than may be commended without an approval,
 * which it cites. The city is invented, the number is one that was published.
 */
export const fiftyNinePack2023: RulePack = {
  ...planPack2023,
  campaignName: { zh: '全省公安机关最强支部', en: 'Strongest Branches of the Province’s Police' },
  honourName: { zh: '全省公安机关最强支部', en: 'Strongest Branches of the Province’s Police' },
  city: { zh: '锦川市', en: 'Jinchuan' },
  round: 5,
  basis: ['《评比达标表彰活动管理办法》', '川公政〔2022〕11号：最强支部创建考核实施细则'],
  places: 59,
  reserves: 9,
  approval: { number: '川评组函〔2022〕8号', by: '省评比达标表彰工作协调小组' },
  routes: { ...planPack2023.routes, listMaximum: 12 },
  titles: [],
  certificatePrefix: 'JC-2023-Z-',
  plaquePrefix: 'JC-2023-P-',
};
