import { copy, entryKey } from '@laurel/contracts';

/**
 * An entry of a campaign that was handed in because another campaign had named it, and the entry that it was
 * there (docs/handbook/process.md#1.15). Serves decisions only.
 */
export type HandedUpRow = { readonly campaignId: string; readonly below: string };

export const handedUpView = copy<HandedUpRow>('handed-up', {
  version: 1,
  indexes: ['below'],
  on: {
    WinnerHandedUp: {
      keys: ({ data }) => [entryKey(data)],
      fold: (_row, { data: { campaignId, branchId, below } }) => ({
        campaignId,
        below: entryKey({ campaignId: below.campaignId, branchId }),
      }),
    },
    RecommendationRecalled: {
      keys: ({ data: { campaignId, branchIds } }) =>
        branchIds.map((branchId) => entryKey({ campaignId, branchId })),
      fold: () => undefined,
    },
  },
});
