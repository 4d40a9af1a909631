import { heard } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { KnownCampaign } from './campaign.rules.ts';

export type CampaignRow = KnownCampaign & { readonly [field: string]: unknown };

/** Which rule pack holds for a campaign, and whether it still runs. Serves decisions only. */
export const campaignsView: View<CampaignRow> = {
  name: 'campaigns',
  version: 1,
  hears: ['CampaignOpened', 'RulePackAmended', 'CampaignClosed', 'CampaignCancelled'],
  indexes: [],
  keys: (event) => [event.data.campaignId],
  fold(row, event) {
    const said = heard(event);
    switch (said.type) {
      case 'CampaignOpened':
        return { status: 'open', rulePack: said.data.rulePack, rulePackHash: said.data.rulePackHash };
      case 'RulePackAmended':
        return row && { ...row, rulePack: said.data.rulePack, rulePackHash: said.data.rulePackHash };
      case 'CampaignClosed':
        return row && { ...row, status: 'closed' };
      case 'CampaignCancelled':
        return row && { ...row, status: 'cancelled' };
      default:
        return row;
    }
  },
};
