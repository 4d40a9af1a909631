import { entryKey, type Heard, naming, type RowOf, view } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';

export type NamedRow = RowOf<typeof naming.readModels.named>;

/**
 * The public list: the branches that were named, by which decision, with certificate, plaque and titles,
 * and what was revoked.
 */
export const namedView = view('named', naming.readModels.named, {
  version: 4,
  keys: ({ data }) => [entryKey(data)],
  on: {
    BranchNamed: (_row, { data }) => ({ ...data, unitId: data.branchId, status: 'named', titles: [] }),
    CertificateIssued: (row, { data: { certificateNumber, plaqueNumber } }) =>
      row && { ...row, certificateNumber, plaqueNumber },
    CertificateReplaced: (row, { data: { certificateNumber, plaqueNumber } }) =>
      row && { ...row, certificateNumber, plaqueNumber },
    BranchWarned: (row, { data: { until } }) => row && { ...row, warnedUntil: until },
    WarningLifted: (row) => row && withoutWarning(row),
    NamingRevoked: (row, event) => row && revoked(withoutWarning(row), event),
    NamingReinstated: (row, { time }) => row && reinstated(row, shanghaiDay(time)),
    PlaqueRecalled: (row, { time }) => row && { ...row, plaqueRecalledOn: shanghaiDay(time) },
    TitleConferred: (row, { data: { titleId, documentNumber, until, recheckOn }, time }) =>
      row &&
      withTitle(row, {
        ...{ titleId, documentNumber, conferredOn: shanghaiDay(time) },
        ...(until !== undefined && { until }),
        ...(recheckOn !== undefined && { recheckOn }),
      }),
    TitleRechecked: (row, event) => row && titleRechecked(row, event),
    TitleLapsed: (row, { data }) => row && titleChanged(row, data.titleId, { lapsed: true }),
    TitleRevoked: (row, event) => row && titleRevoked(row, event),
  },
});

function revoked(
  row: NamedRow,
  { data: { documentNumber, ground }, time }: Heard<'NamingRevoked'>,
): NamedRow {
  return {
    ...row,
    status: 'revoked',
    revokedOn: shanghaiDay(time),
    revocationNumber: documentNumber,
    revocationGround: ground,
  };
}

function withoutWarning({ warnedUntil: _until, ...row }: NamedRow): NamedRow {
  return row;
}

/** The papers that were withdrawn with the naming stay void; others are issued. */
function reinstated(row: NamedRow, reinstatedOn: string): NamedRow {
  const {
    revokedOn: _day,
    revocationNumber: _number,
    revocationGround: _ground,
    plaqueRecalledOn: _recalled,
    certificateNumber: _certificate,
    plaqueNumber: _plaque,
    ...named
  } = row;
  return { ...named, status: 'named', reinstatedOn };
}

/** Adds a title, sorted by day and then by title, because titles of one day arrive in no fixed order. */
function withTitle(row: NamedRow, title: NamedRow['titles'][number]): NamedRow {
  const place = ({ conferredOn, titleId }: NamedRow['titles'][number]) => `${conferredOn} ${titleId}`;
  const titles = [...row.titles, title].sort((one, other) => (place(one) < place(other) ? -1 : 1));
  return { ...row, titles };
}

/** The public reads when a title was last re-checked, and when it is again. */
function titleRechecked(
  row: NamedRow,
  { data: { titleId, recheckOn }, time }: Heard<'TitleRechecked'>,
): NamedRow {
  const rechecked = ({ recheckOn: _done, ...title }: NamedRow['titles'][number]) => ({
    ...{ ...title, recheckedOn: shanghaiDay(time) },
    ...(recheckOn !== undefined && { recheckOn }),
  });
  return {
    ...row,
    titles: row.titles.map((title) => (title.titleId === titleId ? rechecked(title) : title)),
  };
}

function titleRevoked(row: NamedRow, { data: { titleId }, time }: Heard<'TitleRevoked'>): NamedRow {
  return titleChanged(row, titleId, { revokedOn: shanghaiDay(time) });
}

function titleChanged(row: NamedRow, titleId: string, change: Partial<NamedRow['titles'][number]>): NamedRow {
  return {
    ...row,
    titles: row.titles.map((title) => (title.titleId === titleId ? { ...title, ...change } : title)),
  };
}
