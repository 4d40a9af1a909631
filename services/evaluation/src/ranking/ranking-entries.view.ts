import { evaluationReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type RankingEntryRow = RowOf<typeof evaluationReadings.rankingEntries>;

/** Where an entry stands in a version of the ranking, and every step that led there. A version's rows never change again. */
export const rankingEntriesView: View<RankingEntryRow> = {
  name: 'ranking-entries',
  version: 1,
  hears: ['RankingComputed'],
  indexes: evaluationReadings.rankingEntries.indexes,
  keys(event) {
    const said = heard(event);
    if (said.type !== 'RankingComputed') return [];
    const { campaignId, version, ranked, unranked } = said.data;
    return [...ranked, ...unranked].map(({ branchId }) => `${campaignId}.${version}.${branchId}`);
  },
  fold(row, event, key) {
    const said = heard(event);
    return said.type === 'RankingComputed' ? standing(said, key.split('.').slice(2).join('.')) : row;
  },
};

function standing({ data }: Extract<Heard, { type: 'RankingComputed' }>, branchId: string): RankingEntryRow {
  const named = { campaignId: data.campaignId, rankingVersion: data.version, branchId };
  const entry = data.ranked.find((ranked) => ranked.branchId === branchId);
  if (!entry) {
    return { ...named, outcome: 'unranked', reason: data.unranked.find((each) => each.branchId === branchId)?.reason ?? '' };
  }
  const outcome = data.winners.includes(branchId) ? 'winner' : data.reserves.includes(branchId) ? 'reserve' : 'ranked';
  return { ...named, ...entry, outcome };
}
