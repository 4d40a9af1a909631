import { evaluationReadings, heard, type Heard, idIn, type RowOf, title, waitingAfter } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type TitleRow = RowOf<typeof evaluationReadings.titles>;

/** Who competes for a title and how far it got; no score before the opening. */
export const titlesView: View<TitleRow> = {
  name: 'titles',
  version: 1,
  hears: [
    'TitleRecommended',
    'TitleFormSubmitted',
    'TitleBallotSealed',
    'TitleScored',
    'TitleApproved',
    'TitleNotConferred',
    'TitleConferred',
    'TitleRevoked',
    'ActProposed',
  ],
  indexes: evaluationReadings.titles.indexes,
  keys(event) {
    const id = idIn(title, heard(event));
    return id === undefined ? [] : [id];
  },
  fold(row, event) {
    const said = heard(event);
    const after = said.type === 'TitleRecommended' ? recommended(said) : row && changed(row, said);
    return after && { ...after, waiting: waitingAfter(after.waiting, said), version: said.revision };
  },
};

function recommended({ data, revision }: Extract<Heard, { type: 'TitleRecommended' }>): TitleRow {
  const { experts, ...entry } = data;
  return {
    ...entry,
    unitId: data.branchId,
    status: 'recommended',
    sealedBy: [],
    ballotsExpected: experts.length,
    waiting: [],
    version: revision,
  };
}

function changed(row: TitleRow, event: Heard): TitleRow {
  switch (event.type) {
    case 'TitleFormSubmitted':
      return { ...row, statement: event.data.statement, attachments: event.data.attachments };
    case 'TitleBallotSealed':
      return { ...row, sealedBy: [...new Set([...row.sealedBy, event.data.expertId])].sort() };
    case 'TitleScored': {
      const { score, recorded, ballots } = event.data;
      return { ...row, status: 'scored', score, recorded, ballots };
    }
    case 'TitleApproved':
      return { ...row, status: 'approved', minutesNumber: event.data.minutesNumber };
    case 'TitleNotConferred':
      return { ...row, status: 'notConferred', reason: event.data.reason };
    case 'TitleConferred':
      return { ...row, status: 'conferred', documentNumber: event.data.documentNumber };
    case 'TitleRevoked':
      return { ...row, status: 'revoked', reason: event.data.ground };
    default:
      return row;
  }
}
