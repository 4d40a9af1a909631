import { type applicationReadings, heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type OrganisationRow = RowOf<typeof applicationReadings.organisation>;

/** How large the tree is, and the version that a command on it would expect: one row, `city`. */
export const organisationView: View<OrganisationRow> = {
  name: 'organisation',
  version: 1,
  hears: [
    'BureauRegistered',
    'BranchRegistered',
    'BranchRenamed',
    'BranchMerged',
    'SecretaryAppointed',
    'BureauInvited',
    'EarlierResultImported',
  ],
  indexes: [],
  keys: () => ['city'],
  fold(row = { bureaus: 0, branches: 0, merged: 0, version: 0 }, event) {
    const said = heard(event);
    const version = said.revision;
    switch (said.type) {
      case 'BureauRegistered':
        return { ...row, version, bureaus: row.bureaus + 1 };
      case 'BranchRegistered':
        return { ...row, version, branches: row.branches + 1 };
      case 'BranchMerged':
        return { ...row, version, merged: row.merged + 1 };
      default:
        return { ...row, version };
    }
  },
};
