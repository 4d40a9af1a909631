import { beforeAll, describe, expect, it } from '@jest/globals';
import { administratorRoles, type Role } from '@laurel/contracts';
import { Rejected, type StoredEvent } from '@laurel/core';
import { accessView, systemActor } from '@laurel/platform';
import { ServiceUnderTest } from '@laurel/platform/testing';
import fc from 'fast-check';
import { identityService } from '../identity.definition.ts';

/**
 * Whatever administrators and officers ask for in whatever order: the three administrators stay apart, nobody
 * is given a role unasked or by themselves, and somebody is always left to administer
 * (docs/handbook/process.md#1.25, docs/handbook/domain.md#5.3). Li has two accounts.
 */

const NOW = '2023-04-10T01:00:00.000Z';
const persons = { li1: 'P-li', li2: 'P-li', mo: 'P-mo', ru: 'P-ru', su: 'P-su' } as const;
/** Who asks for an appointment and who grants it. */
const [asking, granting] = ['ru', 'su'] as const;
const holders = ['li1', 'li2', 'mo'] as const;
type Name = keyof typeof persons;
const names = Object.keys(persons) as Name[];
const grants = [
  { role: 'systemAdministrator' },
  { role: 'auditAdministrator' },
  { role: 'operator' },
  { role: 'bureauOfficer', unitId: 'b03' },
] as const;
let prepared: StoredEvent[];

beforeAll(async () => {
  const service = await ServiceUnderTest.open(identityService);
  const rows = [...new Set(Object.values(persons))].map((personId) => ({ personId, name: personId }));
  await give(service, 'city', systemActor, 'ImportPersons', { persons: rows }, 'persons');
  for (const name of names)
    await give(service, name, systemActor, 'CreateAccount', {
      login: name,
      personId: persons[name],
      language: 'zh',
    });
  prepared = service.stored;
});

let count = 0;
async function give(
  service: ServiceUnderTest,
  id: string,
  actor: { account: string; person: string; role: string },
  type: string,
  data: object,
  aggregate = 'account',
): Promise<void> {
  const commandId = `command-${++count}`;
  try {
    await service.execute({
      aggregate,
      id,
      type,
      data,
      actor,
      instant: NOW,
      commandId,
      correlationId: commandId,
    });
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
  }
}

const often = (type: string, times: number) => Array.from({ length: times }, () => type);
const step = fc.record({
  type: fc.constantFrom(
    ...often('Appoint', 6),
    ...often('GiveDelegation', 4),
    'RequestRole',
    'GrantRole',
    'RevokeRole',
    'DisableAccount',
  ),
  id: fc.constantFrom(...holders),
  actor: fc.constantFrom(...names),
  to: fc.constantFrom(...holders),
  grant: fc.constantFrom(...grants),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One thing asked for; an appointment is asked for by one and granted by another. */
async function take(service: ServiceUnderTest, { type, id, actor, to, grant }: Step): Promise<void> {
  if (type === 'Appoint') {
    await take(service, { type: 'RequestRole', id, actor: asking, to, grant });
    return await take(service, { type: 'GrantRole', id, actor: granting, to, grant });
  }
  const data = {
    RequestRole: { ...grant, reason: 'r' },
    GrantRole: grant,
    RevokeRole: { ...grant, reason: 'r' },
    GiveDelegation: {
      to,
      ...((await service.row(accessView, id))?.grants[0] ?? grant),
      from: NOW,
      until: '2023-05-01T00:00:00.000Z',
    },
    DisableAccount: { reason: 'r' },
  }[type]!;
  const account = type === 'GiveDelegation' ? id : actor;
  await give(service, id, { account, person: persons[account], role: 'securityAdministrator' }, type, data);
  if (type !== 'GiveDelegation') return;
  const discipline = { account: 'di', person: 'P-di', role: 'discipline' };
  const { from: _from, until: _until, ...lent } = data as { from: string; until: string };
  await give(service, id, discipline, 'ConfirmDelegation', lent);
}

async function play(steps: readonly Step[]): Promise<ServiceUnderTest> {
  const service = await ServiceUnderTest.open(identityService, { history: prepared });
  for (const one of steps) await take(service, one);
  return service;
}

describe('Whatever is asked for, in whatever order', () => {
  it('keeps the administrators apart, through all accounts and loans of a person', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const rows = (await (await play(steps)).rows(accessView)).filter(({ disabled }) => !disabled);
        for (const person of new Set(Object.values(persons))) {
          const held = new Set(
            rows
              .filter(({ personId }) => personId === person)
              .flatMap((row) => [...row.grants, ...row.delegations].map(({ role }): Role => role)),
          );
          if ([...held].some((role) => administratorRoles.includes(role))) expect(held.size).toBe(1);
        }
      }),
      { numRuns: 100 },
    );
  });
  it('gives no role unasked, nor by its holder', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const { log } = await play(steps);
        for (const [index, { type, data, actor, stream }] of log.entries()) {
          if (type !== 'RoleGranted') continue;
          const { personId, role } = data as { personId: string; role: Role };
          expect(actor.person).not.toBe(personId);
          const asked = log
            .slice(0, index)
            .filter((earlier) => earlier.type === 'RoleRequested' && earlier.stream === stream);
          expect(
            asked.some(
              (earlier) =>
                (earlier.data as { role: Role }).role === role && earlier.actor.person !== actor.person,
            ),
          ).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
  it('never takes the last of an administrator’s kind away', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const service = await play(steps);
        const left = (await service.rows(accessView))
          .filter(({ disabled }) => !disabled)
          .flatMap((row) => row.grants.map(({ role }) => role));
        const ever = service.said('RoleGranted').map(({ data }) => (data as { role: Role }).role);
        for (const role of administratorRoles) if (ever.includes(role)) expect(left).toContain(role);
      }),
      { numRuns: 100 },
    );
  });
});
