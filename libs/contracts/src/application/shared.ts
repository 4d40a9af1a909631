import { branchId, bureauId, campaignId, day, documentNumber, fraction, text, version } from '../values.ts';

/** Fields that several aggregates of this service share. */

/** The campaign and bureau of a list. */
export const list = { campaignId, bureauId };
/** An entry: the branch of a bureau that stands in a campaign, together with the unit it leads. */
export const entry = { campaignId, branchId, bureauId };
/** The names of an entry, frozen at nomination (docs/handbook/process.md#1.23). */
export const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };
/**
 * A branch's naming in a campaign below, by reference: files, scores and grounds stay there
 * (docs/handbook/process.md#1.15).
 */
export const below = {
  campaignId,
  rank: version,
  finalScore: fraction,
  namedOn: day,
  certificateNumber: documentNumber,
};
export const reason = { reason: text(500) };
