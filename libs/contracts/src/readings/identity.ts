import { z } from 'zod';
import { delegation, grant } from '../grants.ts';
import { type Role, roleNames } from '../roles.ts';
import { refusedSignIn } from '../events/identity.ts';
import { accountId, instant, slug, text, unitId } from '../values.ts';
import { type Reading, reading, type ReadScope } from './define.ts';

const version = z.int().min(0);
const own = Object.fromEntries(roleNames.map((role) => [role, 'self'])) as Record<Role, ReadScope>;

/** Every account and what it may do. Everyone finds their own here: roles, what was lent to them and what they lent. */
const accounts = reading({
  path: 'accounts',
  row: z.strictObject({
    accountId,
    login: text(60),
    name: text(60),
    personId: slug,
    unitId: unitId.optional(),
    language: z.enum(['zh', 'en']),
    status: z.enum(['active', 'disabled']),
    /** The password was set by the administrator and must be changed at the next sign-in. */
    oneTimePassword: z.boolean(),
    roles: z.array(grant),
    borrowed: z.array(delegation),
    lent: z.array(delegation),
    createdAt: instant,
    version,
  }),
  scopes: { ...own, systemAdministrator: 'all', securityAdministrator: 'all', auditor: 'all' },
  only: { oneTimePassword: ['systemAdministrator', 'auditor'] },
  indexes: ['accountId', 'login', 'name', 'personId', 'unitId', 'status', 'createdAt'],
});

/** Who there is to form groups and panels from, and to lend a role to: no logins, no administrators. */
const people = reading({
  path: 'people',
  row: z.strictObject({
    accountId,
    name: text(60),
    personId: slug,
    unitId: unitId.optional(),
    roles: z.array(grant).min(1),
    /** The names of the roles, to filter by. */
    roleNames: z.array(text(40)),
  }),
  scopes: { operator: 'all', discipline: 'all', committee: 'all', auditor: 'all', bureauOfficer: 'mine' },
  indexes: ['name', 'personId', 'unitId', 'roleNames'],
});

/** Roles asked for, and what became of it: the security administrator's docket. The version to expect is the account's. */
const roleRequests = reading({
  path: 'role-requests',
  row: z.strictObject({
    accountId,
    name: text(60),
    personId: slug,
    ...grant.shape,
    reason: text(300),
    status: z.enum(['requested', 'granted', 'revoked']),
    requestedBy: text(40),
    requestedAt: instant,
    decidedBy: text(40).optional(),
    decidedAt: instant.optional(),
    /** Why it was revoked. */
    revokedFor: text(300).optional(),
  }),
  scopes: { systemAdministrator: 'all', securityAdministrator: 'all', auditor: 'all' },
  indexes: ['accountId', 'role', 'unitId', 'status', 'requestedAt'],
});

/** Every attempt to sign in, for the audit administrator. */
const signIns = reading({
  path: 'sign-ins',
  row: z.strictObject({
    sessionId: slug,
    status: z.enum(['open', 'closed', 'refused']),
    accountId: accountId.optional(),
    login: text(60).optional(),
    reason: refusedSignIn.optional(),
    at: instant,
    expiresAt: instant.optional(),
    closedAt: instant.optional(),
  }),
  scopes: { auditAdministrator: 'all', auditor: 'all' },
  indexes: ['accountId', 'login', 'status', 'reason', 'at'],
});

export const identityReadings = { accounts, people, roleRequests, signIns } as const satisfies Record<string, Reading>;
