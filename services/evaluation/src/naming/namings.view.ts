import { evaluationReadings, heard, type Heard, idIn, naming, type RowOf, waitingAfter } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type NamingRow = RowOf<typeof evaluationReadings.namings>;

/** Where a campaign's naming stands: what is to be approved, who is next, what waits for a second person. */
export const namingsView: View<NamingRow> = {
  name: 'namings',
  version: 1,
  hears: [
    'NamingRequested',
    'WinnersApproved',
    'WinnersReturned',
    'EntryExcluded',
    'SuccessorCalled',
    'PlaceHeld',
    'PlaceRestored',
    'PlaceForfeited',
    'NamingDeclined',
    'BranchNamed',
    'CertificateIssued',
    'NamingRevoked',
    'PlaqueRecalled',
    'ActProposed',
  ],
  indexes: evaluationReadings.namings.indexes,
  keys(event) {
    const id = idIn(naming, heard(event));
    return id === undefined ? [] : [id];
  },
  fold(row, event) {
    const said = heard(event);
    const after = said.type === 'NamingRequested' ? requested(row, said) : row && changed(row, said);
    return after && { ...after, waiting: waitingAfter(after.waiting, said), version: said.revision };
  },
};

function requested(row: NamingRow | undefined, { data, revision }: Extract<Heard, { type: 'NamingRequested' }>): NamingRow {
  const { campaignId, documentNumber, rankingVersion, winners, reserves, changed } = data;
  const { named = 0, revoked = 0, waiting = [] } = row ?? {};
  return {
    ...{ campaignId, status: 'requested', rankingVersion, documentNumber, winners, reserves, changed, vacated: [] },
    ...{ named, revoked, waiting, version: revision },
  };
}

function changed(row: NamingRow, event: Heard): NamingRow {
  switch (event.type) {
    case 'WinnersApproved': {
      const { minutesNumber, proposed, held, reserves } = event.data;
      const winners = row.winners.filter((branchId) => proposed.includes(branchId) || held.includes(branchId));
      return { ...row, status: 'approved', minutesNumber, winners, reserves, vacated: [] };
    }
    case 'WinnersReturned':
      return { ...row, status: 'returned', returnReason: event.data.reason };
    case 'EntryExcluded':
    case 'PlaceForfeited':
    case 'NamingDeclined':
      return dropped(row, event.data.branchId);
    case 'SuccessorCalled': {
      const { branchId, replaces } = event.data;
      const reserves = row.reserves.filter((reserve) => reserve !== branchId);
      return { ...row, winners: [...row.winners, branchId], reserves, vacated: row.vacated.filter((vacated) => vacated !== replaces) };
    }
    case 'BranchNamed':
      return { ...row, winners: row.winners.filter((winner) => winner !== event.data.branchId), named: row.named + 1 };
    case 'NamingRevoked':
      return { ...row, named: row.named - 1, revoked: row.revoked + 1 };
    default:
      return row;
  }
}

/** Before the approval whoever follows moves up by itself; after it a place falls free, until a successor is called. */
function dropped(row: NamingRow, branchId: string): NamingRow {
  const winners = row.winners.filter((winner) => winner !== branchId);
  const reserves = row.reserves.filter((reserve) => reserve !== branchId);
  if (winners.length === row.winners.length) return { ...row, reserves };
  if (row.status === 'approved') return { ...row, winners, reserves, vacated: [...row.vacated, branchId] };
  return { ...row, winners: [...winners, ...reserves.slice(0, 1)], reserves: reserves.slice(1) };
}
