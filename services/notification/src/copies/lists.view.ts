import type { View } from '@laurel/core';

/** Has a bureau's list come in, and was its deadline extended? Internal: only the late are reminded. No row: nothing has come. */
export type ListRow = {
  readonly campaignId: string;
  readonly done: boolean;
  /** The deadline that holds for this bureau alone. */
  readonly until?: string;
};

const arrived = ['RecommendationSealed', 'NoCandidateRecommended'];

export const listsView: View<ListRow> = {
  name: 'lists',
  version: 1,
  hears: [...arrived, 'RecommendationRecalled', 'DeadlineExtended'],
  indexes: ['campaignId'],
  keys: ({ data }) => [`${data.campaignId}.${data.bureauId}`],
  fold(row, { type, data }) {
    const before = row ?? { campaignId: data.campaignId, done: false };
    return type === 'DeadlineExtended' ? { ...before, until: data.until } : { ...before, done: arrived.includes(type) };
  },
};
