import type { Role } from '@laurel/contracts';
import type { FirstAccount } from '@laurel/identity';
import { act, Client, done } from './client.ts';

/** Who there is in the city of the tests, and how they come to be able to sign in. */

interface Person {
  readonly role: Role;
  /** Where they work. */
  readonly unit?: string;
  /** The unit they hold the role for. */
  readonly for?: string;
}

/** Accounts ending in a unit's name belong to it: they are who must keep away from it, or act for it. */
export const people = {
  'op-city': { role: 'operator' },
  'op-b01': { role: 'operator', unit: 'b01' },
  'co-one': { role: 'committee' },
  'co-two': { role: 'committee' },
  'co-b01': { role: 'committee', unit: 'b01' },
  'di-city': { role: 'discipline' },
  'di-two': { role: 'discipline' },
  'di-b01': { role: 'discipline', unit: 'b01' },
  'bo-b01-one': { role: 'bureauOfficer', unit: 'b01', for: 'b01' },
  'bo-b01-two': { role: 'bureauOfficer', unit: 'b01', for: 'b01' },
  'bo-b02-one': { role: 'bureauOfficer', unit: 'b02', for: 'b02' },
  'bo-b02-two': { role: 'bureauOfficer', unit: 'b02', for: 'b02' },
  'bo-t01-one': { role: 'bureauOfficer', unit: 't01', for: 't01' },
  'bo-t01-two': { role: 'bureauOfficer', unit: 't01', for: 't01' },
  'bs-b01': { role: 'branchSecretary', unit: 'b01.001', for: 'b01.001' },
  'bs-b02': { role: 'branchSecretary', unit: 'b02.001', for: 'b02.001' },
  'bs-t01': { role: 'branchSecretary', unit: 't01.001', for: 't01.001' },
  'bs-o20': { role: 'branchSecretary', unit: 'o20.001', for: 'o20.001' },
  'bs-o21': { role: 'branchSecretary', unit: 'o21.001', for: 'o21.001' },
  'as-one': { role: 'assessor' },
  'as-two': { role: 'assessor' },
  'as-b01': { role: 'assessor', unit: 'b01' },
  'ex-one': { role: 'expert' },
  'ex-two': { role: 'expert' },
  'ex-three': { role: 'expert' },
  'ex-four': { role: 'expert' },
  'ex-five': { role: 'expert' },
  'ex-b01': { role: 'expert', unit: 'b01' },
  'au-city': { role: 'auditor' },
} as const satisfies Record<string, Person>;

export type Account =
  keyof typeof people | 'system-administrator' | 'security-administrator' | 'audit-administrator';
export type Clients = Readonly<Record<Account, Client>>;

/** Everybody's, once they have changed the one they were given. */
export const password = 'blue rivers 7 quiet stones';

const personId = (account: string) => `P-${account}`;
export const personOf = (account: keyof typeof people) => {
  const { unit }: Person = people[account];
  return {
    accountId: account,
    personId: personId(account),
    name: account,
    ...(unit !== undefined && { unitId: unit }),
  };
};

/**
 * Everybody's account is made, granted its role and signed in to; the three administrators come with the
 * first start.
 */
export async function signInAll(url: string, first: readonly FirstAccount[]): Promise<Clients> {
  const administrators = await Promise.all(
    first.map(
      async ({ accountId, login, oneTimePassword }) =>
        [accountId, await signIn(url, accountId, login, oneTimePassword)] as const,
    ),
  );
  const clients: Record<string, Client> = Object.fromEntries(administrators);
  const [system, security] = [clients['system-administrator']!, clients['security-administrator']!];
  const made = await Promise.all(
    Object.entries(people).map(
      async ([account, person]) => [account, await enrol(system, security, account, person)] as const,
    ),
  );
  return { ...clients, ...Object.fromEntries(made) } as Clients;
}

/** Makes an account with its role and signs in to it. */
export async function enrol(
  system: Client,
  security: Client,
  account: string,
  { role, unit, for: held }: Person,
): Promise<Client> {
  const who = { role, ...(held !== undefined && { unitId: held }) };
  const work = unit === undefined ? {} : { unitId: unit };
  await register(system, { personId: personId(account), name: account, ...work });
  const created = await act(system, `accounts/${account}/create-account`, {
    login: account,
    personId: personId(account),
    language: 'zh',
  });
  await act(system, `accounts/${account}/request-role`, { ...who, reason: '试点城市 test city' });
  await act(security, `accounts/${account}/grant-role`, who);
  const first = created.body.oneTimePassword ?? (await newCode(system, security, account));
  return await signIn(system.url, account, account, first);
}

/** The code that two administrators give a holder, each of them one half. */
async function newCode(system: Client, security: Client, account: string): Promise<string> {
  const path = `accounts/${account}/reset-password`;
  const { activationHalf, proposal } = done('proposes a code', await system.command(path, {})).body;
  const other = done(
    'confirms the code',
    await security.command(`${path}?confirms=${proposal.proposalId}`, {}),
  ).body;
  return `${activationHalf}-${other.activationHalf}`;
}

/** Puts somebody into the register of persons. */
export async function register(
  system: Client,
  person: { readonly personId: string; readonly name: string; readonly unitId?: string },
): Promise<void> {
  await act(system, 'registers/city/register-person', person);
}

/** Signs in with a one-time password, and changes it. */
export async function signIn(
  url: string,
  account: string,
  login: string,
  oneTimePassword: string,
): Promise<Client> {
  const stranger = new Client(url, 'stranger');
  const opened = done(
    `${login} signs in`,
    await stranger.post('session', { login, password: oneTimePassword }),
  );
  const client = new Client(url, account, opened.body.token);
  done(
    `${login} changes the password`,
    await client.post('session/password', { current: oneTimePassword, next: password }),
  );
  return client;
}
