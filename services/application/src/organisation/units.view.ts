import { organisation, type RowOf, view } from '@laurel/contracts';

export type UnitRow = RowOf<typeof organisation.readModels.units>;

const unmerged = { earlierResults: [], mergedFrom: [] };

/** Bureaus and branches: their secretaries, what they won before, and into what they were merged. */
export const unitsView = view('units', organisation.readModels.units, {
  version: 3,
  keys: ({ data }) => [(data as { branchId: string }).branchId],
  on: {
    BureauRegistered: {
      keys: ({ data }) => [data.bureauId],
      fold: (_row, { data: { bureauId, name, kind } }) => ({
        unitId: bureauId,
        bureauId,
        unit: 'bureau',
        name,
        kind,
        ...unmerged,
      }),
    },
    BranchRegistered: (_row, { data }) => ({ unitId: data.branchId, ...data, unit: 'branch', ...unmerged }),
    BranchRenamed: (row, { data: { name, unitName } }) => row && { ...row, name, unitName },
    BranchMerged: {
      keys: ({ data }) => [data.branchId, data.into],
      fold(row, { data: { branchId, into } }, key) {
        if (key === into) return row && { ...row, mergedFrom: [...row.mergedFrom, branchId] };
        return row && { ...row, mergedInto: into };
      },
    },
    SecretaryAppointed: (row, { data: { personId, name, since, until } }) =>
      row && {
        ...vacated(row),
        secretaryId: personId,
        secretaryName: name,
        secretarySince: since,
        ...(until !== undefined && { secretaryUntil: until }),
      },
    SecretaryVacated: (row) => row && vacated(row),
    EarlierResultImported: (row, { data }) =>
      row && { ...row, earlierResults: withResult(row.earlierResults, data) },
  },
});

function vacated({
  secretaryId: _person,
  secretaryName: _name,
  secretarySince: _since,
  secretaryUntil: _until,
  ...row
}: UnitRow): UnitRow {
  return row;
}

/** A result that is imported again for its round replaces the one before. */
function withResult(
  results: UnitRow['earlierResults'],
  { round, honour, titles }: UnitRow['earlierResults'][number],
) {
  const others = results.filter((result) => result.round !== round);
  return [...others, { round, honour, titles }].sort((one, other) => one.round - other.round);
}
