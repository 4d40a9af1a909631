import {
  application,
  organisation,
  reaction,
  reactions as reactionsOn,
  recommendation,
  unitKey,
} from '@laurel/contracts';

/**
 * The commands that follow from events by themselves. A reaction never does what two persons must do
 * (docs/handbook/process.md#1.24).
 */
export const reactions = reactionsOn({
  CampaignOpened: ({ data: { campaignId } }) => [
    reaction(organisation, 'city', 'InviteUnits', { campaignId }),
  ],
  DeadlineExtended({ data: { campaignId, bureauId, until } }) {
    return [reaction(recommendation, unitKey(campaignId, bureauId), 'ReopenRecommendation', { until })];
  },
  DeadlinePassed: ({ data: { campaignId, bureauIds, lapses } }) => [
    ...bureauIds.map((bureauId) =>
      reaction(recommendation, unitKey(campaignId, bureauId), 'CloseRecommendation', {}),
    ),
    ...lapses.map(({ branchId, reason }) =>
      reaction(application, unitKey(campaignId, branchId), 'LapseApplication', { reason }),
    ),
  ],
  BranchMerged: ({ data: { branchId, into, campaignIds, carriedIn = [] } }) => [
    ...campaignIds.map((campaignId) =>
      reaction(application, unitKey(campaignId, branchId), 'WithdrawMergedApplication', { into }),
    ),
    ...carriedIn.map((campaignId) =>
      reaction(application, unitKey(campaignId, branchId), 'CarryEntryOver', { into }),
    ),
  ],
});
