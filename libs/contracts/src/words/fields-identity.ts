import type { Words } from './words.ts';

/**
 * The fields of accounts, roles and sessions, by name; those that all services share stand in
 * fields-shared.ts.
 */
export const identityFields: Readonly<Record<string, Words>> = {
  // Accounts
  login: { zh: '登录名', en: 'Login' },
  language: { zh: '语言', en: 'Language' },
  createdAt: { zh: '建立时间', en: 'Created' },
  passwordHash: { zh: '密码散列值', en: 'Hash of the password' },
  oneTime: { zh: '一次性密码', en: 'One-time password' },
  oneTimePassword: { zh: '一次性密码', en: 'One-time password' },
  sealedCodeHash: { zh: '密封应急码散列值', en: 'Hash of the sealed code' },
  sealedCodeAt: { zh: '密封应急码制作时间', en: 'Sealed code made' },
  usedUp: { zh: '用过应急码的账号', en: 'Account whose code was used' },
  lost: { zh: '无法登录的管理员', en: 'Lost administrator' },
  successor: { zh: '接任者', en: 'Successor' },
  // Persons
  policeNumber: { zh: '警号', en: 'Police number' },
  persons: { zh: '人员', en: 'Persons' },
  accountIds: { zh: '账号', en: 'Accounts' },
  // Roles and delegations
  role: { zh: '角色', en: 'Role' },
  roles: { zh: '角色', en: 'Roles' },
  roleNames: { zh: '角色', en: 'Roles' },
  requestedBy: { zh: '申请人', en: 'Requested by' },
  requestedAt: { zh: '申请时间', en: 'Requested' },
  decidedBy: { zh: '决定人', en: 'Decided by' },
  decidedAt: { zh: '决定时间', en: 'Decided' },
  revokedFor: { zh: '撤销理由', en: 'Revoked for' },
  borrowed: { zh: '受托职权', en: 'Roles on loan' },
  lent: { zh: '委托出的职权', en: 'Roles lent' },
  from: { zh: '委托人或开始时间', en: 'Lent by, or from' },
  to: { zh: '受托人', en: 'Delegate' },
  personUnit: { zh: '所在单位', en: 'Unit where the person works' },
  // Sessions
  sessionId: { zh: '登录编号', en: 'Session' },
  closedAt: { zh: '退出时间', en: 'Signed out' },
};
