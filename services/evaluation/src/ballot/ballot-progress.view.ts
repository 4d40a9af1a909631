import { ballot, type RowOf, view } from '@laurel/contracts';
import { type Stage, stages } from '../panel/panel.ts';

const model = ballot.readModels.ballotProgress;
export type BallotProgressRow = RowOf<typeof model>;

/**
 * The ballots that are sealed or still to be sealed. A row knows that a ballot was sealed and its commitment,
 * never its scores (docs/handbook/process.md#1.3).
 */
export const ballotProgressView = view('ballot-progress', model, {
  version: 3,
  on: {
    PanelFrozen: {
      keys: ({ data: { campaignId, assignments } }) =>
        assignments.flatMap(({ branchId, experts }) =>
          experts.flatMap((expertId) =>
            stages.map((stage) => ballotKey({ campaignId, stage, branchId, expertId })),
          ),
        ),
      fold: (row, _event, key) => row ?? waiting(key),
    },
    BallotSealed: {
      keys: ({ data }) => [ballotKey(data)],
      fold: (row, { data, time }) =>
        row && { ...row, status: sealedStatus(row.status), sealedAt: time, commitment: data.commitment },
    },
    ExpertRecused: {
      keys: ({ data }) => stages.map((stage) => ballotKey({ ...data, stage })),
      fold: (row) => (row?.status === 'setAside' ? row : row && { ...row, status: 'recused' }),
    },
    /** Whoever was recused when the panel was frozen has sheets only from now on. */
    RecusalWithdrawn: {
      keys: ({ data }) => stages.map((stage) => ballotKey({ ...data, stage })),
      fold: (row, { data }, key) =>
        row
          ? { ...row, status: row.commitment === undefined ? 'waiting' : 'sealed' }
          : data.seated
            ? waiting(key)
            : undefined,
    },
    ExpertSubstituted: {
      keys: ({ data: { campaignId, expertId, substitute, sheets } }) =>
        sheets.flatMap((sheet) =>
          [expertId, substitute.accountId].map((account) =>
            ballotKey({ campaignId, ...sheet, expertId: account }),
          ),
        ),
      fold: (row, { data }, key) =>
        sheetOf(key).expertId === data.expertId
          ? row?.status === 'waiting'
            ? undefined
            : row
          : (row ?? waiting(key)),
    },
    BallotSetAside: {
      keys: ({ data }) => [ballotKey(data)],
      fold: (row) => row && { ...row, status: 'setAside' },
    },
  },
});

/** A ballot sealed in the same moment as its expert was recused stays recused. */
function sealedStatus(before: BallotProgressRow['status']): BallotProgressRow['status'] {
  return before === 'recused' || before === 'setAside' ? before : 'sealed';
}

/** `r2023.onSite.b03.017.ex1`: a ballot's id, as in commands. */
export function ballotKey(sheet: {
  campaignId: string;
  stage: string;
  branchId: string;
  expertId: string;
}): string {
  return `${sheet.campaignId}.${sheet.stage}.${sheet.branchId}.${sheet.expertId}`;
}

/** The parts of a ballot's id. */
function sheetOf(key: string): { campaignId: string; stage: Stage; branchId: string; expertId: string } {
  const [campaignId, stage, ...rest] = key.split('.');
  const expertId = rest.pop()!;
  return { campaignId: campaignId!, stage: stage as Stage, branchId: rest.join('.'), expertId };
}

function waiting(key: string): Omit<BallotProgressRow, 'version'> {
  const { expertId, ...sheet } = sheetOf(key);
  return { ...sheet, accountId: expertId, status: 'waiting' };
}
