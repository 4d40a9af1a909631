import { heard } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { ConfirmedRanking, RankedResult } from '../naming/order.rules.ts';

type Results = Readonly<Record<string, RankedResult>>;

/** The ranking that holds, and what each confirmed version said of each entry. Serves decisions only. */
export type ConfirmedRankingRow = {
  readonly computed?: { readonly version: number; readonly results: Results };
  readonly confirmed?: ConfirmedRanking;
};

export const confirmedRankingsView: View<ConfirmedRankingRow> = {
  name: 'confirmed-rankings',
  version: 1,
  hears: ['RankingComputed', 'RankingConfirmed'],
  indexes: [],
  keys: (event) => [event.data.campaignId],
  fold(row = {}, event) {
    const said = heard(event);
    if (said.type === 'RankingComputed') {
      const results = Object.fromEntries(said.data.ranked.map(({ branchId, place, final }) => [branchId, { place, final }]));
      return { ...row, computed: { version: said.data.version, results } };
    }
    if (said.type !== 'RankingConfirmed') return row;
    const { version, winners, reserves } = said.data;
    const now = row.computed?.version === version ? row.computed.results : {};
    return { ...row, confirmed: { version, winners, reserves, results: { ...row.confirmed?.results, [version]: now } } };
  },
};
