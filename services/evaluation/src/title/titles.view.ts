import { type Heard, title, view } from '@laurel/contracts';

/** The branches that compete for a title and how far each got; no score before the opening. */
export const titlesView = view('titles', title.readModels.titles, {
  version: 2,
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
    TitleConferred: (row, { data: { documentNumber, until } }) =>
      row && { ...row, status: 'conferred', documentNumber, ...(until !== undefined && { until }) },
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
