import type { Actor, Stamped } from '@laurel/core';
import type { AccountEvent } from './account.ts';

/** Accounts as tests find them; fixed ids and instants. */

export const NOW = '2023-04-10T01:00:00.000Z';
export const systemAdministrator = { account: 'sam', person: 'P-sam', role: 'systemAdministrator' };
export const securityAdministrator = { account: 'sue', person: 'P-sue', role: 'securityAdministrator' };
export const wang = { account: 'wang', person: 'P-wang', role: 'bureauOfficer', unit: 'b03' };

export const created = said({
  type: 'AccountCreated',
  data: {
    accountId: 'wang',
    login: 'wang.lei',
    name: '王磊',
    personId: 'P-wang',
    unitId: 'b03',
    language: 'zh',
  },
});
export const firstPassword = said(
  { type: 'PasswordSet', data: { accountId: 'wang', oneTime: true } },
  { sealed: { passwordHash: 'hash-1' } },
);
export const disabled = said({ type: 'AccountDisabled', data: { accountId: 'wang', reason: 'left' } });

function said(event: AccountEvent, more: { actor?: Actor; sealed?: object } = {}): Stamped<AccountEvent> {
  return { time: NOW, actor: systemAdministrator, ...event, ...more };
}

const who = { accountId: 'wang', name: '王磊', personId: 'P-wang' };

export function requested(
  role: 'bureauOfficer' | 'operator' | 'expert' | 'systemAdministrator',
  unitId?: string,
) {
  const grant = unitId === undefined ? { role } : { role, unitId };
  return said(
    { type: 'RoleRequested', data: { ...who, ...grant, reason: 'appointed' } },
    { actor: systemAdministrator },
  );
}

export function granted(
  role: 'bureauOfficer' | 'branchSecretary' | 'operator' | 'expert' | 'systemAdministrator',
  unitId?: string,
) {
  const grant = unitId === undefined ? { role } : { role, unitId };
  return said(
    { type: 'RoleGranted', data: { ...who, personUnit: 'b03', ...grant } },
    { actor: securityAdministrator },
  );
}

const loan = {
  accountId: 'wang',
  to: 'zhao',
  role: 'bureauOfficer',
  unitId: 'b03',
  from: '2023-04-10T00:00:00.000Z',
  until: '2023-04-20T00:00:00.000Z',
  personId: 'P-wang',
  personUnit: 'b03',
} as const;

export const offered = said(
  { type: 'DelegationRequested', data: { ...loan, name: '王磊' } },
  { actor: wang },
);
export const lent = said(
  { type: 'DelegationGiven', data: loan },
  { actor: { account: 'di', person: 'P-di', role: 'discipline' } },
);
