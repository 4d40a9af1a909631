import { copy, type Heard } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * The campaigns: whether they run, until when forms are received, and which kinds of bureau recommend. For
 * reminders.
 */
export type CampaignRow = {
  readonly open: boolean;
  readonly deadline: string;
  readonly recommending: readonly string[];
};

export const campaignsView: View<CampaignRow> = copy('campaigns', {
  version: 2,
  indexes: [],
  keys: ({ data }) => [data.campaignId],
  on: {
    CampaignOpened: (_row, event) => running(event),
    RulePackAmended: (_row, event) => running(event),
    CampaignClosed: (row) => row && { ...row, open: false },
    CampaignCancelled: (row) => row && { ...row, open: false },
  },
});

function running({ data: { rulePack } }: Heard<'CampaignOpened' | 'RulePackAmended'>): CampaignRow {
  return { open: true, deadline: rulePack.applicationDeadline, recommending: rulePack.routes.recommending };
}
