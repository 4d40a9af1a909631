import { type Audience, entryKey, type Role } from '@laurel/contracts';

type EntryId = Parameters<typeof entryKey>[0];

/** The audiences of notices. */

export const secretary = (branchId: string): Audience => ({ role: 'branchSecretary', at: branchId });
export const secretaries = (branchIds: readonly string[]): Audience[] => branchIds.map(secretary);
/** The officers who act for a unit: those of the bureau that it is, or to which it belongs. */
export const officersOf = (unitId: string): Audience => ({ role: 'bureauOfficer', over: unitId });
export const every = (role: Role): Audience => ({ role });
export const account = (accountId: string): Audience => ({ account: accountId });
/** The group that assesses an entry. */
export const assessorsOf = (entry: EntryId): Audience => ({ assessing: entryKey(entry) });
/** The experts on a campaign's panel. */
export const panelOf = (campaignId: string, foreignTo?: string): Audience => ({
  panel: campaignId,
  ...(foreignTo !== undefined && { foreignTo }),
});
/** Operators who may deal with that unit. */
export const operatorsFor = (unitId: string): Audience => ({ role: 'operator', foreignTo: unitId });

/** Everyone who takes part; administrators do not. */
export const everyone: readonly Audience[] = (
  [
    'operator',
    'bureauOfficer',
    'branchSecretary',
    'assessor',
    'expert',
    'committee',
    'discipline',
    'auditor',
  ] as const
).map(every);

/** Those who decide on the results. */
export const deciders: readonly Audience[] = (['operator', 'committee', 'discipline'] as const).map(every);
