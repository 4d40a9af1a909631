import { type Grant, grantOf, refuse, type Role, sameGrant } from '@laurel/contracts';
import type { Decider, Said, Stateful } from '@laurel/core';
import {
  type Account,
  type AccountCommand,
  type AccountEvent,
  type AccountFacts,
  type Asked,
  evolve,
  type Holder,
  initial,
  type Outcome,
  partOf,
  stateOf,
} from './account.ts';
import * as rules from './account.rules.ts';
import { requireRestorable } from '../credential/sealed-code.rules.ts';
import {
  confirmDelegation,
  endDelegation,
  endLent,
  giveDelegation,
} from '../delegation/delegation.decide.ts';

/** The name of the scheduler and of reactions; no account may look like it. */
const reserved = 'system';

/**
 * Accounts and roles: one administrator makes accounts and asks for roles, another grants them
 * (docs/handbook/process.md#1.25).
 */
export const accountDecider: Decider<Account, AccountCommand, AccountEvent, AccountFacts> &
  Stateful<Account> = {
  initial,
  stateOf,
  partOf,
  evolve,
  decide,
};

function decide(command: AccountCommand, state: Account, facts: AccountFacts): Outcome {
  switch (command.type) {
    case 'CreateAccount':
      return create(command, state, facts);
    case 'ResetPassword':
      return resetPassword(command, rules.requireActive(state), facts);
    case 'ChangePassword':
      return changePassword(command, rules.requireActive(state));
    case 'MakeSealedCode':
      return makeSealedCode(command, rules.requireActive(state), facts);
    case 'RestoreSystemAdministrator':
      return restore(command, 'systemAdministrator', state, facts);
    case 'RestoreSecurityAdministrator':
      return restore(command, 'securityAdministrator', state, facts);
    case 'DisableAccount':
      return disable(command, state, facts);
    case 'RequestRole':
      return requestRole(command, rules.requireActive(state), facts);
    case 'GrantRole':
      return grantRole(command, rules.requireActive(state), facts);
    case 'RevokeRole':
      return revokeRole(command, rules.requireActive(state), facts);
    case 'GiveDelegation':
      return giveDelegation(command, rules.requireActive(state), facts);
    case 'ConfirmDelegation':
      return confirmDelegation(command, rules.requireActive(state), facts);
    case 'EndDelegation':
      return endDelegation(command, rules.requireActive(state));
    default:
      return command satisfies never;
  }
}

function create({ data }: Asked<'CreateAccount'>, state: Account, facts: AccountFacts): Outcome {
  if (state.status !== 'none') throw refuse('already_exists', {}, 'id');
  return made(data, facts);
}

/** A new account of a registered person, with its first password. */
function made(data: Asked<'CreateAccount'>['data'], facts: AccountFacts): Outcome {
  if (facts.accountId === reserved) throw refuse('already_exists', {}, 'id');
  if (data.personId === reserved) throw refuse('already_exists', {}, 'personId');
  if (facts.loginHolder !== undefined) throw refuse('login_taken', {}, 'login');
  if (!facts.person) throw refuse('person_unknown', { person: data.personId }, 'personId');
  const { name, unitId } = facts.person;
  const who = { ...data, name, ...(unitId !== undefined && { unitId }) };
  return [
    { type: 'AccountCreated', data: { accountId: facts.accountId, ...who } },
    oneTimePassword(facts.accountId, facts),
  ];
}

function resetPassword(
  { actor, proposer }: Asked<'ResetPassword'>,
  state: Holder,
  facts: AccountFacts,
): Outcome {
  rules.requireTwoOthers(state, [actor, proposer]);
  return [oneTimePassword(state.accountId, facts)];
}

function changePassword({ actor, data }: Asked<'ChangePassword'>, state: Holder): Outcome {
  const { accountId, restoring } = state;
  if (actor.account !== accountId) throw refuse('forbidden');
  const { passwordHash, sealedCodeHash } = data;
  const password: AccountEvent & Said = {
    type: 'PasswordSet',
    data: { accountId, oneTime: false },
    sealed: { passwordHash },
  };
  if (!restoring || sealedCodeHash === undefined) return [password];
  const usedUp = { accountId, usedUp: restoring.lost };
  return [password, { type: 'SealedCodeMade', data: usedUp, sealed: { sealedCodeHash } }];
}

function makeSealedCode(
  { actor }: Asked<'MakeSealedCode'>,
  { accountId, grants, requests }: Holder,
  { sealedCodeHash }: AccountFacts,
): Outcome {
  // The first start makes it before the role is asked for; to a record of before it adds nothing.
  if (actor.role === reserved && (grants.length > 0 || requests.length > 0)) return [];
  return [{ type: 'SealedCodeMade', data: { accountId }, sealed: { sealedCodeHash } }];
}

/**
 * The office goes back to the account that lost it, or to a new one of a successor. Nobody gets in by it yet:
 * that takes both halves of the new code and the sealed code of whoever was lost.
 */
function restore(
  { actor, proposer, data }: Asked<'RestoreSystemAdministrator' | 'RestoreSecurityAdministrator'>,
  role: Role,
  state: Account,
  facts: AccountFacts,
): Outcome {
  const { accountId, lost } = facts;
  const sealedCodeHash = requireRestorable(lost, role, data.lost);
  const { minutesNumber, ground, successor } = data;
  const restored: AccountEvent & Said = {
    type: 'AdministratorRestored',
    data: { accountId, role, lost: data.lost, minutesNumber, ground },
    sealed: { sealedCodeHash },
  };
  if (data.lost === accountId) {
    if (successor) throw refuse('already_exists', {}, 'successor');
    rules.requireTwoOthers(rules.requireActive(state), [actor, proposer]);
    return [oneTimePassword(accountId, facts), restored];
  }
  if (state.status !== 'none') throw refuse('already_exists', {}, 'id');
  if (!successor) throw refuse('successor_missing', {}, 'successor');
  const account = made(successor, facts);
  rules.requireApart(facts.otherRoles ?? [], role);
  const { name, unitId: personUnit } = facts.person!;
  const holder = {
    accountId,
    name,
    personId: successor.personId,
    ...(personUnit !== undefined && { personUnit }),
  };
  return [...account, restored, { type: 'RoleGranted', data: { ...holder, role } }];
}

function disable({ data }: Asked<'DisableAccount'>, state: Account, facts: AccountFacts): Outcome {
  if (state.status === 'disabled') return [];
  const holder = rules.requireActive(state);
  rules.requireAdministratorLeft(holder, holder.grants, facts.administrators ?? {});
  return [
    { type: 'AccountDisabled', data: { accountId: holder.accountId, reason: data.reason } },
    ...endLent(holder, [...holder.lent, ...holder.offered]),
  ];
}

function requestRole({ actor, data }: Asked<'RequestRole'>, state: Holder, facts: AccountFacts): Outcome {
  rules.requireUnit(data);
  rules.requireOtherPerson(state, actor);
  requireApart(state, facts, data);
  if ([...state.grants, ...state.requests].some((grant) => sameGrant(grant, data))) return [];
  const { accountId, name, personId } = state;
  return [
    { type: 'RoleRequested', data: { accountId, name, personId, ...grantOf(data), reason: data.reason } },
  ];
}

function grantRole({ actor, data }: Asked<'GrantRole'>, state: Holder, facts: AccountFacts): Outcome {
  rules.requireUnit(data);
  rules.requireOtherPerson(state, actor);
  if (state.grants.some((grant) => sameGrant(grant, data))) return [];
  const request = state.requests.find((asked) => sameGrant(asked, data));
  if (!request) throw refuse('role_not_requested');
  if (request.requestedBy === actor.person && actor.role !== reserved) throw refuse('same_person');
  requireApart(state, facts, data);
  const { accountId, name, personId } = state;
  const unitId = rules.unitNow(state, facts);
  const holder = { accountId, name, personId, ...(unitId !== undefined && { personUnit: unitId }) };
  return [{ type: 'RoleGranted', data: { ...holder, ...grantOf(data) } }];
}

function revokeRole({ data }: Asked<'RevokeRole'>, state: Holder, facts: AccountFacts): Outcome {
  if (!state.grants.some((grant) => sameGrant(grant, data))) return [];
  rules.requireAdministratorLeft(state, [data], facts.administrators ?? {});
  const lent = [...state.lent, ...state.offered].filter((delegation) => sameGrant(delegation, data));
  return [
    { type: 'RoleRevoked', data: { accountId: state.accountId, ...grantOf(data), reason: data.reason } },
    ...endLent(state, lent),
  ];
}

function requireApart(state: Holder, facts: AccountFacts, added: Grant): void {
  rules.requireApart([...state.grants.map(({ role }) => role), ...(facts.otherRoles ?? [])], added.role);
}

function oneTimePassword(accountId: string, { passwordHash }: AccountFacts): AccountEvent & Said {
  return { type: 'PasswordSet', data: { accountId, oneTime: true }, sealed: { passwordHash } };
}
