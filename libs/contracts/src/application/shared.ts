import { roleNames } from '../roles.ts';
import { branchId, bureauId, campaignId, text } from '../values.ts';

/** Fields that several aggregates of this service share. */

/** The campaign and bureau of a list. */
export const list = { campaignId, bureauId };
/** An entry: the branch of a bureau that stands in a campaign, together with the unit it leads. */
export const entry = { campaignId, branchId, bureauId };
/** The names of an entry, frozen at nomination (docs/handbook/process.md#1.23). */
export const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };
export const reason = { reason: text(500) };
/** Scopes of a read model that every role reads whole. */
export const everybody = Object.fromEntries(roleNames.map((name) => [name, 'all' as const]));
