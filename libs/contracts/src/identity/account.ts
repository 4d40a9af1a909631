import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, system } from '../permission.ts';
import { delegation, grant } from '../grants.ts';
import { type ReadScope } from '../read-scope.ts';
import { role, type Role, roleNames } from '../roles.ts';
import { accountId, instant, loginName, slug, text, unitId } from '../values.ts';

const own = Object.fromEntries(roleNames.map((name) => [name, 'self'])) as Record<Role, ReadScope>;

const who = { role, unitId: unitId.optional() };

/** One account: created by the system administrator, given roles by the security administrator. Passwords are set at `/api/v1/session/password`. */
export const account = aggregate({
  name: 'account',
  service: 'identity',
  path: 'accounts',
  id: ['account'],
  words: { zh: '??', en: 'account' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    /** The answer carries the one-time password, once. */
    CreateAccount: command({
      may: by('any', 'systemAdministrator'),
      body: {
        login: loginName,
        name: text(60),
        personId: slug,
        unitId: unitId.optional(),
        language: z.enum(['zh', 'en']),
      },
      in: ['??'],
      says: ['AccountCreated', 'PasswordSet'],
      words: { zh: '??', en: 'create account' },
      sample: { login: 'somebody', name: '某某', personId: 'P-9', language: 'zh' },
    }),

    ResetPassword: command({
      may: by('any', 'systemAdministrator'),
      body: {},
      in: ['??'],
      says: ['PasswordSet'],
      words: { zh: '??', en: 'reset password' },
      sample: {},
    }),
    /** By the session controller only, as the account's own actor; the hash is a PHC string. */
    ChangePassword: command({
      may: system,
      body: { passwordHash: text(300) },
      in: ['??'],
      says: ['PasswordSet'],
      words: { zh: '??', en: 'change password' },
      sample: { passwordHash: 'argon2id$…' },
    }),

    DisableAccount: command({
      may: by('any', 'systemAdministrator'),
      body: { reason: text(300) },
      in: ['??'],
      says: ['AccountDisabled', 'DelegationEnded'],
      words: { zh: '??', en: 'disable account' },
      sample: { reason: '依据' },
    }),

    RequestRole: command({
      may: by('any', 'systemAdministrator'),
      body: { ...who, reason: text(300) },
      in: ['??'],
      says: ['RoleRequested'],
      words: { zh: '??', en: 'request role' },
      sample: { role: 'assessor', reason: '依据' },
    }),

    GrantRole: command({
      may: by('any', 'securityAdministrator'),
      body: who,
      in: ['??'],
      says: ['RoleGranted'],
      words: { zh: '??', en: 'grant role' },
      sample: { role: 'assessor' },
    }),

    RevokeRole: command({
      may: by('any', 'securityAdministrator'),
      body: { ...who, reason: text(300) },
      in: ['??'],
      says: ['RoleRevoked', 'DelegationEnded'],
      words: { zh: '??', en: 'revoke role' },
      sample: { role: 'assessor', reason: '依据' },
    }),

    GiveDelegation: command({
      may: by('self', 'bureauOfficer', 'operator', 'discipline', 'committee'),
      body: { to: accountId, ...who, from: instant, until: instant },
      in: ['??'],
      says: ['DelegationGiven'],
      words: { zh: '??', en: 'give delegation' },
      sample: { to: 'co-two', role: 'assessor', from: '2023-11-01T00:00:00.000Z', until: '2023-12-01T00:00:00.000Z' },
    }),

    EndDelegation: command({
      may: by('self', 'bureauOfficer', 'operator', 'discipline', 'committee'),
      body: { to: accountId, ...who },
      in: ['??'],
      says: ['DelegationEnded'],
      words: { zh: '??', en: 'end delegation' },
      sample: { to: 'co-two', role: 'assessor' },
    }),
  },
  events: {
    AccountCreated: event({
      version: 1,
      body: {
        accountId,
        login: text(60),
        name: text(60),
        personId: slug,
        unitId: unitId.optional(),
        language: z.enum(['zh', 'en']),
      },
      readBy: ['auditAdministrator'],
      words: { zh: '建立账号', en: 'account created' },
    }),

    PasswordSet: event({
      version: 1,
      body: { accountId, oneTime: z.boolean() },
      readBy: ['auditAdministrator'],
      words: { zh: '设置密码', en: 'password set' },
    }),

    AccountDisabled: event({
      version: 1,
      body: { accountId, reason: text(300) },
      readBy: ['auditAdministrator'],
      words: { zh: '停用账号', en: 'account disabled' },
    }),

    RoleRequested: event({
      version: 1,
      body: { accountId, name: text(60), personId: slug, role, unitId: unitId.optional(), reason: text(300) },
      readBy: ['auditAdministrator'],
      words: { zh: '申请角色', en: 'role requested' },
    }),

    RoleGranted: event({
      version: 1,
      body: { accountId, name: text(60), personId: slug, personUnit: unitId.optional(), role, unitId: unitId.optional() },
      readBy: ['auditAdministrator'],
      words: { zh: '授予角色', en: 'role granted' },
    }),

    RoleRevoked: event({
      version: 1,
      body: { accountId, role, unitId: unitId.optional(), reason: text(300) },
      readBy: ['auditAdministrator'],
      words: { zh: '撤销角色', en: 'role revoked' },
    }),

    DelegationGiven: event({
      version: 1,
      body: {
        accountId,
        to: accountId,
        role,
        unitId: unitId.optional(),
        from: instant,
        until: instant,
        personId: slug,
        /** Where the principal works: the delegate keeps away from the same units. */
        personUnit: unitId.optional(),
      },
      readBy: ['auditAdministrator'],
      words: { zh: '办理委托', en: 'delegation given' },
    }),

    DelegationEnded: event({
      version: 1,
      body: { accountId, to: accountId, role, unitId: unitId.optional() },
      readBy: ['auditAdministrator'],
      words: { zh: '结束委托', en: 'delegation ended' },
    }),
  },
  readModels: {
    /** Every account and what it may do. Everyone finds their own here: roles, what was lent to them and what they lent. */
    accounts: readModel({
      path: 'accounts',
      of: 'account',
      row: {
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
      },
      scopes: { ...own, systemAdministrator: 'all', securityAdministrator: 'all', auditor: 'all' },
      only: { oneTimePassword: ['systemAdministrator', 'auditor'] },
      indexes: ['accountId', 'login', 'name', 'personId', 'unitId', 'status', 'createdAt'],
      words: { zh: '??', en: 'accounts' },
    }),
    /** Who there is to form groups and panels from, and to lend a role to: no logins, no administrators. */
    people: readModel({
      path: 'people',
      row: {
        accountId,
        name: text(60),
        personId: slug,
        unitId: unitId.optional(),
        roles: z.array(grant).min(1),
        /** The names of the roles, to filter by. */
        roleNames: z.array(text(40)),
      },
      scopes: { operator: 'all', discipline: 'all', committee: 'all', auditor: 'all', bureauOfficer: 'mine' },
      indexes: ['name', 'personId', 'unitId', 'roleNames'],
      words: { zh: '??', en: 'people' },
    }),
    /** Roles asked for, and what became of it: the security administrator's docket. The version to expect is the account's. */
    roleRequests: readModel({
      path: 'role-requests',
      row: {
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
      },
      scopes: { systemAdministrator: 'all', securityAdministrator: 'all', auditor: 'all' },
      indexes: ['accountId', 'role', 'unitId', 'status', 'requestedAt'],
      words: { zh: '??', en: 'role requests' },
    }),
  },
});
