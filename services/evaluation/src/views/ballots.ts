import { type evaluationReadings, heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { ballotKey, sheetOf } from './ballot-progress.ts';

export type BallotRow = RowOf<typeof evaluationReadings.ballots>;

/** What every ballot says. It has no row before the opening, so that nothing can be asked of it sooner (PROCESS.md 1.3). */
export const ballotsView: View<BallotRow> = {
  name: 'ballots',
  version: 1,
  hears: ['BallotsOpened', 'BallotSetAside'],
  indexes: ['campaignId', 'stage', 'branchId', 'expertId'],
  keys(event) {
    const said = heard(event);
    if (said.type === 'BallotSetAside') return [ballotKey(said.data)];
    if (said.type !== 'BallotsOpened') return [];
    return said.data.ballots.map((ballot) => ballotKey({ campaignId: said.data.campaignId, ...ballot }));
  },
  fold(row, event, key) {
    const said = heard(event);
    if (said.type === 'BallotSetAside') {
      const { ground, reason, objectionId } = said.data;
      return row && { ...row, setAside: { ground, reason, at: said.time, ...(objectionId !== undefined && { objectionId }) } };
    }
    if (said.type !== 'BallotsOpened') return row;
    const { campaignId, ballots, recused } = said.data;
    const { stage, branchId, expertId } = sheetOf(key);
    const found = ballots.find((ballot) => ballot.expertId === expertId && ballot.branchId === branchId && ballot.stage === stage);
    if (!found) return row;
    const others = recused.find((recusal) => recusal.branchId === branchId)?.experts ?? [];
    return { campaignId, ...found, recused: [...others], openedAt: said.time };
  },
};
