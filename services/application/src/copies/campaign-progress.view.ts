import { copy } from '@laurel/contracts';

type ProgressRow = {
  /** True once a visit to any entry was recorded. */
  readonly visited: boolean;
  readonly scoringStarted: boolean;
  readonly rankingConfirmed: boolean;
  /** The number of entries that the confirmed ranking proposes. */
  readonly winners: number;
  /** The number of those that were named since. */
  readonly named: number;
  /** The winners and reserves of the confirmed ranking. */
  readonly finalists: readonly string[];
};

const beginning: ProgressRow = {
  visited: false,
  scoringStarted: false,
  rankingConfirmed: false,
  winners: 0,
  named: 0,
  finalists: [],
};

/**
 * The progress of a campaign's evaluation, which locks the rule pack and keeps the campaign open. It serves
 * decisions only.
 */
export const progressView = copy<ProgressRow>('campaign-progress', {
  version: 3,
  indexes: [],
  keys: ({ data }) => [(data as { campaignId: string }).campaignId],
  on: {
    AssessmentRecorded: (row = beginning) => ({ ...row, visited: true }),
    ScoringStarted: (row = beginning) => ({ ...row, scoringStarted: true }),
    RankingConfirmed: (row = beginning, { data }) => ({
      ...row,
      rankingConfirmed: true,
      winners: data.winners.length,
      finalists: [...data.winners, ...data.reserves],
    }),
    BranchNamed: (row = beginning) => ({ ...row, named: row.named + 1 }),
  },
});
