import type { Role } from '@laurel/contracts';
import type { Account } from '../http/people.ts';

/** One account of each role. */
export const actors = {
  operator: 'op-city',
  bureauOfficer: 'bo-b01-one',
  branchSecretary: 'bs-b01',
  assessor: 'as-one',
  expert: 'ex-one',
  committee: 'co-one',
  discipline: 'di-city',
  auditor: 'au-city',
  systemAdministrator: 'system-administrator',
  securityAdministrator: 'security-administrator',
  auditAdministrator: 'audit-administrator',
} as const satisfies Record<Role, Account>;
