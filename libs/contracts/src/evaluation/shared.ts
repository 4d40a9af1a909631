import { z } from 'zod';
import type { ReadModel } from '../contract.ts';
import { officials } from '../permission.ts';
import type { Refusal } from '../refusals.ts';
import type { Role } from '../roles.ts';
import { accountId, branchId, campaignId, stage, text } from '../values.ts';

/** Values that several aggregates of evaluation are made of. */

export const position = z.int().min(1);
export const wholeNumber = z.int().min(0);
export const reason = { reason: text(500) };

/** The names of an entry, frozen when it was admitted. */
export const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };
export const ofEntry = { campaignId, branchId };
export const expertOnEntry = { ...ofEntry, expertId: accountId };
/** A ballot is named by entry, expert and stage. */
export const sheet = { ...expertOnEntry, stage };
export const seat = z.strictObject({ branchId, expertId: accountId });
/** An expert's tie to an entry: by unit, or because the expert assessed it. */
export const relation = z.enum(['own', 'superior', 'subordinate', 'assessor']);
export const setAsideGround = z.enum(['conflict', 'absence', 'identity']);

/** The roles that read whatever concerns a whole campaign. */
export const officialReaders: readonly Role[] = [...officials, 'auditor'];
export const toOfficials = {
  operator: 'all',
  committee: 'all',
  discipline: 'all',
  auditor: 'all',
} as const satisfies ReadModel['scopes'];
/** Everybody in a campaign, as far as an event is no secret to any of them. */
export const participants: readonly Role[] = [
  ...officials,
  'bureauOfficer',
  'branchSecretary',
  'assessor',
  'expert',
];
/** The roles that see which expert scores an entry or keeps away from it. The committee does not. */
export const stewards: readonly Role[] = ['operator', 'discipline', 'auditor'];

/** One refusal for all of several states. */
export function refusedWith<State extends string, Reason extends Refusal>(
  reason: Reason,
  states: readonly State[],
): Record<State, Reason> {
  return Object.fromEntries(states.map((state) => [state, reason])) as Record<State, Reason>;
}
