import { evaluationReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type TitleBallotRow = RowOf<typeof evaluationReadings.titleBallots>;

/** Which expert has sealed which title ballot, and which has not. Score and salt are not in the event before the opening. */
export const titleBallotsView: View<TitleBallotRow> = {
  name: 'title-ballots',
  version: 1,
  hears: ['TitleRecommended', 'TitleBallotSealed', 'TitleScored'],
  indexes: evaluationReadings.titleBallots.indexes,
  keys(event) {
    const { campaignId, titleId, branchId } = event.data;
    return expertsOf(heard(event)).map((expertId) => `${campaignId}.${titleId}.${branchId}.${expertId}`);
  },
  fold(row, event, key) {
    const said = heard(event);
    const accountId = key.slice(key.lastIndexOf('.') + 1);
    if (said.type === 'TitleRecommended' || said.type === 'TitleBallotSealed') {
      const { campaignId, titleId, branchId } = said.data;
      const ballot = { campaignId, titleId, branchId, unitId: branchId, accountId };
      if (said.type === 'TitleRecommended') return { ...ballot, status: 'waiting' };
      return { ...ballot, status: 'sealed', sealedAt: said.time, commitment: said.data.commitment };
    }
    if (said.type !== 'TitleScored') return row;
    const opened = said.data.ballots.find(({ expertId }) => expertId === accountId);
    return row && opened ? { ...row, status: 'counted', score: opened.score } : row;
  },
};

function expertsOf(event: Heard): readonly string[] {
  switch (event.type) {
    case 'TitleRecommended':
      return event.data.experts;
    case 'TitleBallotSealed':
      return [event.data.expertId];
    case 'TitleScored':
      return event.data.ballots.map(({ expertId }) => expertId);
    default:
      return [];
  }
}
