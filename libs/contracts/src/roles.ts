import { z } from 'zod';
import { kinds } from './values.ts';

/** The roles of docs/handbook/domain.md#1. `system` is the scheduler or a reaction and nobody's account. */
export const roles = {
  operator: { zh: '评选办', en: 'operator' },
  bureauOfficer: { zh: '县分局政工', en: 'bureau officer' },
  branchSecretary: { zh: '支部书记', en: 'branch secretary' },
  assessor: { zh: '考核组成员', en: 'assessor' },
  expert: { zh: '评选专家', en: 'expert' },
  committee: { zh: '市局党委', en: 'committee' },
  discipline: { zh: '纪检', en: 'discipline' },
  auditor: { zh: '审计', en: 'auditor' },
  systemAdministrator: { zh: '系统管理员', en: 'system administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'security administrator' },
  auditAdministrator: { zh: '审计管理员', en: 'audit administrator' },
} as const;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]];
export const role = z.enum(roleNames);
/** Roles that are only ever held for named units. */
export const unitRoles: readonly Role[] = ['bureauOfficer', 'branchSecretary'];
/**
 * Roles whose holder may lend them for a time; the others are exercised in person
 * (docs/handbook/process.md#1.22, #2.4).
 */
export const delegableRoles: readonly Role[] = ['operator', 'bureauOfficer', 'committee', 'discipline'];
export const administratorRoles: readonly Role[] = [
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
];

const apart: readonly (readonly [readonly Role[], readonly Role[]])[] = [
  [[...administratorRoles, 'auditor'], roleNames],
  [['expert'], ['committee', 'operator', 'branchSecretary', 'bureauOfficer']],
  [['committee'], ['operator', 'branchSecretary']],
];

/**
 * True when one person may not hold both roles, through all accounts and loans together: administrators and
 * auditors hold nothing else, experts, committee and operators are three persons, nobody judges and contests
 * (docs/handbook/process.md#1.25).
 */
export function areIncompatible(one: Role, other: Role): boolean {
  if (one === other) return false;
  return apart.some(
    ([left, right]) =>
      (left.includes(one) && right.includes(other)) || (left.includes(other) && right.includes(one)),
  );
}

kinds.add(role, { id: 'RoleName' });
