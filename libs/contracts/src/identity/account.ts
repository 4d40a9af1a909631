import { z } from 'zod';
import { aggregate, command, readModel } from '../contract.ts';
import { by, pair, system } from '../permission.ts';
import { delegation, grant } from '../grants.ts';
import { everybody, type ReadScope } from '../read-scope.ts';
import { role, type Role, roleNames } from '../roles.ts';
import { accountId, documentNumber, instant, loginName, personId, text, unitId } from '../values.ts';
import type { Words } from '../words/words.ts';
import { accountEvents } from './account.events.ts';

/** Every role reads the row of its own holder. */
const own = Object.fromEntries(roleNames.map((name) => [name, 'self'])) as Record<Role, ReadScope>;

/** The name to sign in with, and whose account it is. */
const credentials = { login: loginName, personId, language: z.enum(['zh', 'en']) };
/** A role, and the unit for which it is held. */
const grantShape = { role, unitId: unitId.optional() };

/**
 * The office of an administrator who can no longer sign in is given back: to the same account, or to a
 * `successor`, a registered person for whom the account is made. Each of the two is answered one half of a
 * code, which opens the account only behind the sealed code of whoever was lost.
 */
const restore = (helper: Role, words: Words) =>
  command({
    may: pair('any', helper, 'auditAdministrator'),
    body: {
      /** The account of the administrator who was lost. */
      lost: accountId,
      minutesNumber: documentNumber,
      ground: text(300),
      successor: z.strictObject(credentials).optional(),
    },
    in: ['none', 'active'],
    otherwise: { disabled: 'account_disabled' },
    says: ['AccountCreated', 'PasswordSet', 'AdministratorRestored', 'RoleGranted'],
    words,
    sample: { lost: 'lost-administrator', minutesNumber: '澜安委〔2023〕9号', ground: '密码遗失' },
  });

/**
 * One account: created by the system administrator, given roles by the security administrator. Its parts are
 * its roles, each for a unit or for the whole city. Passwords are set at `/api/v1/session/password`.
 */
export const account = aggregate({
  name: 'account',
  service: 'identity',
  path: 'accounts',
  id: ['account'],
  words: { zh: '账号', en: 'account' },
  states: {
    none: { zh: '未建立', en: 'not created', awaits: ['CreateAccount'] },
    active: { zh: '启用', en: 'active', ends: true },
    disabled: { zh: '停用', en: 'disabled', ends: true },
  },
  parts: {
    id: 'role',
    words: { zh: '角色', en: 'role' },
    states: {
      notRequested: { zh: '未申请', en: 'not requested', ends: true },
      requested: { zh: '待授权', en: 'requested', awaits: ['GrantRole'] },
      granted: { zh: '已授予', en: 'granted', ends: true },
    },
  },
  commands: {
    /**
     * For a registered person, whose name and unit it takes. The first password is told to nobody: its holder
     * gets a code by ResetPassword. In a rehearsal the answer carries it, because nobody is there to hand out
     * hundreds of codes.
     */
    CreateAccount: command({
      may: by('any', 'systemAdministrator'),
      body: credentials,
      in: ['none'],
      otherwise: { active: 'already_exists', disabled: 'already_exists' },
      says: ['AccountCreated', 'PasswordSet'],
      words: { zh: '建立账号', en: 'create an account' },
      sample: { login: 'somebody', personId: 'P-9', language: 'zh' },
    }),

    /**
     * Two administrators give the holder a code that expires in an hour. Each of them is answered one half of
     * it, so that neither can sign in as the holder.
     */
    ResetPassword: command({
      may: pair('any', 'systemAdministrator', 'securityAdministrator'),
      body: {},
      in: ['active'],
      otherwise: { none: 'not_found', disabled: 'account_disabled' },
      says: ['PasswordSet'],
      words: { zh: '重置密码', en: 'reset a password' },
      sample: {},
    }),
    /** By the session controller only, as the account's own actor; the hash is a PHC string. */
    ChangePassword: command({
      may: system,
      body: {
        passwordHash: text(300),
        /** Of the next sealed code, when the account was restored by the last one. */
        sealedCodeHash: text(300).optional(),
      },
      in: ['active'],
      otherwise: { none: 'not_found', disabled: 'account_disabled' },
      says: ['PasswordSet', 'SealedCodeMade'],
      words: { zh: '修改密码', en: 'change a password' },
      sample: { passwordHash: 'argon2id$…' },
    }),

    /**
     * The code for the envelope that the city keeps in a safe: answered once, to its holder. The one before
     * it is good for nothing from then on.
     */
    MakeSealedCode: command({
      may: by('self', 'systemAdministrator', 'securityAdministrator'),
      body: {},
      in: ['active'],
      otherwise: { none: 'not_found', disabled: 'account_disabled' },
      says: ['SealedCodeMade'],
      words: { zh: '制作密封应急码', en: 'make a sealed code' },
      sample: {},
    }),
    RestoreSystemAdministrator: restore('securityAdministrator', {
      zh: '恢复系统管理员',
      en: 'restore the system administrator',
    }),
    RestoreSecurityAdministrator: restore('systemAdministrator', {
      zh: '恢复安全管理员',
      en: 'restore the security administrator',
    }),

    DisableAccount: command({
      may: by('any', 'systemAdministrator'),
      body: { reason: text(300) },
      in: ['active', 'disabled'],
      otherwise: { none: 'not_found' },
      says: ['AccountDisabled', 'DelegationEnded'],
      words: { zh: '停用账号', en: 'disable an account' },
      sample: { reason: '依据' },
    }),

    RequestRole: command({
      may: by('any', 'systemAdministrator'),
      body: { ...grantShape, reason: text(300) },
      in: ['active'],
      otherwise: { none: 'not_found', disabled: 'account_disabled' },
      says: ['RoleRequested'],
      words: { zh: '申请角色', en: 'request a role' },
      sample: { role: 'assessor', reason: '依据' },
    }),

    GrantRole: command({
      may: by('any', 'securityAdministrator'),
      body: grantShape,
      in: ['active'],
      part: ['requested', 'granted'],
      otherwise: { none: 'not_found', disabled: 'account_disabled', notRequested: 'role_not_requested' },
      says: ['RoleGranted'],
      words: { zh: '授予角色', en: 'grant a role' },
      sample: { role: 'assessor' },
    }),

    RevokeRole: command({
      may: by('any', 'securityAdministrator'),
      body: { ...grantShape, reason: text(300) },
      in: ['active'],
      otherwise: { none: 'not_found', disabled: 'account_disabled' },
      says: ['RoleRevoked', 'DelegationEnded'],
      words: { zh: '撤销角色', en: 'revoke a role' },
      sample: { role: 'assessor', reason: '依据' },
    }),

    GiveDelegation: command({
      may: by('self', 'bureauOfficer', 'operator', 'discipline', 'committee'),
      body: { to: accountId, ...grantShape, from: instant, until: instant },
      in: ['active'],
      otherwise: { none: 'not_found', disabled: 'account_disabled' },
      says: ['DelegationRequested'],
      words: { zh: '委托职权', en: 'lend a role to a delegate' },
      sample: {
        to: 'co-two',
        role: 'assessor',
        from: '2023-11-01T00:00:00.000Z',
        until: '2023-12-01T00:00:00.000Z',
      },
    }),

    /** Somebody of discipline who neither lends nor borrows; from then on the delegate may act. */
    ConfirmDelegation: command({
      may: by('any', 'discipline'),
      body: { to: accountId, ...grantShape },
      in: ['active'],
      otherwise: { none: 'not_found', disabled: 'account_disabled' },
      says: ['DelegationGiven'],
      words: { zh: '确认委托', en: 'confirm a delegation' },
      sample: { to: 'co-two', role: 'assessor' },
    }),

    EndDelegation: command({
      may: by('self', 'bureauOfficer', 'operator', 'discipline', 'committee'),
      body: { to: accountId, ...grantShape },
      in: ['active'],
      otherwise: { none: 'not_found', disabled: 'account_disabled' },
      says: ['DelegationEnded'],
      words: { zh: '终止委托', en: 'end a delegation' },
      sample: { to: 'co-two', role: 'assessor' },
    }),
  },
  events: accountEvents,
  readModels: {
    /**
     * Every account and what it may do. Everyone finds their own here: roles, what was lent to them and what
     * they lent.
     */
    accounts: readModel({
      path: 'accounts',
      of: 'account',
      row: {
        accountId,
        login: text(60),
        name: text(60),
        personId,
        unitId: unitId.optional(),
        language: z.enum(['zh', 'en']),
        status: z.enum(['active', 'disabled']),
        /** The password was set by the administrator and must be changed at the next sign-in. */
        oneTimePassword: z.boolean(),
        /** The instant at which the sealed code was made that stands; absent when there is none. */
        sealedCodeAt: instant.optional(),
        roles: z.array(grant),
        borrowed: z.array(delegation),
        lent: z.array(delegation),
        createdAt: instant,
      },
      scopes: { ...own, systemAdministrator: 'all', securityAdministrator: 'all', auditor: 'all' },
      only: {
        oneTimePassword: ['systemAdministrator', 'auditor'],
        sealedCodeAt: ['systemAdministrator', 'securityAdministrator', 'auditor'],
      },
      indexes: ['accountId', 'login', 'name', 'personId', 'unitId', 'status', 'createdAt'],
      words: { zh: '账号', en: 'accounts' },
    }),
    /**
     * The people from whom groups and panels are formed, and to whom a role may be lent: no logins, no
     * administrators.
     */
    people: readModel({
      path: 'people',
      row: {
        accountId,
        name: text(60),
        personId,
        unitId: unitId.optional(),
        roles: z.array(grant).min(1),
        /** The names of the roles, to filter by. */
        roleNames: z.array(text(40)),
      },
      scopes: { operator: 'all', discipline: 'all', committee: 'all', auditor: 'all', bureauOfficer: 'mine' },
      indexes: ['name', 'personId', 'unitId', 'roleNames'],
      words: { zh: '人员', en: 'people' },
    }),
    /**
     * The names of those who act or acted in an office, for whoever meets their account in a row: no number
     * of the person, no unit, no role. An expert's name is told by the panel, to those who run it.
     */
    names: readModel({
      path: 'names',
      row: { accountId, name: text(60) },
      scopes: everybody,
      indexes: ['accountId'],
      words: { zh: '姓名', en: 'names' },
    }),
    /**
     * Roles asked for, and those that their holders would lend (`to`), and what became of it: the docket of
     * the security administrator and of discipline. The version to expect is the account's.
     */
    roleRequests: readModel({
      path: 'role-requests',
      row: {
        accountId,
        name: text(60),
        personId,
        ...grant.shape,
        reason: text(300).optional(),
        /** The account to which the role is lent, from when and until when. */
        to: accountId.optional(),
        from: instant.optional(),
        until: instant.optional(),
        status: z.enum(['requested', 'granted', 'revoked']),
        requestedBy: text(40),
        requestedAt: instant,
        decidedBy: text(40).optional(),
        decidedAt: instant.optional(),
        /** The reason for which it was revoked. */
        revokedFor: text(300).optional(),
      },
      scopes: {
        systemAdministrator: 'all',
        securityAdministrator: 'all',
        discipline: 'all',
        auditor: 'all',
      },
      indexes: ['accountId', 'role', 'unitId', 'status', 'to', 'requestedAt'],
      words: { zh: '角色申请', en: 'role requests' },
    }),
  },
});
