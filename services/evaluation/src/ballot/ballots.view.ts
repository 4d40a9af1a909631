import { evaluationReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { type Stage, stages } from '../panel/panel.ts';

export type BallotsRow = RowOf<typeof evaluationReadings.ballots>;
type Opened = BallotsRow['ballots'][number];

/**
 * What every ballot says, by entry and stage. It has no row before the opening, so that nothing can be asked of it sooner (PROCESS.md 1.3); an expert
 * recused after the opening sees no more of it than one recused before (1.17).
 */
export const ballotsView: View<BallotsRow> = {
  name: 'ballots',
  version: 2,
  hears: ['BallotsOpened', 'BallotSetAside', 'ExpertRecused'],
  indexes: evaluationReadings.ballots.indexes,
  keys(event) {
    const said = heard(event);
    switch (said.type) {
      case 'BallotsOpened': {
        const { campaignId, ballots } = said.data;
        return [...new Set(ballots.map((ballot) => pileKey({ campaignId, ...ballot })))];
      }
      case 'BallotSetAside':
        return [pileKey(said.data)];
      case 'ExpertRecused':
        return stages.map((stage) => pileKey({ ...said.data, stage }));
      default:
        return [];
    }
  },
  fold(row, event, key) {
    const said = heard(event);
    if (said.type === 'BallotsOpened') return opened(said, key);
    if (!row) return undefined;
    switch (said.type) {
      case 'BallotSetAside':
        return { ...row, ballots: row.ballots.map((ballot) => (ballot.expertId === said.data.expertId ? aside(ballot, said) : ballot)) };
      case 'ExpertRecused':
        return { ...row, recused: [...new Set([...row.recused, said.data.expertId])].sort() };
      default:
        return row;
    }
  },
};

function pileKey({ campaignId, stage, branchId }: { campaignId: string; stage: Stage; branchId: string }): string {
  return `${campaignId}.${stage}.${branchId}`;
}

function opened({ data, time }: Extract<Heard, { type: 'BallotsOpened' }>, key: string): BallotsRow {
  const [campaignId, stage, ...branch] = key.split('.') as [string, Stage, ...string[]];
  const branchId = branch.join('.');
  const ballots = data.ballots
    .filter((ballot) => ballot.branchId === branchId && ballot.stage === stage)
    .map(({ stage: _stage, branchId: _branchId, ...ballot }) => ballot);
  const recused = data.recused.find((recusal) => recusal.branchId === branchId)?.experts ?? [];
  return { campaignId, stage, branchId, ballots, recused: [...recused], openedAt: time };
}

function aside(ballot: Opened, { data, time }: Extract<Heard, { type: 'BallotSetAside' }>): Opened {
  const { ground, reason, objectionId } = data;
  return { ...ballot, setAside: { ground, reason, at: time, ...(objectionId !== undefined && { objectionId }) } };
}
