import { heard } from '@laurel/contracts';
import type { View } from '@laurel/core';

type ProgressRow = {
  readonly scoringStarted: boolean;
  readonly rankingConfirmed: boolean;
  /** How many the confirmed ranking proposes, and how many were named since. */
  readonly winners: number;
  readonly named: number;
};

const beginning: ProgressRow = { scoringStarted: false, rankingConfirmed: false, winners: 0, named: 0 };

/** How far evaluation has come with a campaign: what may no longer be changed, and what keeps it open. Serves decisions only. */
export const progressView: View<ProgressRow> = {
  name: 'campaign-progress',
  version: 1,
  hears: ['ScoringStarted', 'RankingConfirmed', 'BranchNamed'],
  indexes: [],
  keys: (event) => [event.data.campaignId],
  fold(row = beginning, event) {
    const said = heard(event);
    switch (said.type) {
      case 'ScoringStarted':
        return { ...row, scoringStarted: true };
      case 'RankingConfirmed':
        return { ...row, rankingConfirmed: true, winners: said.data.winners.length };
      case 'BranchNamed':
        return { ...row, named: row.named + 1 };
      default:
        return row;
    }
  },
};
