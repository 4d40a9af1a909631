import { evaluationReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { type Stage, stages } from '../panel/panel.ts';

export type BallotProgressRow = RowOf<typeof evaluationReadings.ballotProgress>;
type Status = BallotProgressRow['status'];

/** Who still has to seal which ballot. It knows that a ballot was sealed and the commitment to it, never what is in it (PROCESS.md 1.3). */
export const ballotProgressView: View<BallotProgressRow> = {
  name: 'ballot-progress',
  version: 1,
  hears: ['PanelFrozen', 'BallotSealed', 'ExpertRecused', 'BallotSetAside'],
  indexes: evaluationReadings.ballotProgress.indexes,
  keys(event) {
    const said = heard(event);
    switch (said.type) {
      case 'PanelFrozen':
        return said.data.assignments.flatMap(({ branchId, experts }) =>
          experts.flatMap((expertId) => stages.map((stage) => ballotKey({ ...said.data, stage, branchId, expertId }))),
        );
      case 'ExpertRecused':
        return stages.map((stage) => ballotKey({ ...said.data, stage }));
      case 'BallotSealed':
      case 'BallotSetAside':
        return [ballotKey(said.data)];
      default:
        return [];
    }
  },
  fold(row, event, key) {
    const said = heard(event);
    if (said.type === 'PanelFrozen') return row ?? waiting(key);
    return row && { ...row, ...changed(row.status, said) };
  },
};

/** `r2023.onSite.b03.017.ex1`: a ballot's id, as in commands. */
export function ballotKey(sheet: { campaignId: string; stage: string; branchId: string; expertId: string }): string {
  return `${sheet.campaignId}.${sheet.stage}.${sheet.branchId}.${sheet.expertId}`;
}

/** The parts of a ballot's id. */
function sheetOf(key: string): { campaignId: string; stage: Stage; branchId: string; expertId: string } {
  const [campaignId, stage, ...rest] = key.split('.');
  const expertId = rest.pop()!;
  return { campaignId: campaignId!, stage: stage as Stage, branchId: rest.join('.'), expertId };
}

function waiting(key: string): BallotProgressRow {
  const { expertId, ...sheet } = sheetOf(key);
  return { ...sheet, accountId: expertId, status: 'waiting', version: 0 };
}

function changed(status: Status, event: Heard): Partial<BallotProgressRow> {
  switch (event.type) {
    case 'BallotSealed': {
      // Sealed in the same moment as the expert was recused: the recusal holds.
      const gone = status === 'recused' || status === 'setAside';
      return { status: gone ? status : 'sealed', sealedAt: event.time, commitment: event.data.commitment, version: event.revision };
    }
    case 'ExpertRecused':
      return status === 'setAside' ? {} : { status: 'recused' };
    case 'BallotSetAside':
      return { status: 'setAside' };
    default:
      return {};
  }
}
