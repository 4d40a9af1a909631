import type { View } from '@laurel/core';

/** Which campaigns run, until when are forms received, and which kinds of bureau recommend? Internal, for reminders. */
export type CampaignRow = {
  readonly open: boolean;
  readonly deadline: string;
  readonly recommending: readonly string[];
};

export const campaignsView: View<CampaignRow> = {
  name: 'campaigns',
  version: 1,
  hears: ['CampaignOpened', 'RulePackAmended', 'CampaignClosed', 'CampaignCancelled'],
  indexes: [],
  keys: (event) => [event.data.campaignId as string],
  fold(row, { type, data }) {
    if (type === 'CampaignClosed' || type === 'CampaignCancelled') return row && { ...row, open: false };
    return { open: true, deadline: data.rulePack.applicationDeadline, recommending: data.rulePack.routes.recommending };
  },
};
