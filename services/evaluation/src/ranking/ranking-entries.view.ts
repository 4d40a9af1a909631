import { type Heard, ranking, type RowOf, view } from '@laurel/contracts';

const model = ranking.readModels.rankingEntries;
export type RankingEntryRow = RowOf<typeof model>;

/**
 * The place of an entry in a version of the ranking, with every step that led there. A version's rows never
 * change again.
 */
export const rankingEntriesView = view('ranking-entries', model, {
  version: 2,
  keys: ({ data: { campaignId, version, ranked, unranked } }) =>
    [...ranked, ...unranked].map(({ branchId }) => `${campaignId}.${version}.${branchId}`),
  on: {
    RankingComputed: (_row, event, key) => entryRow(event, key.split('.').slice(2).join('.')),
  },
});

function entryRow({ data }: Heard<'RankingComputed'>, branchId: string): RankingEntryRow {
  const named = { campaignId: data.campaignId, rankingVersion: data.version, branchId };
  const entry = data.ranked.find((ranked) => ranked.branchId === branchId);
  if (!entry) {
    return {
      ...named,
      outcome: 'unranked',
      reason: data.unranked.find((each) => each.branchId === branchId)?.reason ?? '',
    };
  }
  const outcome = data.winners.includes(branchId)
    ? 'winner'
    : data.reserves.includes(branchId)
      ? 'reserve'
      : 'ranked';
  return { ...named, ...entry, outcome };
}
