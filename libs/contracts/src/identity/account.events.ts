import { z } from 'zod';
import { event } from '../contract.ts';
import { roleKey } from '../grants.ts';
import { role } from '../roles.ts';
import { accountId, documentNumber, instant, personId, text, unitId } from '../values.ts';

/** A role lent for a time. */
const loan = {
  accountId,
  to: accountId,
  role,
  unitId: unitId.optional(),
  from: instant,
  until: instant,
  personId,
  /** The unit in which the principal works: the delegate keeps away from the same units. */
  personUnit: unitId.optional(),
};

/** The events of an account: its making, its credential, its roles and its end. */
export const accountEvents = {
  AccountCreated: event({
    version: 1,
    body: {
      accountId,
      login: text(60),
      name: text(60),
      personId,
      unitId: unitId.optional(),
      language: z.enum(['zh', 'en']),
    },
    readBy: ['auditAdministrator'],
    to: 'active',
    words: { zh: '已建立账号', en: 'an account was created' },
  }),

  PasswordSet: event({
    version: 1,
    body: { accountId, oneTime: z.boolean() },
    readBy: ['auditAdministrator'],
    words: { zh: '已设置密码', en: 'a password was set' },
  }),

  /** The code itself is told its holder once and stands in no record, its hash sealed. */
  SealedCodeMade: event({
    version: 1,
    body: {
      accountId,
      /** The account of the administrator who was lost, whose code opened this one and is used up. */
      usedUp: accountId.optional(),
    },
    readBy: ['auditAdministrator'],
    words: { zh: '已制作密封应急码', en: 'a sealed code was made' },
    sample: { accountId: 'security-administrator', usedUp: 'security-administrator' },
  }),

  /** Two administrators gave the office of the third back, by the sealed code of whoever was lost. */
  AdministratorRestored: event({
    version: 1,
    body: {
      accountId,
      role,
      /** The administrator who was lost: this account, or one of another person. */
      lost: accountId,
      minutesNumber: documentNumber,
      ground: text(300),
    },
    readBy: ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'],
    words: { zh: '已恢复管理员', en: 'an administrator was restored' },
    sample: {
      accountId: 'security-administrator',
      role: 'securityAdministrator',
      lost: 'security-administrator',
      minutesNumber: '澜安委〔2023〕9号',
      ground: '密码遗失',
    },
  }),

  AccountDisabled: event({
    version: 1,
    body: { accountId, reason: text(300) },
    readBy: ['auditAdministrator'],
    to: 'disabled',
    words: { zh: '已停用账号', en: 'an account was disabled' },
  }),

  RoleRequested: event({
    version: 1,
    body: { accountId, name: text(60), personId, role, unitId: unitId.optional(), reason: text(300) },
    readBy: ['auditAdministrator'],
    part: { oneOf: ['requested'], of: (data) => ({ [roleKey(data)]: 'requested' }) },
    words: { zh: '已申请角色', en: 'a role was requested' },
  }),

  RoleGranted: event({
    version: 1,
    body: {
      accountId,
      name: text(60),
      personId,
      personUnit: unitId.optional(),
      role,
      unitId: unitId.optional(),
    },
    readBy: ['auditAdministrator'],
    part: { oneOf: ['granted'], of: (data) => ({ [roleKey(data)]: 'granted' }) },
    words: { zh: '已授予角色', en: 'a role was granted' },
  }),

  RoleRevoked: event({
    version: 1,
    body: { accountId, role, unitId: unitId.optional(), reason: text(300) },
    readBy: ['auditAdministrator'],
    part: { oneOf: ['notRequested'], of: (data) => ({ [roleKey(data)]: 'notRequested' }) },
    words: { zh: '已撤销角色', en: 'a role was revoked' },
  }),

  /** Its holder would lend a role; nothing is lent before discipline confirms it. */
  DelegationRequested: event({
    version: 1,
    body: { ...loan, name: text(60) },
    readBy: ['auditAdministrator', 'discipline'],
    words: { zh: '已提出委托', en: 'a loan of a role was asked for' },
    sample: {
      accountId: 'bo-one',
      to: 'bo-two',
      role: 'bureauOfficer',
      unitId: 'b03',
      from: '2023-11-01T00:00:00.000Z',
      until: '2023-11-20T00:00:00.000Z',
      personId: 'P-1',
      personUnit: 'b03',
      name: '林志远',
    },
  }),

  DelegationGiven: event({
    version: 1,
    body: loan,
    readBy: ['auditAdministrator'],
    words: { zh: '已委托职权', en: 'a role was lent to a delegate' },
    formerlyBy: ['GiveDelegation'],
  }),

  DelegationEnded: event({
    version: 1,
    body: { accountId, to: accountId, role, unitId: unitId.optional() },
    readBy: ['auditAdministrator'],
    words: { zh: '已终止委托', en: 'a delegation ended' },
  }),
};
