import { type Heard, ranking, type RowOf, view } from '@laurel/contracts';

const model = ranking.readModels.rankings;
export type RankingRow = Omit<RowOf<typeof model>, 'version' | 'waiting'>;

/**
 * The progress of the ranking: its versions and who moved, the open ties, run-offs and draws. One row per
 * campaign.
 */
export const rankingsView = view('rankings', model, {
  version: 4,
  on: {
    ActProposed: (row, _event, key) => row ?? noRanking(key),
    RankingComputed: (row, event, key) => computed(row ?? noRanking(key), event),
    RunOffVoteSealed: (row, { data: { round, branchIds, expertId } }) =>
      row && { ...row, voters: [...row.voters, { round, branchIds, expertId }] },
    RunOffHeld: (row, { data: { campaignId: _campaign, ...held }, time }) =>
      row && { ...row, runOffs: [...row.runOffs, { ...held, at: time }] },
    DrawHeld: (row, { data: { campaignId: _campaign, ...held }, time }) =>
      row && { ...row, draws: [...row.draws, { ...held, at: time }] },
    RankingConfirmed: (row, { data, time }) =>
      row && { ...row, status: 'confirmed', versions: dated(row, data.version, { confirmedAt: time }) },
    RankingPublished: (row, { data, time }) =>
      row && { ...row, versions: dated(row, data.version, { publishedAt: time }) },
  },
});

function noRanking(campaignId: string): RankingRow {
  const none = { open: [], winners: [], reserves: [], versions: [], voters: [], runOffs: [], draws: [] };
  return { campaignId, status: 'none', ...none };
}

function computed(row: RankingRow, { data, time }: Heard<'RankingComputed'>): RankingRow {
  const { version, rulePackHash, inputsHash, open, winners, reserves, moved, objectionId, ranked, unranked } =
    data;
  const cited = objectionId === undefined ? {} : { objectionId };
  const counts = { rankedCount: ranked.length, unrankedCount: unranked.length };
  return {
    ...row,
    status: open.length > 0 ? 'tied' : 'computed',
    rankingVersion: version,
    open,
    winners,
    reserves,
    versions: [
      ...row.versions,
      { rankingVersion: version, at: time, rulePackHash, inputsHash, ...counts, moved, ...cited },
    ],
  };
}

function dated(
  row: RankingRow,
  version: number,
  dates: { confirmedAt?: string; publishedAt?: string },
): RankingRow['versions'] {
  return row.versions.map((each) => (each.rankingVersion === version ? { ...each, ...dates } : each));
}
