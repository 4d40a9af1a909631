import { applicationReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type UnitRow = RowOf<typeof applicationReadings.units>;

/** Who is who: bureaus and branches, their secretaries, what they won before, and into what they were merged. */
export const unitsView: View<UnitRow> = {
  name: 'units',
  version: 1,
  hears: ['BureauRegistered', 'BranchRegistered', 'BranchRenamed', 'BranchMerged', 'SecretaryAppointed', 'EarlierResultImported'],
  indexes: applicationReadings.units.indexes,
  keys(event) {
    const said = heard(event);
    switch (said.type) {
      case 'BureauRegistered':
        return [said.data.bureauId];
      case 'BranchMerged':
        return [said.data.branchId, said.data.into];
      default:
        return [event.data.branchId];
    }
  },
  fold(row, event, key) {
    const said = heard(event);
    if (said.type === 'BureauRegistered') {
      const { bureauId, name, kind } = said.data;
      return { unitId: bureauId, bureauId, unit: 'bureau', name, kind, earlierResults: [], mergedFrom: [] };
    }
    if (said.type === 'BranchRegistered') {
      return { unitId: key, ...said.data, unit: 'branch', earlierResults: [], mergedFrom: [] };
    }
    return row && changed(row, said, key);
  },
};

function changed(row: UnitRow, event: Heard, key: string): UnitRow {
  switch (event.type) {
    case 'BranchRenamed':
      return { ...row, name: event.data.name, unitName: event.data.unitName };
    case 'BranchMerged': {
      const { branchId, into } = event.data;
      return key === into ? { ...row, mergedFrom: [...row.mergedFrom, branchId] } : { ...row, mergedInto: into };
    }
    case 'SecretaryAppointed':
      return { ...row, secretaryName: event.data.name, secretarySince: event.data.since };
    case 'EarlierResultImported': {
      const { round, honour, titles } = event.data;
      const others = row.earlierResults.filter((result) => result.round !== round);
      return { ...row, earlierResults: [...others, { round, honour, titles }].sort((one, other) => one.round - other.round) };
    }
    default:
      return row;
  }
}
