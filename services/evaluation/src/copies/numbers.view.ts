import { copy } from '@laurel/contracts';
import { joinedCampaign } from '../award/joined.rules.ts';

type Row = { readonly campaignId: string; readonly branchId: string };

/** The key of a number: certificates and plaques are numbered apart. */
export const certificateKey = (number: string) => `certificate/${number}`;
export const plaqueKey = (number: string) => `plaque/${number}`;

/**
 * Every number that a certificate or a plaque ever bore in the city, and whose it is
 * (docs/handbook/process.md#4-naming). Serves decisions only.
 */
export const numbersView = copy<Row>('numbers', {
  version: 3,
  indexes: [],
  on: {
    CertificateIssued: {
      keys: ({ data }) => [certificateKey(data.certificateNumber), plaqueKey(data.plaqueNumber)],
      fold: (row, { data: { campaignId, branchId } }) => row ?? { campaignId, branchId },
    },
    HonourJoined: {
      keys: ({ data }) => [certificateKey(data.certificateNumber), plaqueKey(data.plaqueNumber)],
      fold: (row, { data }) => row ?? { campaignId: joinedCampaign(data), branchId: data.branchId },
    },
    CertificateReplaced: {
      keys: ({ data }) => [certificateKey(data.certificateNumber), plaqueKey(data.plaqueNumber)],
      fold: (row, { data: { campaignId, branchId } }) => row ?? { campaignId, branchId },
    },
  },
});
