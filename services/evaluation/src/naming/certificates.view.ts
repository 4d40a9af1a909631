import { entryKey, naming, view } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';

/** The public's check of a certificate: what it stands for, and if it still holds. */
export const certificatesView = view('certificates', naming.readModels.certificates, {
  version: 1,
  keys: ({ data }) => [entryKey(data)],
  on: {
    CertificateIssued: (_row, { data, time }) => ({ ...data, issuedOn: shanghaiDay(time), valid: true }),
    NamingRevoked: (row, { time }) => row && { ...row, valid: false, revokedOn: shanghaiDay(time) },
  },
});
