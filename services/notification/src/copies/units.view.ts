import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { Appointment } from '@laurel/rules';

/** The name, kind and secretary of each unit: messages name units and go to whoever leads a branch now. */
export type UnitRow = {
  readonly name: string;
  readonly kind?: string;
  /** Of a branch. */
  readonly bureauId?: string;
  /** The branch that goes on with its entries since it was merged. */
  readonly carriedBy?: string;
  /** The person appointed secretary last; null while the post is vacant, absent when nobody ever was. */
  readonly secretary?: Appointment | null;
};

export const unitsView: View<UnitRow> = copy('units', {
  version: 8,
  indexes: [],
  keys: ({ data }) => ['branchId' in data ? data.branchId : data.bureauId],
  on: {
    BureauRegistered: (_row, { data: { name, kind } }) => ({ name, kind }),
    BranchRegistered: (_row, { data: { name, bureauId } }) => ({ name, bureauId }),
    BranchMoved: (row, { data: { bureauId } }) => row && { ...row, bureauId },
    EntryCarriedOver: (row, { data: { into } }) => row && { ...row, carriedBy: into },
    BureauReclassified: (row, { data: { kind } }) => row && { ...row, kind },
    BureauRenamed: (row, { data: { name } }) => ({ ...row, name }),
    BranchCorrected: (row, { data: { name } }) => row && { ...row, ...(name !== undefined && { name }) },
    BranchRenamed: (row, { data: { name } }) => ({ ...row, name }),
    SecretaryAppointed: (row, { data: { personId, since, until } }) =>
      row && { ...row, secretary: { personId, since, ...(until !== undefined && { until }) } },
    SecretaryVacated: (row) => row && { ...row, secretary: null },
  },
});
