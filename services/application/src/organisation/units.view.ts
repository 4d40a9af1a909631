import { organisation, type RowOf, view } from '@laurel/contracts';

export type UnitRow = RowOf<typeof organisation.readModels.units>;

const unmerged = { earlierResults: [], results: [], mergedFrom: [] };

/** Bureaus and branches: their secretaries, what they won, and into what they were merged. */
export const unitsView = view('units', organisation.readModels.units, {
  version: 6,
  keys: ({ data }) => [(data as { branchId: string }).branchId],
  on: {
    BureauRegistered: {
      keys: ({ data }) => [data.bureauId],
      fold: (_row, { data }) => ({ unitId: data.bureauId, ...data, unit: 'bureau', ...unmerged }),
    },
    BureauRenamed: {
      keys: ({ data }) => [data.bureauId],
      fold: (row, { data: { name } }) => row && { ...row, name },
    },
    BureauReclassified: {
      keys: ({ data }) => [data.bureauId],
      fold: (row, { data: { kind } }) => row && { ...row, kind },
    },
    BureauMoved: {
      keys: ({ data }) => [data.bureauId],
      fold(row, { data: { parentId } }) {
        if (!row) return undefined;
        const { parentId: _former, ...bureau } = row;
        return { ...bureau, ...(parentId !== undefined && { parentId }) };
      },
    },
    BureauAbolished: {
      keys: ({ data }) => [data.bureauId],
      fold: (row, { data: { into } }) =>
        row && { ...row, ended: true, ...(into !== undefined && { mergedInto: into }) },
    },
    BranchRegistered: (_row, { data }) => ({ unitId: data.branchId, ...data, unit: 'branch', ...unmerged }),
    BranchRenamed: (row, { data: { name, unitName } }) => row && { ...row, name, unitName },
    BranchCorrected: (row, { data: { on: _on, reason: _reason, ...fields } }) => row && { ...row, ...fields },
    BranchMoved: (row, { data: { bureauId } }) => row && { ...row, bureauId },
    BranchDissolved: (row) => row && { ...row, ended: true },
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
    // A unit that was named in secret is on no list that everybody reads.
    BranchNamed: (row, { data: { campaignId, secret } }) =>
      row && !secret
        ? { ...row, results: [...row.results, { campaignId, titles: [] }].sort(byCampaign) }
        : row,
    NamingReinstated: (row, { data }) =>
      row && resulting(row, data, ({ campaignId, titles }) => ({ campaignId, titles })),
    NamingRevoked: (row, { data }) => row && resulting(row, data, (result) => ({ ...result, revoked: true })),
    TitleConferred: (row, { data }) =>
      row &&
      resulting(row, data, ({ titles, ...result }) => ({
        ...result,
        titles: [...titles, data.titleId].sort(),
      })),
    TitleRevoked: (row, { data }) => row && withoutTitle(row, data),
    TitleLapsed: (row, { data }) => row && withoutTitle(row, data),
  },
});

type Result = UnitRow['results'][number];

const byCampaign = (one: Result, other: Result) => (one.campaignId < other.campaignId ? -1 : 1);

function withoutTitle(
  row: UnitRow,
  gone: { readonly campaignId: string; readonly titleId: string },
): UnitRow {
  return resulting(row, gone, ({ titles, ...result }) => ({
    ...result,
    titles: titles.filter((titleId) => titleId !== gone.titleId),
  }));
}

/** The row with its result in the campaign changed, where it has one. */
function resulting(
  row: UnitRow,
  { campaignId }: Pick<Result, 'campaignId'>,
  change: (result: Result) => Result,
): UnitRow {
  const results = row.results.map((each) => (each.campaignId === campaignId ? change(each) : each));
  return { ...row, results };
}

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
