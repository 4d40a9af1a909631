import { entryKey, heard, type Heard } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { EntryStanding } from '../naming/naming.rules.ts';

/** What the naming must know of an entry: its frozen names, vetoes and clearance. Serves decisions only. */
export type EntryStandingRow = { [Field in keyof EntryStanding]: EntryStanding[Field] } & { readonly campaignId: string };

export const entryStandingsView: View<EntryStandingRow> = {
  name: 'entry-standings',
  version: 1,
  hears: ['EntryAdmitted', 'EntrySuspended', 'EntryResumed', 'EntryDisqualified', 'EntryWithdrawn', 'EntryCleared'],
  indexes: ['campaignId'],
  keys: (event) => [entryKey(event.data)],
  fold(row, event) {
    const said = heard(event);
    return changed(row ?? unknown(event.data), said);
  },
};

function changed(row: EntryStandingRow, event: Heard): EntryStandingRow {
  switch (event.type) {
    case 'EntryAdmitted': {
      const { bureauId, branchName, unitName, bureauName } = event.data;
      return { ...row, bureauId, branchName, unitName, bureauName };
    }
    case 'EntrySuspended':
      return { ...row, suspended: true };
    case 'EntryResumed':
      return { ...row, suspended: false };
    case 'EntryDisqualified':
      return { ...row, disqualified: event.data.ground };
    case 'EntryWithdrawn':
      return { ...row, withdrawn: true };
    case 'EntryCleared':
      return { ...row, clearedUntil: event.data.validUntil };
    default:
      return row;
  }
}

/** Standing may be heard before the entry is admitted. */
function unknown({ campaignId, branchId }: { campaignId: string; branchId: string }): EntryStandingRow {
  return {
    campaignId,
    branchId,
    bureauId: branchId.split('.')[0]!,
    branchName: branchId,
    unitName: branchId,
    bureauName: '',
    suspended: false,
  };
}
