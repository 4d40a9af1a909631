import { acts, type Permission, type Role } from '@laurel/contracts';

/**
 * The permission of those who look after what a service could not process (its dead letters), and who advance
 * a rehearsal.
 */
const stewards: Permission = { by: ['operator', 'systemAdministrator'], scope: 'any' };

/** Acts that are no commands of an aggregate: they keep the system itself running. */
const systemActs: Readonly<Record<string, Permission>> = {
  ReadDeadLetters: stewards,
  ReplayDeadLetters: stewards,
  AdvanceRehearsal: stewards,
};

/**
 * The permission for an act: who may do it. Every entry point obeys this one table. Throws for an act that
 * nobody declared.
 */
export function permissionFor(act: string): Permission {
  const permission = acts[act] ?? systemActs[act];
  if (!permission) throw new Error(`nobody declared who may do ${act}`);
  return permission;
}

/** Roles whose every look at a read model is on record. */
export const recordedReaders: readonly (Role | 'public')[] = ['auditor', 'auditAdministrator'];
