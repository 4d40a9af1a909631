import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';

export interface UpheldObjectionRow {
  readonly campaignId: string;
  readonly branchId: string;
  readonly kind: 'misconduct' | 'scoringError';
  readonly [field: string]: unknown;
}

/**
 * The objections that were upheld. A confirmed ranking changes for nothing else
 * (docs/handbook/process.md#1.13, #1.18). Serves decisions only.
 */
export const upheldObjectionsView: View<UpheldObjectionRow> = copy('upheld-objections', {
  version: 1,
  indexes: ['campaignId'],
  keys: ({ data }) => [objectionKey(data)],
  on: {
    ObjectionUpheld: (_row, { data: { campaignId, branchId, kind } }) => ({ campaignId, branchId, kind }),
  },
});

export function objectionKey({
  campaignId,
  objectionId,
}: {
  campaignId: string;
  objectionId: string;
}): string {
  return `${campaignId}.${objectionId}`;
}
