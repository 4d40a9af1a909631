import { entryKey, type Heard, ranking, type RowOf, view } from '@laurel/contracts';

const model = ranking.readModels.results;
export type ResultRow = RowOf<typeof model>;

/**
 * A branch's own scores and place. There are no rows before the public notice is posted
 * (docs/handbook/process.md#5).
 */
export const resultsView = view('results', model, {
  version: 2,
  keys: ({ data: { campaignId, ranked, unranked } }) =>
    [...ranked, ...unranked].map(({ branchId }) => entryKey({ campaignId, branchId })),
  on: {
    RankingPublished: (_row, event, key) => result(event, key.split('.').slice(1).join('.')),
  },
});

function result({ data, time }: Heard<'RankingPublished'>, branchId: string): ResultRow {
  const { campaignId, version, noticeId, ranked, unranked } = data;
  const named = {
    campaignId,
    branchId,
    unitId: branchId,
    rankingVersion: version,
    of: ranked.length,
    noticeId,
    publishedAt: time,
  };
  const entry = ranked.find((each) => each.branchId === branchId);
  if (entry) return { ...named, ...entry };
  return {
    ...named,
    outcome: 'unranked',
    reason: unranked.find((each) => each.branchId === branchId)?.reason ?? '',
  };
}
