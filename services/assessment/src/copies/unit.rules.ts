import { refuse } from '@laurel/contracts';
import type { Command } from '@laurel/core';
import { type Appointment, isSecretaryAt } from '@laurel/rules';

/** The service's knowledge of a bureau or branch, from the organisation's events. */
export interface KnownUnit {
  readonly kind: 'bureau' | 'branch';
  /** The branch that this one was merged into. */
  readonly mergedInto?: string | undefined;
  /** The branch that goes on with its entry since it was merged, by campaign. */
  readonly carriedBy?: Readonly<Record<string, string>> | undefined;
  readonly dissolved?: true | undefined;
  /** The person appointed secretary last; absent while the post is vacant. */
  readonly secretary?: Appointment | undefined;
}

/**
 * The branch is on the organisation's record. Throws `unit_unknown`, also for a bureau: only branches are
 * assessed.
 */
export function requireRegistered(unit: KnownUnit | undefined, unitId: string): void {
  if (unit?.kind !== 'branch') throw refuse('unit_unknown', { unit: unitId });
}

/**
 * The person appointed at that instant acts for the branch (docs/handbook/process.md#2.4). Throws
 * `not_secretary`.
 */
export function requireSecretary(
  unit: KnownUnit | undefined,
  { actor, instant }: Pick<Command, 'actor' | 'instant'>,
): void {
  if (!isSecretaryAt(unit?.secretary, actor.person, instant)) throw refuse('not_secretary');
}

/**
 * The branch is on record and still exists, or another one goes on with an entry of it. Throws
 * `unit_unknown`, `unit_merged` or `unit_ended`.
 */
export function requireBranch(unit: KnownUnit | undefined, unitId: string): void {
  requireRegistered(unit, unitId);
  if (unit?.mergedInto !== undefined && !unit.carriedBy) throw refuse('unit_merged', { unit: unitId });
  if (unit?.dissolved) throw refuse('unit_ended', { unit: unitId });
}
