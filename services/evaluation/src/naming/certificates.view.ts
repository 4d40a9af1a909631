import { entryKey, evaluationReadings, heard, type RowOf } from '@laurel/contracts';
import { shanghaiDay, type View } from '@laurel/core';

export type CertificateRow = RowOf<typeof evaluationReadings.certificates>;

/** What a certificate stands for, and whether it still holds: the public's check. */
export const certificatesView: View<CertificateRow> = {
  name: 'certificates',
  version: 1,
  hears: ['CertificateIssued', 'NamingRevoked'],
  indexes: evaluationReadings.certificates.indexes,
  keys: (event) => [entryKey(event.data)],
  fold(row, event) {
    const said = heard(event);
    if (said.type === 'CertificateIssued') return { ...said.data, issuedOn: shanghaiDay(said.time), valid: true };
    return row && { ...row, valid: false, revokedOn: shanghaiDay(said.time) };
  },
};
