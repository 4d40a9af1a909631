import { copy } from '@laurel/contracts';
import type { KnownCampaign } from './campaign.rules.ts';

type CampaignRow = KnownCampaign & { readonly [field: string]: unknown };

/** The rule pack that holds for a campaign, and whether the campaign still runs. Serves decisions only. */
export const campaignsView = copy<CampaignRow>('campaigns', {
  version: 1,
  indexes: [],
  keys: ({ data }) => [(data as { campaignId: string }).campaignId],
  on: {
    CampaignOpened: (_row, { data }) => ({
      status: 'open',
      rulePack: data.rulePack,
      rankingConfirmed: false,
    }),
    RulePackAmended: (row, { data }) => row && { ...row, rulePack: data.rulePack },
    CampaignClosed: (row) => row && { ...row, status: 'closed' },
    CampaignCancelled: (row) => row && { ...row, status: 'cancelled' },
    RankingConfirmed: (row) => row && { ...row, rankingConfirmed: true },
  },
});
