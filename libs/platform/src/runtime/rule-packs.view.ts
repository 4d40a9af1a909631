import type { Row, View } from '@laurel/core';

/** Which rule pack holds for a campaign now: its hash is stamped on every event of the campaign. */
export const rulePacksView: View<Row & { rulePackHash: string }> = {
  name: 'rule-packs',
  version: 1,
  hears: ['RulePackFrozen', 'CampaignOpened', 'RulePackAmended'],
  indexes: [],
  keys: (event) => [event.data.campaignId as string],
  fold: (_row, event) => ({ rulePackHash: event.data.rulePackHash as string }),
};
