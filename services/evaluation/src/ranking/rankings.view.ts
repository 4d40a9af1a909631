import { evaluationReadings, heard, type Heard, idIn, ranking, type RowOf, waitingAfter } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type RankingRow = RowOf<typeof evaluationReadings.rankings>;

/** How far the ranking is: its versions and who moved, the ties that are open, run-offs and draws. One row per campaign. */
export const rankingsView: View<RankingRow> = {
  name: 'rankings',
  version: 1,
  hears: ['RankingComputed', 'RunOffVoteSealed', 'RunOffHeld', 'DrawHeld', 'RankingConfirmed', 'RankingPublished', 'ActProposed'],
  indexes: evaluationReadings.rankings.indexes,
  keys(event) {
    const id = idIn(ranking, heard(event));
    return id === undefined ? [] : [id];
  },
  fold(row, event, key) {
    const said = heard(event);
    const before = row ?? noRanking(key);
    return { ...changed(before, said), waiting: waitingAfter(before.waiting, said), version: said.revision };
  },
};

function noRanking(campaignId: string): RankingRow {
  return {
    campaignId,
    status: 'none',
    open: [],
    winners: [],
    reserves: [],
    versions: [],
    voters: [],
    runOffs: [],
    draws: [],
    waiting: [],
    version: 0,
  };
}

function changed(row: RankingRow, event: Heard): RankingRow {
  switch (event.type) {
    case 'RankingComputed':
      return computed(row, event);
    case 'RunOffVoteSealed': {
      const { round, branchIds, expertId } = event.data;
      return { ...row, voters: [...row.voters, { round, branchIds, expertId }] };
    }
    case 'RunOffHeld': {
      const { campaignId: _campaign, ...held } = event.data;
      return { ...row, runOffs: [...row.runOffs, { ...held, at: event.time }] };
    }
    case 'DrawHeld': {
      const { campaignId: _campaign, ...held } = event.data;
      return { ...row, draws: [...row.draws, { ...held, at: event.time }] };
    }
    case 'RankingConfirmed':
      return { ...row, status: 'confirmed', versions: dated(row, event.data.version, { confirmedAt: event.time }) };
    case 'RankingPublished':
      return { ...row, versions: dated(row, event.data.version, { publishedAt: event.time }) };
    default:
      return row;
  }
}

function computed(row: RankingRow, event: Extract<Heard, { type: 'RankingComputed' }>): RankingRow {
  const { version, rulePackHash, inputsHash, open, winners, reserves, moved, objectionId, ranked, unranked } = event.data;
  const cited = objectionId === undefined ? {} : { objectionId };
  const counts = { rankedCount: ranked.length, unrankedCount: unranked.length };
  return {
    ...row,
    status: open.length > 0 ? 'tied' : 'computed',
    rankingVersion: version,
    open,
    winners,
    reserves,
    versions: [...row.versions, { rankingVersion: version, at: event.time, rulePackHash, inputsHash, ...counts, moved, ...cited }],
  };
}

function dated(row: RankingRow, version: number, dates: { confirmedAt?: string; publishedAt?: string }): RankingRow['versions'] {
  return row.versions.map((each) => (each.rankingVersion === version ? { ...each, ...dates } : each));
}
