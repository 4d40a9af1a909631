import { entryKey, type Heard, naming, type RowOf, view } from '@laurel/contracts';
import { superseded } from './naming.ts';

export type PlaceRow = RowOf<typeof naming.readModels.places>;

/** The state of each entry's place: on notice, held, in reserve, named, or dropped and why. */
export const placesView = view('places', naming.readModels.places, {
  version: 5,
  keys: ({ data }) => ('branchId' in data ? [entryKey(data)] : []),
  on: {
    EntryAdmitted: (_row, { data }) => admitted(data),
    EntryCarriedOver: (row, { data: { branchName, unitName } }) => row && { ...row, branchName, unitName },
    NamingRequested: {
      keys: ({ data }) => keysOf(data.campaignId, [...data.winners, ...data.reserves]),
      fold: (row, { data }) => row && requested(row, data),
    },
    WinnersApproved: {
      keys: ({ data }) => keysOf(data.campaignId, [...data.proposed, ...data.held, ...data.reserves]),
      fold: (row, { data }) => row && moved(row, { state: approvedState(data, row.branchId) }),
    },
    EntryExcluded: (row, { data }) => row && moved(row, { state: 'dropped', reason: data.ground }),
    SuccessorCalled: (row) => row && moved(row, { state: 'proposed' }),
    PlaceHeld: (row, { data }) => row && moved(row, { state: 'held', until: data.until }),
    PlaceRestored: (row) => row && moved(row, { state: 'proposed' }),
    PlaceForfeited: (row, { data }) => row && moved(row, { state: 'dropped', reason: data.reason }),
    NamingDeclined: (row, { data }) => row && moved(row, { state: 'dropped', reason: data.reason }),
    NoticeWaived: (row) => row && { ...row, secret: true },
    BranchNamed: (row, { data }) =>
      row && moved(row, { state: 'named', documentNumber: data.documentNumber }),
    NamingReinstated: (row) => row && moved(row, { state: 'named' }),
    NamingRevoked: (row, { data }) => row && moved(row, { state: 'revoked', reason: data.ground }),
    PublicNoticePosted: {
      keys: ({ data }) => (data.titleId === undefined ? keysOf(data.campaignId, data.branchIds) : []),
      fold: (row, { data }) => row && announced({ ...row, announced: row.state, noticeId: data.noticeId }),
    },
  },
});

function keysOf(campaignId: string, branchIds: readonly string[]): string[] {
  return branchIds.map((branchId) => entryKey({ campaignId, branchId }));
}

function admitted({
  campaignId,
  branchId,
  bureauId,
  branchName,
  unitName,
  bureauName,
  pool,
}: Heard<'EntryAdmitted'>['data']): PlaceRow {
  return {
    campaignId,
    branchId,
    unitId: branchId,
    bureauId,
    branchName,
    unitName,
    bureauName,
    ...(pool !== undefined && { pool }),
    state: 'unplaced',
  };
}

function requested(row: PlaceRow, { winners, reserves }: Heard<'NamingRequested'>['data']): PlaceRow {
  const order = [...winners, ...reserves].indexOf(row.branchId) + 1;
  const hasNoPlace = row.state === 'unplaced' || (row.state === 'dropped' && row.reason === superseded);
  return hasNoPlace ? moved(row, { state: 'ranked', order }) : announced({ ...row, order });
}

function approvedState(
  { proposed, held }: Heard<'WinnersApproved'>['data'],
  branchId: string,
): PlaceRow['state'] {
  if (proposed.includes(branchId)) return 'proposed';
  return held.includes(branchId) ? 'held' : 'reserve';
}

/** The place in another state; the day and the reason of the state before go. */
function moved(
  { until: _until, reason: _reason, ...lasting }: PlaceRow,
  change: Partial<PlaceRow> & Pick<PlaceRow, 'state'>,
): PlaceRow {
  return announced({ ...lasting, ...change });
}

/** Once announced, an entry's public state follows every later change. */
function announced(row: PlaceRow): PlaceRow {
  if (row.announced === undefined) return row;
  const { announcedReason: _before, ...told } = row;
  return { ...told, announced: row.state, ...(row.reason !== undefined && { announcedReason: row.reason }) };
}
