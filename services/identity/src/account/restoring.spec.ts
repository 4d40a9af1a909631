import { describe, it } from '@jest/globals';
import { account as contract } from '@laurel/contracts';
import { inState } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import type { AccountEvent } from './account.ts';
import type { AccountCommand, AccountFacts, Lost } from './account.ts';
import { accountDecider } from './account.decide.ts';
import { created, firstPassword, granted, NOW, securityAdministrator } from './account.fixture.ts';

/** The two others restore an administrator who was lost (docs/handbook/process.md#1.25). */

const audit = { account: 'amy', person: 'P-amy', role: 'auditAdministrator' };
const wang = { account: 'wang', person: 'P-wang', role: 'systemAdministrator' };
const office = granted('systemAdministrator');
const left: Lost = { grants: [{ role: 'systemAdministrator' }], disabled: false, sealedCodeHash: 'sealed-1' };
const minutes = { minutesNumber: '澜安委〔2023〕9号', ground: '密码遗失' };
const successor = { login: 'zhao', personId: 'P-zhao', language: 'zh' };

const on = (facts: Partial<AccountFacts> = {}) =>
  given(inState(accountDecider, contract.commands), {
    accountId: 'wang',
    passwordHash: 'hash-2',
    sealedCodeHash: 'sealed-2',
    lost: left,
    ...facts,
  });
const asked = (type: string, data: object, actor: typeof audit = audit): AccountCommand =>
  command(
    { type, data },
    { actor, proposer: securityAdministrator, confirms: 'p1', instant: NOW },
  ) as unknown as AccountCommand;
const restore = (data: object = {}) =>
  asked('RestoreSystemAdministrator', { lost: 'wang', ...minutes, ...data });
const restored = (lost = 'wang') => ({
  type: 'AdministratorRestored' as const,
  data: { accountId: 'wang', role: 'systemAdministrator' as const, lost, ...minutes },
  sealed: { sealedCodeHash: 'sealed-1' },
});
const newPassword = {
  type: 'PasswordSet' as const,
  data: { accountId: 'wang', oneTime: true },
  sealed: { passwordHash: 'hash-2' },
};

describe('The account that was lost', () => {
  it('is restored with a new code, behind the sealed one', () =>
    on()(created, firstPassword, office).when(restore()).then(newPassword, restored()));
  it('is not restored without a sealed code', () =>
    on({ lost: { ...left, sealedCodeHash: undefined } })(created, firstPassword, office)
      .when(restore())
      .thenRefused('sealed_code_missing'));
  it.each<[string, Lost | undefined]>([
    ['never held the office', { ...left, grants: [] }],
    ['is disabled', { ...left, disabled: true }],
    ['does not exist', undefined],
  ])('is not restored when it %s', (_what, lost) =>
    on({ lost })(created, firstPassword).when(restore()).thenRefused('office_not_held'),
  );
  it('is not restored by its own holder', () =>
    on()(created, firstPassword, office)
      .when(asked('RestoreSystemAdministrator', { lost: 'wang', ...minutes }, { ...audit, person: 'P-wang' }))
      .thenRefused('same_person'));
  it('takes no successor', () =>
    on()(created, firstPassword, office).when(restore({ successor })).thenRefused('already_exists'));
});

describe('A successor', () => {
  const new_ = { person: { name: '赵敏' }, accountId: 'wang' };
  it('who is registered gets an account with the office', () =>
    on(new_)()
      .when(restore({ lost: 'sam', successor }))
      .then(
        { type: 'AccountCreated', data: { accountId: 'wang', ...successor, language: 'zh', name: '赵敏' } },
        newPassword,
        restored('sam'),
        {
          type: 'RoleGranted',
          data: { accountId: 'wang', name: '赵敏', personId: 'P-zhao', role: 'systemAdministrator' },
        },
      ));
  it('who is not registered gets none', () =>
    on()()
      .when(restore({ lost: 'sam', successor }))
      .thenRefused('person_unknown'));
  it('who holds another role gets none', () =>
    on({ ...new_, otherRoles: ['operator'] })()
      .when(restore({ lost: 'sam', successor }))
      .thenRefused('administrators_apart'));
  it('is named for a new account', () =>
    on(new_)()
      .when(restore({ lost: 'sam' }))
      .thenRefused('successor_missing'));
  it('does not get an account that is there', () =>
    on(new_)(created)
      .when(restore({ lost: 'sam', successor }))
      .thenRefused('already_exists'));
});

const made = (usedUp: { usedUp?: string } = {}) => ({
  type: 'SealedCodeMade' as const,
  data: { accountId: 'wang', ...usedUp },
  sealed: { sealedCodeHash: 'sealed-2' },
});

describe('The sealed code', () => {
  const password = { passwordHash: 'hash-3', sealedCodeHash: 'sealed-2' };
  const choosing = asked('ChangePassword', password, wang);
  const chosen = {
    type: 'PasswordSet' as const,
    data: { accountId: 'wang', oneTime: false },
    sealed: { passwordHash: 'hash-3' },
  };
  it('is made by its administrator', () =>
    on()(created, office)
      .when(asked('MakeSealedCode', {}, wang))
      .then(made()));
  it('is used up by the password that is chosen behind it, and the next one is made', () =>
    on()(created, firstPassword, office, stamped<AccountEvent>(restored()))
      .when(choosing)
      .then(chosen, made({ usedUp: 'wang' })));
  it('stays when the password is changed in the usual way', () =>
    on()(created, firstPassword, office).when(choosing).then(chosen));
  it('is made at the first start before the role is asked for, and for no record of before', () => {
    const first = { account: 'system', person: 'system', role: 'system' };
    const making = asked('MakeSealedCode', {}, first);
    on()(created).when(making).then(made());
    on()(created, office).when(making).thenNothing();
  });
});
