import { copy, entryKey } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { EntryStanding } from '../naming/naming.rules.ts';

/** An entry as the naming must know it: its frozen names, vetoes and clearance. Serves decisions only. */
export type EntryStandingRow = { [Field in keyof EntryStanding]: EntryStanding[Field] } & {
  readonly campaignId: string;
};

export const entryStandingsView: View<EntryStandingRow> = copy('entry-standings', {
  version: 3,
  indexes: ['campaignId'],
  keys: ({ data }) => [entryKey(data)],
  on: {
    EntryAdmitted: (row, { data }) => {
      const { bureauId, branchName, unitName, bureauName, pool } = data;
      const standsIn = pool === undefined ? {} : { pool };
      return { ...(row ?? unknown(data)), bureauId, branchName, unitName, bureauName, ...standsIn };
    },
    // The branch that goes on with the entry may be heard of before the entry is admitted.
    EntryCarriedOver: (row, { data }) => {
      const { bureauId, branchName, unitName, bureauName, into } = data;
      const names = { branchName, unitName, bureauName };
      return { ...(row ?? unknown(data)), bureauId, ...names, carriedBy: into };
    },
    EntrySuspended: (row, { data }) => ({ ...(row ?? unknown(data)), suspended: true }),
    EntryResumed: (row, { data }) => ({ ...(row ?? unknown(data)), suspended: false }),
    EntryDisqualified: (row, { data }) => ({ ...(row ?? unknown(data)), disqualified: data.ground }),
    EntryWithdrawn: (row, { data }) => ({ ...(row ?? unknown(data)), withdrawn: true }),
    EntryCleared: (row, { data }) => ({ ...(row ?? unknown(data)), clearedUntil: data.validUntil }),
  },
});

/** A standing may be heard before the entry is admitted. */
function unknown({ campaignId, branchId }: { campaignId: string; branchId: string }): EntryStandingRow {
  return {
    campaignId,
    branchId,
    bureauId: '',
    branchName: branchId,
    unitName: branchId,
    bureauName: '',
    suspended: false,
  };
}
