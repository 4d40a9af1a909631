import { copy } from '@laurel/contracts';

type Row = { readonly campaignId: string; readonly branchId: string };

/** The key of a number: certificates and plaques are numbered apart. */
export const certificateKey = (number: string) => `certificate/${number}`;
export const plaqueKey = (number: string) => `plaque/${number}`;

/**
 * Every number that a certificate or a plaque ever bore in the city, and whose it is
 * (docs/handbook/process.md#4-naming). Serves decisions only.
 */
export const numbersView = copy<Row>('numbers', {
  version: 2,
  indexes: [],
  on: {
    CertificateIssued: {
      keys: ({ data }) => [certificateKey(data.certificateNumber), plaqueKey(data.plaqueNumber)],
      fold: (row, { data: { campaignId, branchId } }) => row ?? { campaignId, branchId },
    },
    CertificateReplaced: {
      keys: ({ data }) => [certificateKey(data.certificateNumber), plaqueKey(data.plaqueNumber)],
      fold: (row, { data: { campaignId, branchId } }) => row ?? { campaignId, branchId },
    },
  },
});
