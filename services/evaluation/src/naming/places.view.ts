import { entryKey, evaluationReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { superseded } from './naming.ts';

export type PlaceRow = RowOf<typeof evaluationReadings.places>;

/** What has become of each entry: on notice, held, in reserve, named, dropped and why. */
export const placesView: View<PlaceRow> = {
  name: 'places',
  version: 2,
  hears: [
    'EntryAdmitted',
    'NamingRequested',
    'WinnersApproved',
    'EntryExcluded',
    'SuccessorCalled',
    'PlaceHeld',
    'PlaceRestored',
    'PlaceForfeited',
    'NamingDeclined',
    'BranchNamed',
    'NamingRevoked',
    'PublicNoticePosted',
  ],
  indexes: evaluationReadings.places.indexes,
  keys(event) {
    const said = heard(event);
    return branchesOf(said).map((branchId) => entryKey({ campaignId: event.data.campaignId, branchId }));
  },
  fold(row, event) {
    const said = heard(event);
    if (said.type === 'EntryAdmitted') return admitted(said);
    return row && told(changed(row, said));
  },
};

function branchesOf(event: Heard): readonly string[] {
  switch (event.type) {
    case 'NamingRequested':
      return [...event.data.winners, ...event.data.reserves];
    case 'WinnersApproved':
      return [...event.data.proposed, ...event.data.held, ...event.data.reserves];
    case 'PublicNoticePosted':
      return event.data.titleId === undefined ? event.data.branchIds : [];
    default:
      return 'branchId' in event.data ? [event.data.branchId] : [];
  }
}

function admitted({ data }: Extract<Heard, { type: 'EntryAdmitted' }>): PlaceRow {
  const { campaignId, branchId, bureauId, branchName, unitName, bureauName } = data;
  return { campaignId, branchId, unitId: branchId, bureauId, branchName, unitName, bureauName, state: 'unplaced' };
}

function changed(row: PlaceRow, event: Heard): PlaceRow {
  const { until: _until, reason: _reason, ...lasting } = row;
  switch (event.type) {
    case 'NamingRequested': {
      const order = [...event.data.winners, ...event.data.reserves].indexOf(row.branchId) + 1;
      const waits = row.state === 'unplaced' || (row.state === 'dropped' && row.reason === superseded);
      return waits ? { ...lasting, state: 'ranked', order } : { ...row, order };
    }
    case 'WinnersApproved':
      return { ...lasting, state: approvedState(event, row.branchId) };
    case 'EntryExcluded':
      return { ...lasting, state: 'dropped', reason: event.data.ground };
    case 'PlaceForfeited':
    case 'NamingDeclined':
      return { ...lasting, state: 'dropped', reason: event.data.reason };
    case 'PlaceHeld':
      return { ...lasting, state: 'held', until: event.data.until };
    case 'SuccessorCalled':
    case 'PlaceRestored':
      return { ...lasting, state: 'proposed' };
    case 'BranchNamed':
      return { ...lasting, state: 'named', documentNumber: event.data.documentNumber };
    case 'NamingRevoked':
      return { ...lasting, state: 'revoked', reason: event.data.ground };
    case 'PublicNoticePosted':
      return { ...row, announced: row.state, noticeId: event.data.noticeId };
    default:
      return row;
  }
}

function approvedState({ data }: Extract<Heard, { type: 'WinnersApproved' }>, branchId: string): PlaceRow['state'] {
  if (data.proposed.includes(branchId)) return 'proposed';
  return data.held.includes(branchId) ? 'held' : 'reserve';
}

/** Once announced, an entry's public state follows every later change. */
function told(row: PlaceRow): PlaceRow {
  if (row.announced === undefined) return row;
  const { announcedReason: _before, ...told } = row;
  return { ...told, announced: row.state, ...(row.reason !== undefined && { announcedReason: row.reason }) };
}
