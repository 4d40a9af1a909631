import { describe, expect, it } from '@jest/globals';
import { account as contract } from '@laurel/contracts';
import type { Actor, Message, ViewedEvent } from '@laurel/core';
import { command, given } from '@laurel/core/testing';
import { stateFaults } from '@laurel/platform/testing';
import type { AccountCommand, AccountFacts } from './account.ts';
import { accountDecider } from './account.decide.ts';
import {
  created,
  disabled,
  firstPassword,
  granted,
  lent,
  NOW,
  requested,
  securityAdministrator,
  systemAdministrator,
  wang,
} from './account.fixture.ts';

/** Who makes accounts, who gives roles, and that nobody does both (docs/handbook/process.md#1.22, #1.25). */

const facts: AccountFacts = { accountId: 'wang' };
const account = (more: Partial<AccountFacts> = {}) => given(accountDecider, { ...facts, ...more });

function asked(message: Message, actor: Actor = systemAdministrator): AccountCommand {
  return command(message, { actor, instant: NOW }) as unknown as AccountCommand;
}

const create = asked({
  type: 'CreateAccount',
  data: { login: 'wang.lei', personId: 'P-wang', language: 'zh' },
});
const reset = asked({ type: 'ResetPassword', data: {} });
const officer = { role: 'bureauOfficer', unitId: 'b03' };

describe('An account that does not exist', () => {
  it('is created with a one-time password whose hash is sealed', () => {
    account({ passwordHash: 'hash-1', person: { name: '王磊', unitId: 'b03' } })()
      .when(create)
      .then(
        {
          type: 'AccountCreated',
          data: {
            accountId: 'wang',
            login: 'wang.lei',
            name: '王磊',
            personId: 'P-wang',
            unitId: 'b03',
            language: 'zh',
          },
        },
        {
          type: 'PasswordSet',
          data: { accountId: 'wang', oneTime: true },
          sealed: { passwordHash: 'hash-1' },
        } as Message,
      );
  });
  it('belongs to nobody who is not registered', () => account()().when(create).thenRefused('person_unknown'));
  it('is refused when its login is somebody’s', () =>
    account({ loginHolder: 'wu' })().when(create).thenRefused('login_taken'));
  it('may not be called as the system is', () =>
    account({ accountId: 'system' })().when(create).thenRefused('already_exists'));
  it('has no password to reset', () => account()().when(reset).thenRefused('not_found'));
});

describe('An account that exists', () => {
  it('is not created again', () =>
    account()(created, firstPassword).when(create).thenRefused('already_exists'));
  it('gets a new code by two others', () =>
    account({ passwordHash: 'hash-2' })(created, firstPassword, granted('systemAdministrator'))
      .when(reset)
      .then({
        type: 'PasswordSet',
        data: { accountId: 'wang', oneTime: true },
        sealed: { passwordHash: 'hash-2' },
      } as Message));
  it('gets no code by its own holder', () =>
    account()(created, firstPassword)
      .when(asked({ type: 'ResetPassword', data: {} }, { ...wang, role: 'systemAdministrator' }))
      .thenRefused('same_person'));
  it('changes its own password', () =>
    account()(created)
      .when(asked({ type: 'ChangePassword', data: { passwordHash: 'hash-3' } }, wang))
      .then({
        type: 'PasswordSet',
        data: { accountId: 'wang', oneTime: false },
        sealed: { passwordHash: 'hash-3' },
      } as Message));
  it('has its password changed by nobody else', () =>
    account()(created)
      .when(asked({ type: 'ChangePassword', data: { passwordHash: 'hash-3' } }))
      .thenRefused('forbidden'));
  it('ends what it lent when it is disabled', () =>
    account()(created, granted('bureauOfficer', 'b03'), lent)
      .when(asked({ type: 'DisableAccount', data: { reason: 'left' } }))
      .then(
        { type: 'AccountDisabled', data: { accountId: 'wang', reason: 'left' } },
        { type: 'DelegationEnded', data: { accountId: 'wang', to: 'zhao', ...officer } },
      ));
  it('is not disabled when it is the last of its administrators', () =>
    account({ administrators: { systemAdministrator: 1 } })(created, granted('systemAdministrator'))
      .when(asked({ type: 'DisableAccount', data: { reason: 'left' } }))
      .thenRefused('last_administrator'));
  it('is disabled when another administrator of its kind is left', () =>
    account({ administrators: { systemAdministrator: 2 } })(created, granted('systemAdministrator'))
      .when(asked({ type: 'DisableAccount', data: { reason: 'left' } }))
      .then({ type: 'AccountDisabled', data: { accountId: 'wang', reason: 'left' } }));
});

describe('An account that is disabled', () => {
  it('is not disabled again', () =>
    account()(created, disabled)
      .when(asked({ type: 'DisableAccount', data: { reason: 'left' } }))
      .thenNothing());
  it('gets no password', () => account()(created, disabled).when(reset).thenRefused('account_disabled'));
  it('gets no role', () =>
    account()(created, disabled)
      .when(asked({ type: 'GrantRole', data: officer }, securityAdministrator))
      .thenRefused('account_disabled'));
});

describe('A role', () => {
  const request = asked({ type: 'RequestRole', data: { ...officer, reason: 'appointed' } });
  const grant = asked({ type: 'GrantRole', data: officer }, securityAdministrator);
  const revoke = asked({ type: 'RevokeRole', data: { ...officer, reason: 'moved' } }, securityAdministrator);
  const person = { accountId: 'wang', name: '王磊', personId: 'P-wang' };

  it('is asked for', () =>
    account()(created)
      .when(request)
      .then({ type: 'RoleRequested', data: { ...person, ...officer, reason: 'appointed' } }));
  it('is asked for once', () =>
    account()(created, requested('bureauOfficer', 'b03')).when(request).thenNothing());
  it('is not asked for by its future holder', () =>
    account()(created)
      .when(
        asked(
          { type: 'RequestRole', data: { ...officer, reason: 'mine' } },
          { ...wang, role: 'systemAdministrator' },
        ),
      )
      .thenRefused('own_request'));
  it('that belongs to a unit is asked for with the unit', () =>
    account()(created)
      .when(asked({ type: 'RequestRole', data: { role: 'branchSecretary', reason: 'elected' } }))
      .thenRefused('unit_required'));
  it('is granted as it was asked for', () =>
    account()(created, requested('bureauOfficer', 'b03'))
      .when(grant)
      .then({ type: 'RoleGranted', data: { ...person, personUnit: 'b03', ...officer } }));
  it('is not granted for another unit than asked for', () =>
    account()(created, requested('bureauOfficer', 'b04')).when(grant).thenRefused('role_not_requested'));
  it('is not granted unasked', () => account()(created).when(grant).thenRefused('role_not_requested'));
  it('is not granted by its future holder', () =>
    account()(created, requested('bureauOfficer', 'b03'))
      .when(asked({ type: 'GrantRole', data: officer }, { ...wang, role: 'securityAdministrator' }))
      .thenRefused('own_request'));
  it('is not granted by the delegate of its future holder', () =>
    account()(created, requested('bureauOfficer', 'b03'))
      .when(asked({ type: 'GrantRole', data: officer }, { ...securityAdministrator, onBehalfOf: 'P-wang' }))
      .thenRefused('own_request'));
  it('is not granted by the person who asked for it', () =>
    account()(created, requested('bureauOfficer', 'b03'))
      .when(
        asked(
          { type: 'GrantRole', data: officer },
          { ...systemAdministrator, account: 'sam2', role: 'securityAdministrator' },
        ),
      )
      .thenRefused('same_person'));
  it('is granted once', () => account()(created, granted('bureauOfficer', 'b03')).when(grant).thenNothing());
  it('of an administrator stands beside no other role', () =>
    account()(created, requested('systemAdministrator'), granted('expert'))
      .when(asked({ type: 'GrantRole', data: { role: 'systemAdministrator' } }, securityAdministrator))
      .thenRefused('administrators_apart'));
  it('of an expert stands beside no role of committee or operator', () =>
    account()(created, requested('operator'), granted('expert'))
      .when(asked({ type: 'GrantRole', data: { role: 'operator' } }, securityAdministrator))
      .thenRefused('roles_incompatible'));
  it('of whoever acts is not granted beside the auditor’s of another account', () =>
    account({ otherRoles: ['auditor'] })(created, requested('bureauOfficer', 'b03'))
      .when(grant)
      .thenRefused('roles_incompatible'));
  it('is refused when the person administers by another account', () =>
    account({ otherRoles: ['auditAdministrator'] })(created, requested('bureauOfficer', 'b03'))
      .when(grant)
      .thenRefused('administrators_apart'));
  it('is not even asked for beside an administrator’s', () =>
    account({ otherRoles: ['auditAdministrator'] })(created)
      .when(request)
      .thenRefused('administrators_apart'));
  it('that is revoked ends what was lent of it', () =>
    account()(created, granted('bureauOfficer', 'b03'), granted('operator'), lent)
      .when(revoke)
      .then(
        { type: 'RoleRevoked', data: { accountId: 'wang', ...officer, reason: 'moved' } },
        { type: 'DelegationEnded', data: { accountId: 'wang', to: 'zhao', ...officer } },
      ));
  it('that is not held is not revoked', () => account()(created).when(revoke).thenNothing());
  it('of the last administrator is not revoked', () =>
    account({ administrators: { systemAdministrator: 1 } })(created, granted('systemAdministrator'))
      .when(
        asked(
          { type: 'RevokeRole', data: { role: 'systemAdministrator', reason: 'moved' } },
          securityAdministrator,
        ),
      )
      .thenRefused('last_administrator'));
});

describe('The state table', () => {
  it('says where each event leads an account and its roles', () => {
    const told = [
      created,
      firstPassword,
      requested('bureauOfficer', 'b03'),
      granted('bureauOfficer', 'b03'),
      lent,
      disabled,
    ];
    const log = told.map(
      (event) => ({ ...event, service: 'identity', stream: 'account-wang' }) as unknown as ViewedEvent,
    );
    expect(stateFaults(contract, accountDecider, log)).toEqual([]);
  });
});
