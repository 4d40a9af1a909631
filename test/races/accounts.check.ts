import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, type Answer, type Client } from '../http/client.ts';
import { enrol, register } from '../http/people.ts';
import type { Ground } from './ground.ts';

const processesMost = 3;

/** Rules on accounts that span streams, broken by two who act at once (docs/handbook/process.md#6.10). */
export function accountRaces(tries: number, open: () => Promise<Ground>): void {
  let ground: Ground;
  beforeAll(async () => {
    ground = await open();
  }, 120_000);
  afterAll(async () => await ground.close());

  const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();
  /** A role that was given back holds in each process when it has heard of it; they are asked in turn. */
  const mayLook = async (client: Client) => {
    for (let seen = 0; seen < processesMost;) {
      const { status } = await client.get('accounts?limit=1');
      seen = status === 200 ? seen + 1 : 0;
    }
  };
  const create = (client: Client, account: string, login: string, personId: string) =>
    client.command(`accounts/${account}/create-account`, { login, personId, language: 'zh' });
  const each = async (work: (index: number) => Promise<void>) => {
    for (let index = 0; index < tries; index++) await work(index);
  };

  describe(`Two at once, tried ${tries} times`, () => {
    it('who create accounts with one login: one is made, one is refused', async () => {
      const { system } = ground;
      await each(async (index) => {
        for (const one of ['a', 'b'])
          await register(system, { personId: `P-${one}${index}`, name: `${one}${index}` });
        const both = ['a', 'b'].map((one) =>
          create(system, `l${one}${index}`, `twin${index}`, `P-${one}${index}`),
        );
        const answers = await Promise.all(both);
        expect(statuses(answers)).toEqual([200, 409]);
        expect(answers.find(({ status }) => status === 409)!.body.code).toBe('login_taken');
      });
    });
    it('who give one person two offices that stay apart: one is given, one is refused', async () => {
      const { system, security } = ground;
      const offices = { auditor: 'auditAdministrator', operator: 'operator' } as const;
      const names = ['auditor', 'operator'] as const;
      const of = (name: keyof typeof offices) => `accounts/one-person-${name}`;
      const ask = async (name: keyof typeof offices) =>
        await act(system, `${of(name)}/request-role`, { role: offices[name], reason: '依据' });
      await register(system, { personId: 'P-one-person', name: 'one-person' });
      for (const name of names) {
        await act(system, `${of(name)}/create-account`, {
          login: `one-person-${name}`,
          personId: 'P-one-person',
          language: 'zh',
        });
        await ask(name);
      }
      await each(async () => {
        const answers = await Promise.all(
          names.map((name) => security.command(`${of(name)}/grant-role`, { role: offices[name] })),
        );
        expect(statuses(answers)).toEqual([200, 403]);
        expect(answers.find(({ status }) => status === 403)!.body.code).toBe('administrators_apart');
        const given = names[answers.findIndex(({ status }) => status === 200)]!;
        await act(security, `${of(given)}/revoke-role`, { role: offices[given], reason: '依据' });
        await ask(given);
      });
    });
    it('who take the role from the last two system administrators: one keeps it', async () => {
      const { system: first, security } = ground;
      const role = { role: 'systemAdministrator' } as const;
      const clients = {
        'system-administrator': first,
        'system-two': await enrol(first, security, 'system-two', role),
      };
      await each(async () => {
        const names = Object.keys(clients) as (keyof typeof clients)[];
        const answers = await Promise.all(
          names.map((name) => security.command(`accounts/${name}/revoke-role`, { ...role, reason: '依据' })),
        );
        expect(statuses(answers)).toEqual([200, 409]);
        expect(answers.find(({ status }) => status === 409)!.body.code).toBe('last_administrator');
        const [gone, left] = answers[0]!.status === 200 ? names : names.toReversed();
        await act(clients[left!], `accounts/${gone!}/request-role`, { ...role, reason: '依据' });
        await act(security, `accounts/${gone!}/grant-role`, role);
        await mayLook(clients[gone!]);
      });
    });
  });

  describe.each([2, 4, 8, 16, 64])('%i hands on one stream', (writers) => {
    it('are each accepted or refused by a rule', async () => {
      const { system, security } = ground;
      const account = `many-${writers}`;
      await register(system, { personId: `P-${account}`, name: account });
      await act(system, `accounts/${account}/create-account`, {
        login: account,
        personId: `P-${account}`,
        language: 'zh',
      });
      const unit = (index: number) => `b${String(index + 1).padStart(2, '0')}`;
      const ask = { role: 'bureauOfficer', reason: '依据' };
      const answers = await Promise.all(
        Array.from({ length: writers }, (_, index) =>
          index % 4 === 3
            ? security.command(`accounts/${account}/grant-role`, { role: 'bureauOfficer', unitId: 'b99' })
            : system.command(`accounts/${account}/request-role`, { ...ask, unitId: unit(index) }),
        ),
      );
      expect([...new Set(answers.map(({ status, body }) => body.code ?? status))].sort()).toEqual(
        writers < 4 ? [200] : [200, 'role_not_requested'],
      );
    });
  });
}
