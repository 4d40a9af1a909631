import { z } from 'zod';
import { entryKey } from './keys.ts';
import { type Role, role } from './roles.ts';
import { campaignId, slug, text, unitId } from './values.ts';

/** Audiences: whom an event is told to, named so that an announcement finds the accounts. */

/** The people to tell; their accounts are looked up when the announcement is made. */
export const audience = z.union([
  /**
   * Everyone with a role. `at`: only those granted it for that unit; `under`: for that unit or one below it;
   * `over`: for that unit or one above it; `foreignTo`: only those not recused from that unit by where they
   * work (docs/handbook/process.md#1.17).
   */
  z.strictObject({
    role,
    at: unitId.optional(),
    under: unitId.optional(),
    over: unitId.optional(),
    foreignTo: unitId.optional(),
  }),
  /** One account. */
  z.strictObject({ account: text(40) }),
  /** The members of an assessment group. */
  z.strictObject({ group: text(120) }),
  /** The members of the group that an entry is assigned to, without those recused from it. */
  z.strictObject({ assessing: text(120) }),
  /** The experts on the panel of a campaign; `foreignTo`: only those not recused from that unit. */
  z.strictObject({ panel: campaignId, foreignTo: unitId.optional() }),
  /** Experts whose ballots of a stage are still to be sealed. */
  z.strictObject({ unballoted: z.strictObject({ campaignId, stage: slug }) }),
  /** Secretaries of branches whose plan or members' meeting is missing. */
  z.strictObject({ unplanned: campaignId }),
  /**
   * Officers of the recommending bureaus, or of one, whose list is neither sealed nor declared empty while
   * this day is their deadline.
   */
  z.strictObject({
    unsealed: z.strictObject({ campaignId, deadline: text(10), bureauId: unitId.optional() }),
  }),
  /**
   * Secretaries of nominated branches, or of one bureau's, whose form is not submitted while this day is
   * their deadline.
   */
  z.strictObject({
    unsubmitted: z.strictObject({ campaignId, deadline: text(10), bureauId: unitId.optional() }),
  }),
]);

export type Audience = z.infer<typeof audience>;

type Entry = Parameters<typeof entryKey>[0];

export const secretary = (branchId: string): Audience => ({ role: 'branchSecretary', at: branchId });
export const secretaries = (branchIds: readonly string[]): Audience[] => branchIds.map(secretary);
/** The officers who act for a unit: those of the bureau that it is, or to which it belongs. */
export const officersOf = (unitId: string): Audience => ({ role: 'bureauOfficer', over: unitId });
export const every = (role: Role): Audience => ({ role });
/** Everyone with a role that serves a unit: held without one, or for the unit or one above it. */
export const everyServing = (role: Role, unitId: string | undefined): Audience[] => [
  every(role),
  ...(unitId === undefined ? [] : [{ role, over: unitId }]),
];
export const account = (accountId: string): Audience => ({ account: accountId });
/** The group that assesses an entry. */
export const assessorsOf = (entry: Entry): Audience => ({ assessing: entryKey(entry) });
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
