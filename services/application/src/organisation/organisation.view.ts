import { organisation, view } from '@laurel/contracts';

const nothing = { bureaus: 0, branches: 0, merged: 0 };

/** The size of the organisation tree, in one row, `city`. */
export const organisationView = view('organisation', organisation.readModels.organisation, {
  version: 3,
  on: {
    BureauRegistered: (row = { ...nothing, version: 0, waiting: [] }) => ({
      ...row,
      bureaus: row.bureaus + 1,
    }),
    BranchRegistered: (row) => row && { ...row, branches: row.branches + 1 },
    BranchMerged: (row) => row && { ...row, merged: row.merged + 1 },
  },
});
