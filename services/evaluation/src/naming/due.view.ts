import { heard, type Heard } from '@laurel/contracts';
import { endOfShanghaiDay, plusDays, plusHours, type View } from '@laurel/core';
import { heldTooLong } from './naming.ts';

/**
 * What waits for a date in the naming: the end of every notice, the last day a place is held, and the titles that lapse when the
 * secretary leaves. Those wait without a date until a successor is appointed.
 */
export type NamingDueRow = {
  readonly at: string;
  readonly aggregate: string;
  readonly id: string;
  readonly type: string;
  readonly data: object;
  /** Of a title that lapses with its secretary: whose it is, and the ids of the others of the same branch. */
  readonly secretary?: string;
  readonly others?: readonly string[];
};

const withoutDate = '9999-12-31T00:00:00.000Z';

export const namingDue: View<NamingDueRow> = {
  name: 'due',
  version: 1,
  hears: [
    'PublicNoticePosted',
    'PublicNoticeExtended',
    'PublicNoticeClosed',
    'PlaceHeld',
    'PlaceRestored',
    'PlaceForfeited',
    'NamingDeclined',
    'EntryExcluded',
    'TitleConferred',
    'TitleRevoked',
    'SecretaryAppointed',
  ],
  indexes: ['at'],
  keys(event) {
    const { campaignId, branchId, noticeId } = event.data;
    if (noticeId !== undefined) return [`notice.${campaignId}.${noticeId}`];
    return event.type === 'SecretaryAppointed' || event.type.startsWith('Title')
      ? [`secretary.${branchId}`]
      : [`held.${campaignId}.${branchId}`];
  },
  fold(row, event) {
    const said = heard(event);
    switch (said.type) {
      case 'PublicNoticePosted':
      case 'PublicNoticeExtended':
        return closing(said.data);
      case 'PlaceHeld':
        return forfeiting(said.data);
      case 'TitleConferred':
        return lapsing(row, said);
      case 'SecretaryAppointed':
        return row && appointed(row, said);
      case 'TitleRevoked':
        return row && revoked(row, titleKey(said.data));
      default:
        return undefined;
    }
  },
};

function closing({ campaignId, noticeId, endsOn }: { campaignId: string; noticeId: string; endsOn: string }): NamingDueRow {
  return { at: endOfShanghaiDay(endsOn), aggregate: 'notice', id: `${campaignId}.${noticeId}`, type: 'CloseNotice', data: {} };
}

function forfeiting({ campaignId, branchId, until }: { campaignId: string; branchId: string; until: string }): NamingDueRow {
  const data = { branchId, reason: heldTooLong };
  return { at: endOfShanghaiDay(until), aggregate: 'naming', id: campaignId, type: 'ForfeitPlace', data };
}

function lapsing(row: NamingDueRow | undefined, { data }: Extract<Heard, { type: 'TitleConferred' }>): NamingDueRow | undefined {
  if (data.secretary === undefined) return row;
  if (row) return { ...row, others: [...(row.others ?? []), titleKey(data)] };
  return {
    ...{ at: withoutDate, aggregate: 'title', id: titleKey(data), type: 'LapseTitle', data: { ground: 'secretaryLeft' } },
    ...{ secretary: data.secretary, others: [] },
  };
}

/** A successor takes office on a day, which may lie ahead; the same secretary confirmed in office changes nothing. */
function appointed(row: NamingDueRow, { data, time }: Extract<Heard, { type: 'SecretaryAppointed' }>): NamingDueRow {
  if (data.personId === row.secretary) return { ...row, at: withoutDate };
  const inOffice = endOfShanghaiDay(plusDays(data.since, -1));
  return { ...row, at: inOffice > time ? inOffice : time };
}

/** The branch's next such title comes an hour later, because the scheduler fires a row once for an instant. */
function revoked(row: NamingDueRow, title: string): NamingDueRow | undefined {
  const [next, ...others] = [row.id, ...(row.others ?? [])].filter((id) => id !== title);
  if (next === undefined) return undefined;
  return { ...row, id: next, others, at: row.at === withoutDate || next === row.id ? row.at : plusHours(row.at, 1) };
}

function titleKey({ campaignId, titleId, branchId }: { campaignId: string; titleId: string; branchId: string }): string {
  return `${campaignId}.${titleId}.${branchId}`;
}
