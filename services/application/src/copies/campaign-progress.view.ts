import { copy } from '@laurel/contracts';

type ProgressRow = {
  /** True once a visit to any entry was recorded. */
  readonly visited: boolean;
  readonly scoringStarted: boolean;
  readonly rankingConfirmed: boolean;
};

const beginning: ProgressRow = {
  visited: false,
  scoringStarted: false,
  rankingConfirmed: false,
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
    RankingConfirmed: (row = beginning) => ({ ...row, rankingConfirmed: true }),
  },
});
