import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * The titles that a branch took, before Laurel and in it. Nobody takes the same title in two rounds
 * (docs/handbook/process.md#4-title, `held_before`). Serves decisions only.
 */
export type EarlierTitlesRow = {
  readonly imported: readonly string[];
  readonly conferred: readonly Conferred[];
};

interface Conferred {
  readonly campaignId: string;
  readonly titleId: string;
}

const none: EarlierTitlesRow = { imported: [], conferred: [] };

export const earlierTitlesView: View<EarlierTitlesRow> = copy('earlier-titles', {
  version: 3,
  indexes: [],
  keys: ({ data }) => [data.branchId],
  on: {
    EarlierResultImported: (row = none, { data }) => ({
      ...row,
      imported: [...new Set([...row.imported, ...data.titles])].sort(),
    }),
    HonourJoined: (row = none, { data }) => ({
      ...row,
      imported: [...new Set([...row.imported, ...data.titles.map(({ titleId }) => titleId)])].sort(),
    }),
    TitleConferred: (row = none, { data: { campaignId, titleId } }) => ({
      ...row,
      conferred: [...row.conferred, { campaignId, titleId }].sort(inOrder),
    }),
  },
});

/** Titles of one instant are heard in no common order. */
function inOrder(...titles: [Conferred, Conferred]): number {
  const [one, other] = titles.map(({ campaignId, titleId }) => `${campaignId} ${titleId}`) as [
    string,
    string,
  ];
  return one < other ? -1 : 1;
}
