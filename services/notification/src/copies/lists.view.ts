import { copy, unitKey } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * The state of a bureau's list: whether it has come in, and until when it may. Only bureaus that are late are
 * reminded. Without a row nothing has come.
 */
export type ListRow = {
  readonly campaignId: string;
  readonly done: boolean;
  /** The deadline that holds for this bureau alone. */
  readonly until?: string;
};

export const listsView: View<ListRow> = copy('lists', {
  version: 2,
  indexes: ['campaignId'],
  keys: ({ data }) => [unitKey(data.campaignId, data.bureauId)],
  on: {
    RecommendationSealed: (row, { data }) => list(row, data, { done: true }),
    NoCandidateRecommended: (row, { data }) => list(row, data, { done: true }),
    RecommendationRecalled: (row, { data }) => list(row, data, { done: false }),
    DeadlineExtended: (row, { data }) => list(row, data, { until: data.until }),
  },
});

function list(
  row: ListRow | undefined,
  { campaignId }: { readonly campaignId: string },
  change: Partial<ListRow>,
): ListRow {
  return { ...(row ?? { campaignId, done: false }), ...change };
}
