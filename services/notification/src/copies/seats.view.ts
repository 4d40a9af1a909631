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
      fold: (_row, { data: { campaignId, assignments } }, key) => {
        for (const { branchId, experts } of assignments)
          for (const expertId of experts)
            for (const stage of stages)
              if (seatKey(stage, { campaignId, branchId, expertId }) === key)
                return { scoring: scoringKey(campaignId, stage), branchId, expertId };
        return undefined;
      },
    },
    BallotSealed: { keys: ({ data }) => [seatKey(data.stage, data)], fold: () => undefined },
    ExpertRecused: {
      keys: ({ data }) => stages.map((stage) => seatKey(stage, data)),
      fold: () => undefined,
    },
    RecusalWithdrawn: {
      keys: ({ data }) => (data.seated ? stages.map((stage) => seatKey(stage, data)) : []),
      fold: (_row, { data }, key) => {
        const stage = stages.find((each) => seatKey(each, data) === key)!;
        const { campaignId, branchId, expertId } = data;
        return { scoring: scoringKey(campaignId, stage), branchId, expertId };
      },
    },
    ExpertSubstituted: {
      keys: ({ data: { campaignId, expertId, substitute, sheets } }) =>
        sheets.flatMap(({ stage, branchId }) =>
          [expertId, substitute.accountId].map((expert) =>
            seatKey(stage, { campaignId, branchId, expertId: expert }),
          ),
        ),
      fold: (_row, { data: { campaignId, substitute, sheets } }, key) => {
        const expertId = substitute.accountId;
        const sheet = sheets.find(
          ({ stage, branchId }) => seatKey(stage, { campaignId, branchId, expertId }) === key,
        );
        return sheet && { scoring: scoringKey(campaignId, sheet.stage), branchId: sheet.branchId, expertId };
      },
    },
    PresentationEnded: {
      keys: ({ data: { campaignId, branchId } }) => [presentedKey(campaignId, branchId)],
      fold: (_row, { data: { campaignId, branchId } }) => ({ scoring: `${campaignId}.presented`, branchId }),
    },
  },
});
