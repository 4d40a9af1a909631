import { refuse } from '@laurel/contracts';
import type { Command } from '@laurel/core';
import { type Appointment, isSecretaryAt } from '@laurel/rules';

/**
 * The person appointed at that instant acts for the branch, whatever accounts hold the role
 * (docs/handbook/process.md#2.4). Throws `not_secretary`.
 */
export function requireSecretary(
  secretary: Appointment | undefined,
  { actor, instant }: Pick<Command, 'actor' | 'instant'>,
): void {
  if (!isSecretaryAt(secretary, actor.person, instant)) throw refuse('not_secretary');
}
