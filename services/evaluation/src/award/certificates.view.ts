import { entryKey, type Heard, naming, type RowOf, view } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { joinedCampaign, joinedKey } from './joined.rules.ts';

type CertificateRow = RowOf<typeof naming.readModels.certificates>;

/** A certificate that another took the place of has a row of its own, so that the public finds it, too. */
const replacedKey = (data: Heard<'CertificateReplaced'>['data']) =>
  `${entryKey(data)}.${data.replaced.certificateNumber}.${data.replaced.plaqueNumber}`;

/** The public's check of a certificate: what it stands for, and if it still holds. */
export const certificatesView = view('certificates', naming.readModels.certificates, {
  version: 5,
  keys: ({ data }) => [entryKey(data as Heard<'CertificateIssued'>['data'])],
  on: {
    CertificateIssued: (_row, { data: { titles = [], ...data }, time }) => ({
      ...{ ...data, titles, issuedOn: shanghaiDay(time), valid: true },
    }),
    HonourJoined: {
      keys: ({ data }) => [joinedKey(data)],
      fold: (_row, { data: { formerCampaignId, ...data } }) => ({
        ...{ ...data, campaignId: joinedCampaign({ ...data, formerCampaignId }), valid: true },
      }),
    },
    CertificateReplaced: {
      keys: ({ data }) => [entryKey(data), replacedKey(data)],
      fold: (row, event, key) =>
        key === entryKey(event.data) ? replacing(event, row?.titles ?? []) : replaced(event),
    },
    TitleConferred: (row, { data: { titleId, until } }) =>
      row && withTitles(row, [...row.titles, { titleId, ...(until !== undefined && { until }) }]),
    TitleRevoked: (row, { data }) => row && withoutTitle(row, data.titleId),
    TitleLapsed: (row, { data }) => row && withoutTitle(row, data.titleId),
    NamingRevoked: (row, { time }) => row && { ...row, valid: false, revokedOn: shanghaiDay(time) },
  },
});

/** Titles of one instant are heard in no common order. */
function withTitles(row: CertificateRow, titles: CertificateRow['titles']): CertificateRow {
  return { ...row, titles: titles.sort((one, other) => (one.titleId < other.titleId ? -1 : 1)) };
}

function withoutTitle(row: CertificateRow, gone: string): CertificateRow {
  return { ...row, titles: row.titles.filter(({ titleId }) => titleId !== gone) };
}

function replacing(
  { data, time }: Heard<'CertificateReplaced'>,
  titles: CertificateRow['titles'],
): CertificateRow {
  const { replaced: before, reason: _reason, stays: _stays, ...certificate } = data;
  const { certificateNumber, plaqueNumber } = before;
  return {
    ...certificate,
    issuedOn: shanghaiDay(time),
    valid: true,
    titles,
    replaces: { certificateNumber, plaqueNumber },
  };
}

function replaced({ data }: Heard<'CertificateReplaced'>): CertificateRow {
  const { replaced: before, reason: _reason, stays: _stays, ...certificate } = data;
  const { certificateNumber, plaqueNumber } = certificate;
  return {
    ...certificate,
    ...before,
    valid: false,
    titles: [],
    replacedBy: { certificateNumber, plaqueNumber },
  };
}
