import { entryKey, type Heard, naming, type RowOf, view } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';

type CertificateRow = RowOf<typeof naming.readModels.certificates>;

/** A certificate that another took the place of has a row of its own, so that the public finds it, too. */
const replacedKey = (data: Heard<'CertificateReplaced'>['data']) =>
  `${entryKey(data)}.${data.replaced.certificateNumber}.${data.replaced.plaqueNumber}`;

/** The public's check of a certificate: what it stands for, and if it still holds. */
export const certificatesView = view('certificates', naming.readModels.certificates, {
  version: 3,
  keys: ({ data }) => [entryKey(data)],
  on: {
    CertificateIssued: (_row, { data, time }) => ({ ...data, issuedOn: shanghaiDay(time), valid: true }),
    CertificateReplaced: {
      keys: ({ data }) => [entryKey(data), replacedKey(data)],
      fold: (_row, event, key) => (key === entryKey(event.data) ? replacing(event) : replaced(event)),
    },
    NamingRevoked: (row, { time }) => row && { ...row, valid: false, revokedOn: shanghaiDay(time) },
  },
});

function replacing({ data, time }: Heard<'CertificateReplaced'>): CertificateRow {
  const { replaced: before, reason: _reason, stays: _stays, ...certificate } = data;
  const { certificateNumber, plaqueNumber } = before;
  return {
    ...certificate,
    issuedOn: shanghaiDay(time),
    valid: true,
    replaces: { certificateNumber, plaqueNumber },
  };
}

function replaced({ data }: Heard<'CertificateReplaced'>): CertificateRow {
  const { replaced: before, reason: _reason, stays: _stays, ...certificate } = data;
  const { certificateNumber, plaqueNumber } = certificate;
  return { ...certificate, ...before, valid: false, replacedBy: { certificateNumber, plaqueNumber } };
}
