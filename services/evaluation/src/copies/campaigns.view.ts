import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { KnownCampaign } from './campaign.rules.ts';

export type CampaignRow = KnownCampaign & { readonly [field: string]: unknown };

/** The rule pack that holds for a campaign, and its status. Serves decisions only. */
export const campaignsView: View<CampaignRow> = copy('campaigns', {
  version: 1,
  indexes: [],
  keys: ({ data }) => [data.campaignId],
  on: {
    CampaignOpened: (_row, { data }) => ({
      status: 'open',
      rulePack: data.rulePack,
      rulePackHash: data.rulePackHash,
    }),
    RulePackAmended: (row, { data }) =>
      row && { ...row, rulePack: data.rulePack, rulePackHash: data.rulePackHash },
    CampaignClosed: (row) => row && { ...row, status: 'closed' },
    CampaignCancelled: (row) => row && { ...row, status: 'cancelled' },
  },
});
