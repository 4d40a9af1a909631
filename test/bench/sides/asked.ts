import { randomUUID } from 'node:crypto';
import { readModels } from '@laurel/contracts';
import type { Summary } from '@laurel/sample-city';
import { post } from '../city/asking.ts';
import type { Side } from '../side.ts';
import { percentile } from './appends.ts';

/** A deployment that is served, and who may sign in there. */
export interface Asked {
  readonly url: string;
  readonly accounts: Summary['accounts'];
}

export interface AskedParameters {
  readonly one: Asked;
  readonly other: Asked;
  readonly rounds: number;
}

/** Milliseconds to an answer, and which request had the longest middle time. */
export interface Answered {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowest: string;
}

export interface AskedResult {
  readonly lists: readonly [one: Answered, other: Answered];
  readonly commands: readonly [one: Answered, other: Answered];
}

interface Request {
  readonly name: string;
  send(round: number): Promise<void>;
}
interface Taken {
  readonly name: string;
  readonly ms: number;
}

const lists = Object.values(readModels)
  .flatMap((models) => Object.values(models))
  .filter(({ scopes }) => scopes.operator !== undefined)
  .map(({ path }) => path);
const commandsOfRound = 10;

/**
 * The same requests to two deployments in turns, one after the other: every list that an operator may read,
 * fifty rows of it, and new people and branches.
 */
export const run: Side<AskedParameters, AskedResult> = async ({ one, other, rounds }) => {
  const sides = await Promise.all([one, other].map(requestsOf));
  const times = sides.map(() => ({ lists: [] as Taken[], commands: [] as Taken[] }));
  const warmUp = Math.ceil(rounds / 5);
  for (let round = -warmUp; round < rounds; round++) {
    for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
      for (const kind of ['lists', 'commands'] as const) {
        for (const request of sides[index]![kind]) {
          const asked = performance.now();
          await request.send(round + warmUp);
          const ms = performance.now() - asked;
          if (round >= 0) times[index]![kind].push({ name: request.name, ms });
        }
      }
    }
  }
  const answered = (kind: 'lists' | 'commands', index: number) => answeredIn(times[index]![kind]);
  return {
    lists: [answered('lists', 0), answered('lists', 1)],
    commands: [answered('commands', 0), answered('commands', 1)],
  };
};

function answeredIn(taken: readonly Taken[]): Answered {
  const all = taken.map(({ ms }) => ms);
  const middles = [...Map.groupBy(taken, ({ name }) => name)].map(([name, times]) => {
    return {
      name,
      ms: percentile(
        times.map(({ ms }) => ms),
        0.5,
      ),
    };
  });
  const { name, ms } = middles.reduce((most, each) => (each.ms > most.ms ? each : most));
  return {
    p50Ms: percentile(all, 0.5),
    p99Ms: percentile(all, 0.99),
    slowest: `${name}, ${ms.toFixed(1)} ms`,
  };
}

async function requestsOf({ url, accounts }: Asked): Promise<Record<'lists' | 'commands', Request[]>> {
  const first = (role: string) => accounts.find((account) => account.role === role)!;
  const signedIn = async (role: string) => {
    const { login, password } = first(role);
    const { token } = await post(`${url}/api/v1/session`, { login, password });
    return token as string;
  };
  const [operator, system] = [await signedIn('operator'), await signedIn('systemAdministrator')];
  const bureauId = accounts.find(({ role, unit }) => role === 'bureauOfficer' && /b\d\d$/.test(unit!))!.unit!;
  const run = randomUUID().slice(0, 5);
  const registered = (path: string, token: string, data: (id: string) => object) =>
    Array.from({ length: commandsOfRound }, (_, index): Request => ({
      name: path,
      send: async (round) => void (await post(`${url}/api/v1/${path}`, data(`${round}x${index}`), token)),
    }));
  const people = { fullMembers: 5, probationaryMembers: 1, officers: 9, auxiliaries: 14 };
  return {
    lists: lists.map((path) => ({
      name: path,
      send: async () => await read(`${url}/api/v1/${path}?limit=50`, operator),
    })),
    commands: [
      ...registered('registers/city/register-person', system, (id) => {
        return { personId: `p-${run}-${id}`, name: '新同志' };
      }),
      ...registered('organisations/city/register-branch', operator, (id) => {
        const unitName = `新建所${run}${id}`;
        return {
          ...{ branchId: `${bureauId}.n${run}${id}`, name: `${unitName}党支部`, unitName },
          ...{ unitType: 'policeStation', ...people },
        };
      }),
    ],
  };
}

async function read(url: string, token: string): Promise<void> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  if (!response.ok) throw new Error(`GET ${url}: ${response.status} ${text}`);
}
