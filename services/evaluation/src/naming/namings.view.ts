import { type Heard, naming, type RowOf, view } from '@laurel/contracts';

export type NamingRow = RowOf<typeof naming.readModels.namings>;

/**
 * The state of a campaign's naming: the entries to be approved, the next in reserve, the places that fell
 * free.
 */
export const namingsView = view('namings', naming.readModels.namings, {
  version: 2,
  on: {
    NamingRequested: (row, { data }) => requested(row, data),
    WinnersApproved: (row, { data }) => row && approved(row, data),
    WinnersReturned: (row, { data }) => row && { ...row, status: 'returned', returnReason: data.reason },
    EntryExcluded: (row, { data }) => row && dropped(row, data.branchId),
    PlaceForfeited: (row, { data }) => row && dropped(row, data.branchId),
    NamingDeclined: (row, { data }) => row && dropped(row, data.branchId),
    SuccessorCalled: (row, { data }) => row && succeeded(row, data),
    BranchNamed: (row, { data }) =>
      row && { ...row, winners: without(row.winners, data.branchId), named: row.named + 1 },
    RevocationConsidered: (row, { data: { branchId } }) =>
      row && { ...row, considered: [...without(row.considered, branchId), branchId] },
    NamingUpheld: (row, { data }) => row && { ...row, considered: without(row.considered, data.branchId) },
    NamingReinstated: (row) => row && { ...row, named: row.named + 1, revoked: row.revoked - 1 },
    NamingRevoked: (row, { data }) => row && revoked(row, data.branchId),
  },
});

function requested(row: NamingRow | undefined, data: Heard<'NamingRequested'>['data']) {
  const { named = 0, revoked = 0, considered = [] } = row ?? {};
  return { ...data, status: 'requested' as const, vacated: [], considered, named, revoked };
}

function approved(
  row: NamingRow,
  { minutesNumber, proposed, held, reserves }: Heard<'WinnersApproved'>['data'],
): NamingRow {
  const winners = row.winners.filter((branchId) => proposed.includes(branchId) || held.includes(branchId));
  return { ...row, status: 'approved', minutesNumber, winners, reserves, vacated: [] };
}

function revoked(row: NamingRow, branchId: string): NamingRow {
  const considered = without(row.considered, branchId);
  return { ...row, considered, named: row.named - 1, revoked: row.revoked + 1 };
}

function succeeded(row: NamingRow, { branchId, replaces }: Heard<'SuccessorCalled'>['data']): NamingRow {
  const winners = [...row.winners, branchId];
  return {
    ...row,
    winners,
    reserves: without(row.reserves, branchId),
    vacated: without(row.vacated, replaces),
  };
}

/**
 * Before the approval the next in order moves up by itself; after it a place falls free, until a successor
 * is called.
 */
function dropped(row: NamingRow, branchId: string): NamingRow {
  const [winners, reserves] = [without(row.winners, branchId), without(row.reserves, branchId)];
  if (winners.length === row.winners.length) return { ...row, reserves };
  if (row.status === 'approved') return { ...row, winners, reserves, vacated: [...row.vacated, branchId] };
  return { ...row, winners: [...winners, ...reserves.slice(0, 1)], reserves: reserves.slice(1) };
}

function without(branchIds: readonly string[], gone: string): string[] {
  return branchIds.filter((branchId) => branchId !== gone);
}
