import { heard } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { KnownCampaign } from './campaign.rules.ts';

type CampaignRow = KnownCampaign & { readonly [field: string]: unknown };

/** Which rule pack holds for a campaign, and whether it still runs. Serves decisions only. */
export const campaignsView: View<CampaignRow> = {
  name: 'campaigns',
  version: 1,
  hears: ['CampaignOpened', 'RulePackAmended', 'CampaignClosed', 'CampaignCancelled', 'RankingConfirmed'],
  indexes: [],
  keys: (event) => [event.data.campaignId],
  fold(row, event) {
    const said = heard(event);
    switch (said.type) {
      case 'CampaignOpened':
        return { status: 'open', rulePack: said.data.rulePack, rankingConfirmed: false };
      case 'RulePackAmended':
        return row && { ...row, rulePack: said.data.rulePack };
      case 'CampaignClosed':
        return row && { ...row, status: 'closed' };
      case 'CampaignCancelled':
        return row && { ...row, status: 'cancelled' };
      case 'RankingConfirmed':
        return row && { ...row, rankingConfirmed: true };
      default:
        return row;
    }
  },
};
