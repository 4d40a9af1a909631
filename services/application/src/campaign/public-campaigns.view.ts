import { campaign, type Heard, view } from '@laurel/contracts';

/** The campaigns as anybody may know them, from the opening on: a draft is nobody else's. */
export const publicCampaignsView = view('public-campaigns', campaign.readModels.publicCampaigns, {
  version: 1,
  keys: ({ data }) => [data.campaignId],
  on: {
    CampaignOpened: (_row, { data }) => toldOf(data),
    RulePackAmended: (_row, { data }) => toldOf(data),
  },
});

function toldOf({ campaignId, rulePack }: Heard<'CampaignOpened' | 'RulePackAmended'>['data']) {
  const { campaignName, honourName, city, issuer, round, titles } = rulePack;
  return {
    campaignId,
    campaignName,
    honourName,
    city,
    ...(issuer !== undefined && { issuer }),
    round,
    titles: titles.map(({ id, name }) => ({ id, name })),
  };
}
