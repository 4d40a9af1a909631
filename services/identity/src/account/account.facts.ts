import { account, administratorRoles } from '@laurel/contracts';
import { accessView, alone, type FactReader, type Guarded, holding, type Id, serve } from '@laurel/platform';
import type { Account, AccountCommand, AccountFacts } from './account.ts';
import { accountDecider } from './account.decide.ts';
import { activationHash, oneTimeHash, sealedCodeHash } from '../credential/credential.facts.ts';
import { delegate, rolesOfPerson } from '../delegation/delegation.facts.ts';
import { accountsView } from '../directory/accounts.view.ts';
import { loginKey, loginsView } from '../directory/logins.view.ts';
import { personGuard } from '../persons/persons.facts.ts';
import { personsView } from '../persons/persons.view.ts';

/** Reads the facts that a decision on an account needs beside the account's own stream. */
async function accountFacts(
  read: FactReader,
  command: AccountCommand,
  id: Id,
  state: Account,
): Promise<AccountFacts> {
  const accountId = id.account!;
  switch (command.type) {
    case 'CreateAccount': {
      const holder = await read.row(loginsView, loginKey(command.data.login));
      if (holder) return { accountId, loginHolder: holder.accountId };
      if (state.status !== 'none') return { accountId };
      const person = await personOf(read, command.data);
      return { accountId, ...person, passwordHash: await oneTimeHash(read) };
    }
    case 'ResetPassword':
      return {
        accountId,
        ...(state.status === 'active' && { passwordHash: await activationHash(read, accountId, command) }),
      };
    case 'MakeSealedCode':
      return { accountId, sealedCodeHash: await sealedCodeHash(read, accountId) };
    case 'RestoreSystemAdministrator':
    case 'RestoreSecurityAdministrator':
      return { accountId, ...(await restoringFacts(read, accountId, command)) };
    case 'RequestRole':
    case 'GrantRole':
      return {
        accountId,
        ...(await personOf(read, state)),
        otherRoles: state.status === 'none' ? [] : await rolesOfPerson(read, state.personId),
      };
    case 'DisableAccount':
    case 'RevokeRole':
      return { accountId, administrators: await administrators(read) };
    case 'GiveDelegation':
    case 'ConfirmDelegation':
      return { accountId, ...(await personOf(read, state)), ...(await delegate(read, command.data.to)) };
    default:
      return { accountId };
  }
}

async function personOf(
  read: FactReader,
  holder: Account | { readonly personId: string },
): Promise<Pick<AccountFacts, 'person'>> {
  const person = 'personId' in holder ? await read.row(personsView, holder.personId) : undefined;
  return person ? { person } : {};
}

type Restoring = Extract<
  AccountCommand,
  { type: 'RestoreSystemAdministrator' | 'RestoreSecurityAdministrator' }
>;

async function restoringFacts(
  read: FactReader,
  accountId: string,
  command: Restoring,
): Promise<Omit<AccountFacts, 'accountId'>> {
  const { lost: account, successor } = command.data;
  const holder = successor && (await read.row(loginsView, loginKey(successor.login)));
  return {
    lost: await lostAdministrator(read, account),
    passwordHash: await activationHash(read, accountId, command),
    ...(holder && { loginHolder: holder.accountId }),
    ...(successor && (await personOf(read, successor))),
    otherRoles: successor ? await rolesOfPerson(read, successor.personId) : [],
  };
}

/** A code that opened another account is used up, too, though it is the last one made for this. */
async function lostAdministrator(read: FactReader, account: string): Promise<AccountFacts['lost']> {
  const state = await read.state(accounts, account);
  if (state.status === 'none') return undefined;
  const { grants, status, sealedCodeHash } = state;
  const isLeft = (await read.row(accountsView, account))?.sealedCodeAt !== undefined;
  return { grants, disabled: status === 'disabled', ...(isLeft && { sealedCodeHash }) };
}

async function administrators(read: FactReader): Promise<NonNullable<AccountFacts['administrators']>> {
  const counts = await Promise.all(
    administratorRoles.map(async (role) => {
      const holders = await read.rows(accessView, [
        { field: 'holds', has: holding(role) },
        { field: 'disabled', equals: false },
      ]);
      return [role, holders.length] as const;
    }),
  );
  return Object.fromEntries(counts);
}

/** One code is used once, by whichever account. */
function sealedCodeGuard(account: string): string {
  return `sealed-code:${account}`;
}

/**
 * One login is one account's, a person's roles stay apart over all accounts, and the last administrator stays
 * (docs/handbook/process.md#1.25): of two decisions at once on one of these, the second is decided anew.
 */
function accountGuards(command: AccountCommand, _id: Id, state: Account, facts: AccountFacts): Guarded {
  switch (command.type) {
    case 'CreateAccount':
      return alone(`login:${loginKey(command.data.login)}`, personGuard(command.data.personId));
    case 'RequestRole':
    case 'GrantRole':
      return state.status === 'none' ? alone() : alone(personGuard(state.personId));
    case 'MakeSealedCode':
      return alone(sealedCodeGuard(facts.accountId));
    case 'ChangePassword':
      return state.status !== 'none' && state.restoring
        ? alone(sealedCodeGuard(state.restoring.lost))
        : alone();
    case 'RestoreSystemAdministrator':
    case 'RestoreSecurityAdministrator': {
      const { lost, successor } = command.data;
      const taken = successor ? [`login:${loginKey(successor.login)}`, personGuard(successor.personId)] : [];
      return alone(sealedCodeGuard(lost), ...taken);
    }
    case 'GiveDelegation':
    case 'ConfirmDelegation':
      return facts.delegate ? alone(personGuard(facts.delegate.personId)) : alone();
    case 'DisableAccount':
    case 'RevokeRole':
      return alone('role:administrators');
    default:
      return alone();
  }
}

export const accounts = serve(account, accountDecider, accountFacts, accountGuards);
