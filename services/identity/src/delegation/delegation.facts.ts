import type { Role } from '@laurel/contracts';
import { type AccessRow, accessView, type FactReader } from '@laurel/platform';
import type { AccountFacts } from '../account/account.ts';

/** Every role a person could use through any account that is not disabled, lent ones included. */
export async function rolesOfPerson(read: FactReader, personId: string): Promise<readonly Role[]> {
  const accounts = await read.rows(accessView, [
    { field: 'personId', equals: personId },
    { field: 'disabled', equals: false },
  ]);
  return accounts.flatMap(rolesOf);
}

function rolesOf({ grants, delegations }: AccessRow): readonly Role[] {
  return [...grants, ...delegations].map(({ role }) => role);
}

/** The account to which a role is to be lent. */
export async function delegate(read: FactReader, accountId: string): Promise<Pick<AccountFacts, 'delegate'>> {
  const row = await read.row(accessView, accountId);
  if (!row) return {};
  return {
    delegate: {
      personId: row.personId,
      disabled: row.disabled,
      roles: await rolesOfPerson(read, row.personId),
    },
  };
}
