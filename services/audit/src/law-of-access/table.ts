import type { EventName } from '@laurel/contracts';
import type { Rule } from '../law/rule.ts';
import * as access from './access.ts';
import * as loans from './loans.ts';
import * as persons from './persons.ts';
import * as restoring from './restoring.ts';

/** The lines of the law (../law/table.ts) on persons, accounts, roles and sessions. */
export const accessLaw = {
  PersonRegistered: [persons.registeredOnce],
  PersonMoved: [persons.movedTruly],
  AccountCreated: [access.loginOnce, persons.ofRegistered],
  AccountDisabled: [access.oneIsLeft],
  PasswordSet: [access.passwordByItsHolder, access.resetByTwo],
  SealedCodeMade: [restoring.codeByItsHolder, restoring.usedWhenOpened],
  AdministratorRestored: [
    restoring.byTheTwoOthers,
    restoring.officeLost,
    restoring.envelopeLeft,
    restoring.toWhom,
  ],
  RoleRequested: [access.ofItsAccount, access.forItsUnit, persons.rolesApart],
  RoleGranted: [access.requested, persons.rolesApart, access.ofItsAccount, access.forItsUnit],
  RoleRevoked: [access.roleThere, access.oneIsLeft],
  DelegationRequested: [
    loans.ownRoleLent,
    loans.lentForAWhile,
    loans.lentToAnother,
    access.ofItsAccount,
    persons.rolesApart,
  ],
  DelegationGiven: [
    loans.ownRoleLent,
    loans.lentForAWhile,
    loans.lentToAnother,
    loans.loanConfirmed,
    access.ofItsAccount,
    persons.rolesApart,
  ],
  DelegationEnded: [loans.lentBefore],
  SessionOpened: [access.ownSession],
  SessionClosed: [access.ownSession, access.sessionOpened],
  SessionRefused: [],
} satisfies Readonly<Partial<Record<EventName, readonly Rule[]>>>;
