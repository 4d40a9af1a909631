import { describe, expect, it } from '@jest/globals';
import { accessView, type AccessRow } from '@laurel/platform';
import { type Desk, openDesk } from '../signing-in/desk.fixture.ts';
import { firstStart } from './first-start.ts';
import { openSession } from '../signing-in/sign-in.ts';
import { accountsView } from '../directory/accounts.view.ts';

/**
 * The first start of a city makes three administrators and no default password
 * (docs/handbook/process.md#1.25).
 */

const NOW = '2023-03-01T00:00:00.000Z';
const access = async ({ service }: Desk): Promise<AccessRow[]> => await service.rows(accessView);

describe('A city that never started', () => {
  it('gets three administrators, three persons, each with one role', async () => {
    const desk = await openDesk();
    const made = await firstStart(desk, NOW);
    expect(made.map(({ role, login }) => [role, login])).toEqual([
      ['systemAdministrator', 'sysadmin'],
      ['securityAdministrator', 'secadmin'],
      ['auditAdministrator', 'auditadmin'],
    ]);
    const rolesOf = Object.fromEntries(
      (await access(desk)).map(({ login, grants }) => [login, grants.map(({ role }) => role)]),
    );
    expect(rolesOf).toEqual(Object.fromEntries(made.map(({ login, role }) => [login, [role]])));
    expect(new Set((await access(desk)).map(({ personId }) => personId)).size).toBe(3);
    expect(desk.service.stored.every(({ actor }) => actor.role === 'system')).toBe(true);
  });
  it('gives each a password of its own that lets in and must be changed', async () => {
    const desk = await openDesk();
    const made = await firstStart(desk, NOW);
    expect(new Set(made.map(({ oneTimePassword }) => oneTimePassword)).size).toBe(3);
    for (const { login, oneTimePassword } of made) {
      expect((await openSession(desk, login, oneTimePassword, desk.attempt(NOW))).mustChangePassword).toBe(
        true,
      );
    }
  });
});

describe('A city that started before', () => {
  it('gets nothing more, and nothing is printed', async () => {
    const desk = await openDesk();
    await firstStart(desk, NOW);
    const length = desk.service.stored.length;
    expect(await firstStart(desk, '2023-03-02T00:00:00.000Z')).toEqual([]);
    expect(desk.service.stored).toHaveLength(length);
  });
  it('does not start with another secret key, and says so', async () => {
    const desk = await openDesk();
    await firstStart(desk, NOW);
    const other = await openDesk({ secretKey: new Uint8Array(32).fill(1), history: desk.service.stored });
    await expect(firstStart(other, NOW)).rejects.toThrow('secret key is another');
  });
  it('does not give back a role that was revoked since', async () => {
    const desk = await openDesk();
    await firstStart(desk, NOW);
    const actor = { account: 'sue', person: 'P-sue', role: 'securityAdministrator' };
    const again = { aggregate: 'account', actor, instant: NOW };
    const successor = { login: 'new', personId: 'P-new', language: 'zh' };
    await desk.execute({
      ...again,
      aggregate: 'persons',
      id: 'city',
      type: 'RegisterPerson',
      data: { personId: 'P-new', name: '新' },
      commandId: 'c0',
      correlationId: 'c0',
    });
    await desk.execute({
      ...again,
      id: 'new',
      type: 'CreateAccount',
      data: successor,
      commandId: 'c1',
      correlationId: 'c1',
    });
    const role = { role: 'auditAdministrator' };
    const asking = { ...actor, person: 'P-sam' };
    await desk.execute({
      ...again,
      id: 'new',
      actor: asking,
      type: 'RequestRole',
      data: { ...role, reason: 'next' },
      commandId: 'c2',
      correlationId: 'c2',
    });
    await desk.execute({
      ...again,
      id: 'new',
      type: 'GrantRole',
      data: role,
      commandId: 'c3',
      correlationId: 'c3',
    });
    await desk.execute({
      ...again,
      id: 'audit-administrator',
      type: 'RevokeRole',
      data: { ...role, reason: 'left' },
      commandId: 'c4',
      correlationId: 'c4',
    });
    expect(await firstStart(desk, NOW)).toEqual([]);
    expect(await desk.service.row(accountsView, 'audit-administrator')).toMatchObject({ roles: [] });
  });
});

describe('A first start that was interrupted', () => {
  it('goes on, with the passwords it would have had', async () => {
    const [whole, broken] = [await openDesk(), await openDesk()];
    const made = await firstStart(whole, NOW);
    let left = 5;
    const failing = {
      ...broken,
      execute: (ask: Parameters<Desk['execute']>[0]) =>
        left-- > 0 ? broken.execute(ask) : Promise.reject(new Error('power cut')),
    };
    await expect(firstStart(failing, NOW)).rejects.toThrow('power cut');
    expect(await firstStart(broken, NOW)).toEqual(made);
  });
});
