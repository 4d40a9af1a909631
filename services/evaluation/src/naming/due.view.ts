import { copy, due, type DueRow, type Heard, naming, publicNotice, title } from '@laurel/contracts';
import { endOfShanghaiDay, plusDays, plusHours } from '@laurel/core';
import { termOver } from '../title/title.ts';
import { heldTooLong } from './naming.ts';

/**
 * Everything in the naming that waits for a date: the end of every notice, the last day a place is held,
 * and the titles that lapse when the secretary leaves. Those wait without a date until the post is vacant or
 * a successor is appointed.
 */
export type NamingDueRow = DueRow & {
  /** Of a title that lapses with its secretary: whose it is, and the ids of the others of the same branch. */
  readonly secretary?: string;
  readonly others?: readonly string[];
};

interface OfEntry {
  readonly data: { readonly campaignId: string; readonly branchId: string };
}

const withoutDate = '9999-12-31T00:00:00.000Z';
const ofNotice = ({
  data,
}: {
  readonly data: { readonly campaignId: string; readonly noticeId: string };
}) => [`notice.${data.campaignId}.${data.noticeId}`];
const ofPlace = ({ data }: OfEntry) => [`held.${data.campaignId}.${data.branchId}`];
const ofSecretary = ({ data }: { readonly data: { readonly branchId: string } }) => [
  `secretary.${data.branchId}`,
];
interface OfTitle {
  readonly campaignId: string;
  readonly titleId: string;
  readonly branchId: string;
}
const ofTerm = ({ data }: { readonly data: OfTitle }) => [`term.${titleKey(data)}`];
const ofRecheck = (event: { readonly data: OfTitle }) => [`recheck.${titleKey(event.data)}`];
const noLonger = () => undefined;
/** A title that is no more waits neither for its secretary to leave nor for its term or re-check. */
const over = {
  keys: (event: Heard<'TitleRevoked' | 'TitleLapsed'>) => [
    ...[...ofSecretary(event), ...ofTerm(event), ...ofRecheck(event)],
  ],
  fold: (row: NamingDueRow | undefined, event: Heard<'TitleRevoked' | 'TitleLapsed'>, key: string) =>
    row && (key === ofSecretary(event)[0] ? revoked(row, titleKey(event.data)) : undefined),
};

export const namingDue = copy<NamingDueRow>('due', {
  version: 4,
  indexes: ['at'],
  on: {
    PublicNoticePosted: { keys: ofNotice, fold: (_row, { data }) => closing(data) },
    PublicNoticeExtended: { keys: ofNotice, fold: (_row, { data }) => closing(data) },
    PublicNoticeClosed: { keys: ofNotice, fold: noLonger },
    PlaceHeld: { keys: ofPlace, fold: (_row, { data }) => forfeiting(data) },
    PlaceRestored: { keys: ofPlace, fold: noLonger },
    PlaceForfeited: { keys: ofPlace, fold: noLonger },
    NamingDeclined: { keys: ofPlace, fold: noLonger },
    EntryExcluded: { keys: ofPlace, fold: noLonger },
    TitleConferred: {
      keys: (event) => [...ofSecretary(event), ...ofTerm(event), ...ofRecheck(event)],
      fold(row, event, key) {
        if (key === ofTerm(event)[0]) return termEnding(event.data);
        return key === ofRecheck(event)[0] ? rechecking(event.data) : lapsing(row, event.data);
      },
    },
    TitleRecheckDue: { keys: ofRecheck, fold: noLonger },
    TitleRechecked: { keys: ofRecheck, fold: (_row, { data }) => rechecking(data) },
    TitleRevoked: over,
    TitleLapsed: over,
    SecretaryAppointed: { keys: ofSecretary, fold: (row, event) => row && appointed(row, event) },
    SecretaryVacated: { keys: ofSecretary, fold: (row, { time }) => row && { ...row, at: time } },
  },
});

function closing({
  campaignId,
  noticeId,
  endsOn,
}: {
  campaignId: string;
  noticeId: string;
  endsOn: string;
}): NamingDueRow {
  return due(endOfShanghaiDay(endsOn), publicNotice, `${campaignId}.${noticeId}`, 'CloseNotice', {});
}

function forfeiting({ campaignId, branchId, until }: Heard<'PlaceHeld'>['data']): NamingDueRow {
  return due(endOfShanghaiDay(until), naming, campaignId, 'ForfeitPlace', { branchId, reason: heldTooLong });
}

function termEnding(data: Heard<'TitleConferred'>['data']): NamingDueRow | undefined {
  if (data.until === undefined) return undefined;
  return due(endOfShanghaiDay(data.until), title, titleKey(data), 'LapseTitle', { ground: termOver });
}

/** On the first instant of its day. */
function rechecking(data: OfTitle & { readonly recheckOn?: string | undefined }): NamingDueRow | undefined {
  if (data.recheckOn === undefined) return undefined;
  return due(endOfShanghaiDay(plusDays(data.recheckOn, -1)), title, titleKey(data), 'CallRecheck', {});
}

function lapsing(
  row: NamingDueRow | undefined,
  data: Heard<'TitleConferred'>['data'],
): NamingDueRow | undefined {
  if (data.secretary === undefined) return row;
  if (row) return withTitle(row, titleKey(data));
  const waiting = due(withoutDate, title, titleKey(data), 'LapseTitle', { ground: 'secretaryLeft' });
  return { ...waiting, secretary: data.secretary, others: [] };
}

/** Titles of one instant are heard in no common order; which lapses first is settled once there is a date. */
function withTitle(row: NamingDueRow, title: string): NamingDueRow {
  const known = [row.id, ...(row.others ?? [])];
  const [id = row.id, ...others] = row.at === withoutDate ? [...known, title].sort() : [...known, title];
  return { ...row, id, others };
}

/**
 * A successor takes office on a day, which may lie ahead; the same secretary confirmed in office changes
 * nothing.
 */
function appointed(row: NamingDueRow, { data, time }: Heard<'SecretaryAppointed'>): NamingDueRow {
  if (data.personId === row.secretary) return { ...row, at: withoutDate };
  const inOffice = endOfShanghaiDay(plusDays(data.since, -1));
  return { ...row, at: inOffice > time ? inOffice : time };
}

/**
 * The branch's next such title comes an hour later, because the scheduler fires a row once for an instant.
 */
function revoked(row: NamingDueRow, revokedTitle: string): NamingDueRow | undefined {
  const [next, ...others] = [row.id, ...(row.others ?? [])].filter((id) => id !== revokedTitle);
  if (next === undefined) return undefined;
  return {
    ...row,
    id: next,
    others,
    at: row.at === withoutDate || next === row.id ? row.at : plusHours(row.at, 1),
  };
}

function titleKey({ campaignId, titleId, branchId }: OfTitle): string {
  return `${campaignId}.${titleId}.${branchId}`;
}
