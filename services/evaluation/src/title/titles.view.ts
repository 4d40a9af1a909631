import { type Heard, type RowOf, title, view } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';

type TitleRow = RowOf<typeof title.readModels.titles>;

/** The branches that compete for a title and how far each got; no score before the opening. */
export const titlesView = view('titles', title.readModels.titles, {
  version: 3,
  on: {
    TitleRecommended: (_row, { data }) => recommended(data),
    TitleFormSubmitted: (row, { data: { statement, attachments } }) =>
      row && { ...row, statement, attachments },
    TitleBallotSealed: (row, { data }) =>
      row && { ...row, sealedBy: [...new Set([...row.sealedBy, data.expertId])].sort() },
    TitleScored: (row, { data: { score, recorded, ballots } }) =>
      row && { ...row, status: 'scored', score, recorded, ballots },
    TitleApproved: (row, { data }) =>
      row && { ...row, status: 'approved', minutesNumber: data.minutesNumber },
    TitleNotConferred: (row, { data }) => row && { ...row, status: 'notConferred', reason: data.reason },
    TitleConferred: (row, { data: { documentNumber, until, recheckOn } }) =>
      row && {
        ...{ ...row, status: 'conferred', documentNumber },
        ...(until !== undefined && { until }),
        ...(recheckOn !== undefined && { recheckOn }),
      },
    TitleRecheckDue: (row) => row && { ...row, status: 'recheckDue' },
    TitleRechecked: (row, event) => row && rechecked(row, event),
    TitleLapsed: (row) => row && { ...row, status: 'lapsed' },
    TitleRevoked: (row, { data }) => row && { ...row, status: 'revoked', reason: data.ground },
  },
});

function recommended({ experts, ...entry }: Heard<'TitleRecommended'>['data']) {
  return {
    ...entry,
    unitId: entry.branchId,
    status: 'recommended' as const,
    sealedBy: [],
    ballotsExpected: experts.length,
  };
}

/** A title that was found wanting has no day of its next re-check before it was mended. */
function rechecked(
  { recheckOn: _done, ...row }: TitleRow,
  { data, time }: Heard<'TitleRechecked'>,
): TitleRow {
  const { outcome, findings, improvement, until, recheckOn } = data;
  const recheck = {
    ...{ recheckedOn: shanghaiDay(time), outcome, findings },
    ...(improvement !== undefined && { improvement }),
    ...(until !== undefined && { until }),
  };
  const status = outcome === 'kept' ? 'conferred' : 'warned';
  return { ...row, status, recheck, ...(recheckOn !== undefined && { recheckOn }) };
}
