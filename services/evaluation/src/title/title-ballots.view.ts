import { title, view } from '@laurel/contracts';

interface OfTitle {
  readonly campaignId: string;
  readonly titleId: string;
  readonly branchId: string;
}

/**
 * The title ballots that an expert has sealed, and those still awaited. Score and salt are not in the event
 * before the opening.
 */
export const titleBallotsView = view('title-ballots', title.readModels.titleBallots, {
  version: 1,
  on: {
    TitleRecommended: {
      keys: ({ data }) => data.experts.map((expertId) => keyOf(data, expertId)),
      fold: (_row, { data }, key) => ({
        ...ballot(data, key.slice(key.lastIndexOf('.') + 1)),
        status: 'waiting',
      }),
    },
    TitleBallotSealed: {
      keys: ({ data }) => [keyOf(data, data.expertId)],
      fold: (_row, { data, time }) => ({
        ...ballot(data, data.expertId),
        status: 'sealed',
        sealedAt: time,
        commitment: data.commitment,
      }),
    },
    TitleScored: {
      keys: ({ data }) => data.ballots.map(({ expertId }) => keyOf(data, expertId)),
      fold(row, { data }) {
        const opened = data.ballots.find(({ expertId }) => expertId === row?.accountId);
        return row && opened ? { ...row, status: 'counted', score: opened.score } : row;
      },
    },
  },
});

function keyOf({ campaignId, titleId, branchId }: OfTitle, expertId: string): string {
  return `${campaignId}.${titleId}.${branchId}.${expertId}`;
}

function ballot({ campaignId, titleId, branchId }: OfTitle, accountId: string) {
  return { campaignId, titleId, branchId, unitId: branchId, accountId };
}
