import { heard } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** The titles a branch took, before Laurel and in it: nobody takes the same title in two rounds (PROCESS.md §4, `held_before`). Serves decisions only. */
export type EarlierTitlesRow = {
  readonly imported: readonly string[];
  readonly conferred: readonly { readonly campaignId: string; readonly titleId: string }[];
};

export const earlierTitlesView: View<EarlierTitlesRow> = {
  name: 'earlier-titles',
  version: 1,
  hears: ['EarlierResultImported', 'TitleConferred'],
  indexes: [],
  keys: (event) => [event.data.branchId],
  fold(row = { imported: [], conferred: [] }, event) {
    const said = heard(event);
    if (said.type === 'EarlierResultImported') return { ...row, imported: [...new Set([...row.imported, ...said.data.titles])].sort() };
    if (said.type !== 'TitleConferred') return row;
    const { campaignId, titleId } = said.data;
    return { ...row, conferred: [...row.conferred, { campaignId, titleId }] };
  },
};
