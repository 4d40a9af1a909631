import { heard } from '@laurel/contracts';
import type { View } from '@laurel/core';

export interface UpheldObjectionRow {
  readonly campaignId: string;
  readonly branchId: string;
  readonly kind: 'misconduct' | 'scoringError';
  readonly [field: string]: unknown;
}

/** Which objections were upheld. Serves decisions only: a confirmed ranking changes for nothing else (PROCESS.md 1.13, 1.18). */
export const upheldObjectionsView: View<UpheldObjectionRow> = {
  name: 'upheld-objections',
  version: 1,
  hears: ['ObjectionUpheld'],
  indexes: ['campaignId'],
  keys: (event) => [objectionKey(event.data)],
  fold(row, event) {
    const said = heard(event);
    if (said.type !== 'ObjectionUpheld') return row;
    const { campaignId, branchId, kind } = said.data;
    return { campaignId, branchId, kind };
  },
};

export function objectionKey({ campaignId, objectionId }: { campaignId: string; objectionId: string }): string {
  return `${campaignId}.${objectionId}`;
}
