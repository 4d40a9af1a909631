import { heard, unitKey } from '@laurel/contracts';
import type { Reaction, Reactions } from '@laurel/core';

/** What the service does by itself when something has happened. A reaction never does what two persons must (PROCESS.md 1.24). */
export const reactions: Reactions = {
  hears: ['CampaignOpened', 'DeadlineExtended', 'DeadlinePassed', 'BranchMerged'],
  react(event): readonly Reaction[] {
    const said = heard(event);
    switch (said.type) {
      case 'CampaignOpened':
        return [{ aggregate: 'organisation', id: 'city', type: 'InviteUnits', data: { campaignId: said.data.campaignId } }];
      case 'DeadlineExtended': {
        const { campaignId, bureauId, until } = said.data;
        return [{ aggregate: 'recommendation', id: unitKey(campaignId, bureauId), type: 'ReopenRecommendation', data: { until } }];
      }
      case 'DeadlinePassed': {
        const { campaignId, bureauIds, lapses } = said.data;
        return [
          ...bureauIds.map((bureauId): Reaction => {
            return { aggregate: 'recommendation', id: unitKey(campaignId, bureauId), type: 'CloseRecommendation', data: {} };
          }),
          ...lapses.map(({ branchId, reason }): Reaction => {
            return { aggregate: 'application', id: unitKey(campaignId, branchId), type: 'LapseApplication', data: { reason } };
          }),
        ];
      }
      case 'BranchMerged': {
        const { branchId, into, campaignIds } = said.data;
        return campaignIds.map((campaignId): Reaction => {
          return { aggregate: 'application', id: unitKey(campaignId, branchId), type: 'WithdrawMergedApplication', data: { into } };
        });
      }
      default:
        return [];
    }
  },
};
