import { describe, it } from '@jest/globals';
import type { Actor } from '@laurel/core';
import { command, given } from '@laurel/core/testing';
import type { AccountCommand, AccountFacts } from '../account/account.ts';
import { accountDecider } from '../account/account.decide.ts';
import { created, granted, lent, NOW, offered, wang } from '../account/account.fixture.ts';

/**
 * Lending a role: one's own, for a time, to somebody else, and never one that must be exercised in person
 * (docs/handbook/process.md#1.22, #2.4).
 */

const zhao: AccountFacts['delegate'] = { personId: 'P-zhao', disabled: false, roles: [] };
const period = { from: '2023-04-10T00:00:00.000Z', until: '2023-04-20T00:00:00.000Z' };
const officer = { role: 'bureauOfficer', unitId: 'b03' };
const account = (delegate: AccountFacts['delegate'] = zhao) =>
  given(accountDecider, { accountId: 'wang', ...(delegate && { delegate }) });

function give(data: object = {}): AccountCommand {
  const message = { type: 'GiveDelegation', data: { to: 'zhao', ...officer, ...period, ...data } };
  return command(message, { actor: wang, instant: NOW }) as unknown as AccountCommand;
}

const loan = {
  accountId: 'wang',
  to: 'zhao',
  ...officer,
  ...period,
  personId: 'P-wang',
  personUnit: 'b03',
};

function confirm(actor: Partial<Actor> = {}, instant = NOW): AccountCommand {
  const message = { type: 'ConfirmDelegation', data: { to: 'zhao', ...officer } };
  const discipline = { account: 'di', person: 'P-di', role: 'discipline', ...actor };
  return command(message, { actor: discipline, instant }) as unknown as AccountCommand;
}

const end = command(
  { type: 'EndDelegation', data: { to: 'zhao', ...officer } },
  { actor: wang, instant: NOW },
) as unknown as AccountCommand;

describe('A role that is held', () => {
  const held = [created, granted('bureauOfficer', 'b03')];

  it('is offered, and the record says where its holder works', () =>
    account()(...held)
      .when(give())
      .then({
        type: 'DelegationRequested',
        data: { ...loan, name: '王磊' },
      }));
  it('is not offered twice alike', () =>
    account()(...held, offered)
      .when(give())
      .thenNothing());
  it('is not lent twice alike', () =>
    account()(...held, lent)
      .when(give())
      .thenNothing());
  it('is lent for longer by lending it again', () =>
    account()(...held, lent)
      .when(give({ until: '2023-04-30T00:00:00.000Z' }))
      .then({
        type: 'DelegationRequested',
        data: { ...loan, until: '2023-04-30T00:00:00.000Z', name: '王磊' },
      }));
  it('is not lent for another unit', () =>
    account()(...held)
      .when(give({ unitId: 'b04' }))
      .thenRefused('forbidden'));
  it('is not lent to oneself', () =>
    account()(...held)
      .when(give({ to: 'wang' }))
      .thenRefused('same_person'));
  it('is not lent to another account of the same person', () =>
    account({ ...zhao, personId: 'P-wang' })(...held)
      .when(give())
      .thenRefused('same_person'));
  it('is not lent to nobody', () =>
    given(accountDecider, { accountId: 'wang' })(...held)
      .when(give())
      .thenRefused('not_found'));
  it('is not lent to a disabled account', () =>
    account({ ...zhao, disabled: true })(...held)
      .when(give())
      .thenRefused('account_disabled'));
  it('is not lent to an administrator', () =>
    account({ ...zhao, roles: ['securityAdministrator'] })(...held)
      .when(give())
      .thenRefused('administrators_apart'));
  it('is not lent for a time that ends before it begins', () =>
    account()(...held)
      .when(give({ from: '2023-04-21T00:00:00.000Z' }))
      .thenRefused('period_invalid'));
  it('is lent for thirty days and no longer', () =>
    account()(...held)
      .when(give({ from: '2023-04-10T00:00:00.000Z', until: '2023-05-10T00:00:00.001Z' }))
      .thenRefused('delegation_too_long'));
  it('is not lent to an auditor', () =>
    account({ ...zhao, roles: ['auditor'] })(...held)
      .when(give())
      .thenRefused('roles_incompatible'));
  it('is not lent for a time gone by', () =>
    account()(...held)
      .when(give({ from: '2023-04-01T00:00:00.000Z', until: '2023-04-02T00:00:00.000Z' }))
      .thenRefused('period_invalid'));
});

describe('A branch secretary', () => {
  it('signs in person', () =>
    account()(created, granted('branchSecretary', 'b03.017'))
      .when(give({ role: 'branchSecretary', unitId: 'b03.017' }))
      .thenRefused('delegation_not_allowed'));
});

describe('A loan that is offered', () => {
  const held = [created, granted('bureauOfficer', 'b03'), offered];

  it('is given when discipline confirms it', () =>
    account()(...held)
      .when(confirm())
      .then({ type: 'DelegationGiven', data: loan }));
  it('is given once', () =>
    account()(...held, lent)
      .when(confirm())
      .thenNothing());
  it('is not confirmed by whoever borrows', () =>
    account()(...held)
      .when(confirm({ person: 'P-zhao' }))
      .thenRefused('same_person'));
  it('is not confirmed by whoever lends, nor by their delegate', () => {
    account()(...held)
      .when(confirm({ person: 'P-wang' }))
      .thenRefused('same_person');
    account()(...held)
      .when(confirm({ onBehalfOf: 'P-wang' }))
      .thenRefused('same_person');
  });
  it('is not confirmed when the delegate has become an auditor meanwhile', () =>
    account({ ...zhao, roles: ['auditor'] })(...held)
      .when(confirm())
      .thenRefused('roles_incompatible'));
  it('is not confirmed when its time is over', () =>
    account()(...held)
      .when(confirm({}, '2023-04-21T00:00:00.000Z'))
      .thenRefused('period_invalid'));
  it('is taken back by its holder', () =>
    account()(...held)
      .when(end)
      .then({ type: 'DelegationEnded', data: { accountId: 'wang', to: 'zhao', ...officer } }));
  it('that nobody offered is not confirmed', () =>
    account()(created, granted('bureauOfficer', 'b03'))
      .when(confirm())
      .thenRefused('delegation_not_requested'));
});

describe('A delegation', () => {
  it('is ended', () =>
    account()(created, granted('bureauOfficer', 'b03'), lent)
      .when(end)
      .then({ type: 'DelegationEnded', data: { accountId: 'wang', to: 'zhao', ...officer } }));
  it('that is none is not ended', () =>
    account()(created, granted('bureauOfficer', 'b03')).when(end).thenNothing());
});
