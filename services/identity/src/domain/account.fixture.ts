import { stamped } from '@laurel/core/testing';
import type { AccountEvent } from './account.ts';

/** Accounts as tests find them; fixed ids and instants. */

export const NOW = '2023-04-10T01:00:00.000Z';
export const systemAdministrator = { account: 'sam', person: 'P-sam', role: 'systemAdministrator' };
export const securityAdministrator = { account: 'sue', person: 'P-sue', role: 'securityAdministrator' };
export const wang = { account: 'wang', person: 'P-wang', role: 'bureauOfficer', unit: 'b03' };

export const created = stamped<AccountEvent>({
  type: 'AccountCreated',
  data: { accountId: 'wang', login: 'wang.lei', name: '王磊', personId: 'P-wang', unitId: 'b03', language: 'zh' },
});
export const firstPassword = stamped<AccountEvent>(
  { type: 'PasswordSet', data: { accountId: 'wang', oneTime: true } },
  { sealed: { passwordHash: 'hash-1' } },
);
export const disabled = stamped<AccountEvent>({ type: 'AccountDisabled', data: { accountId: 'wang', reason: 'left' } });

const who = { accountId: 'wang', name: '王磊', personId: 'P-wang' };

export function requested(role: 'bureauOfficer' | 'operator' | 'expert' | 'systemAdministrator', unitId?: string) {
  const grant = unitId === undefined ? { role } : { role, unitId };
  return stamped<AccountEvent>({ type: 'RoleRequested', data: { ...who, ...grant, reason: 'appointed' } }, { actor: systemAdministrator });
}

export function granted(role: 'bureauOfficer' | 'branchSecretary' | 'operator' | 'expert' | 'systemAdministrator', unitId?: string) {
  const grant = unitId === undefined ? { role } : { role, unitId };
  return stamped<AccountEvent>({ type: 'RoleGranted', data: { ...who, personUnit: 'b03', ...grant } }, { actor: securityAdministrator });
}

export const lent = stamped<AccountEvent>(
  {
    type: 'DelegationGiven',
    data: {
      accountId: 'wang',
      to: 'zhao',
      role: 'bureauOfficer',
      unitId: 'b03',
      from: '2023-04-10T00:00:00.000Z',
      until: '2023-04-20T00:00:00.000Z',
      personId: 'P-wang',
      personUnit: 'b03',
    },
  },
  { actor: wang },
);
