import { entryKey, evaluationReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type ResultRow = RowOf<typeof evaluationReadings.results>;

/** A branch's own scores and place. There are no rows before the public notice is posted (PROCESS.md §5). */
export const resultsView: View<ResultRow> = {
  name: 'results',
  version: 1,
  hears: ['RankingPublished'],
  indexes: evaluationReadings.results.indexes,
  keys(event) {
    const said = heard(event);
    if (said.type !== 'RankingPublished') return [];
    const { campaignId, ranked, unranked } = said.data;
    return [...ranked, ...unranked].map(({ branchId }) => entryKey({ campaignId, branchId }));
  },
  fold(row, event, key) {
    const said = heard(event);
    return said.type === 'RankingPublished' ? result(said, key.split('.').slice(1).join('.')) : row;
  },
};

function result({ data, time }: Extract<Heard, { type: 'RankingPublished' }>, branchId: string): ResultRow {
  const { campaignId, version, noticeId, ranked, unranked } = data;
  const named = { campaignId, branchId, unitId: branchId, rankingVersion: version, of: ranked.length, noticeId, publishedAt: time };
  const entry = ranked.find((each) => each.branchId === branchId);
  if (entry) return { ...named, ...entry };
  return { ...named, outcome: 'unranked', reason: unranked.find((each) => each.branchId === branchId)?.reason ?? '' };
}
