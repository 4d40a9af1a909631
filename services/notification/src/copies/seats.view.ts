import { copy, entryKey } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * The ballots that are still to be sealed, by stage, entry and expert; and the entries that have presented.
 * For reminders of experts.
 */
export type SeatRow = { readonly scoring: string; readonly branchId: string; readonly expertId?: string };

const stages = ['onSite', 'presentation'] as const;

export const scoringKey = (campaignId: string, stage: string) => `${campaignId}.${stage}`;
export const presentedKey = (campaignId: string, branchId: string) => `${campaignId}.presented.${branchId}`;
const seatKey = (stage: string, of: { campaignId: string; branchId: string; expertId: string }) =>
  `${entryKey(of)}.${stage}.${of.expertId}`;

/** The row of a seat whose ballot is awaited, if the key is that of one of these at one of these stages. */
function awaited(
  key: string,
  at: readonly string[],
  of: { readonly campaignId: string; readonly branchId: string; readonly expertId: string },
): SeatRow | undefined {
  const stage = at.find((each) => seatKey(each, of) === key);
  const { campaignId, branchId, expertId } = of;
  return stage === undefined ? undefined : { scoring: scoringKey(campaignId, stage), branchId, expertId };
}

export const seatsView: View<SeatRow> = copy('seats', {
  version: 1,
  indexes: ['scoring'],
  on: {
    PanelFrozen: {
      keys: ({ data: { campaignId, assignments } }) =>
        assignments.flatMap(({ branchId, experts }) =>
          experts.flatMap((expertId) =>
            stages.map((stage) => seatKey(stage, { campaignId, branchId, expertId })),
          ),
        ),
      fold: (_row, { data: { campaignId, assignments } }, key) =>
        // Only the entry that the key begins with is looked through: an event is folded once for each seat.
        assignments
          .filter(({ branchId }) => key.startsWith(`${entryKey({ campaignId, branchId })}.`))
          .flatMap(({ branchId, experts }) =>
            experts.map((expertId) => awaited(key, stages, { campaignId, branchId, expertId })),
          )
          .find((row) => row !== undefined),
    },
    BallotSealed: { keys: ({ data }) => [seatKey(data.stage, data)], fold: () => undefined },
    ExpertRecused: {
      keys: ({ data }) => stages.map((stage) => seatKey(stage, data)),
      fold: () => undefined,
    },
    RecusalWithdrawn: {
      keys: ({ data }) => (data.seated ? stages.map((stage) => seatKey(stage, data)) : []),
      fold: (_row, { data }, key) => awaited(key, stages, data),
    },
    ExpertSubstituted: {
      keys: ({ data: { campaignId, expertId, substitute, sheets } }) =>
        sheets.flatMap(({ stage, branchId }) =>
          [expertId, substitute.accountId].map((expert) =>
            seatKey(stage, { campaignId, branchId, expertId: expert }),
          ),
        ),
      fold: (_row, { data: { campaignId, substitute, sheets } }, key) =>
        sheets
          .map(({ stage, branchId }) =>
            awaited(key, [stage], { campaignId, branchId, expertId: substitute.accountId }),
          )
          .find((row) => row !== undefined),
    },
    PresentationEnded: {
      keys: ({ data: { campaignId, branchId } }) => [presentedKey(campaignId, branchId)],
      fold: (_row, { data: { campaignId, branchId } }) => ({ scoring: `${campaignId}.presented`, branchId }),
    },
  },
});
