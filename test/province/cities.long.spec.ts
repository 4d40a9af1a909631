// The sample province: three cities play their year side by side in one deployment, and none reads another's.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launch, type Launched } from '@laurel/all';
import { readModels, type Role, roleNames } from '@laurel/contracts';
import { planPack2023 } from '@laurel/rules';
import { rehearsalStart, type Summary } from '@laurel/sample-city';
import { Client } from '../http/client.ts';
import { dataDirectory, demo } from '../story/demo.fixture.ts';

const minutesMs = 60_000;
const cities = 3;
const data = dataDirectory();
let summary: Summary;
let served: Launched;

beforeAll(async () => {
  summary = await demo(data.path, '--province', `${cities}`);
  const mode = { kind: 'rehearsal', seed: 1, start: rehearsalStart(planPack2023) } as const;
  served = await launch({ directory: data.path, host: '127.0.0.1', port: 0, mode });
}, 30 * minutesMs);
afterAll(async () => {
  await served.close();
  data.remove();
});

describe('A sample province', () => {
  it('has a campaign of each city, and each names twenty', () => {
    const named = summary.campaigns!.map(({ campaign, named: winners }) => [campaign, winners.length]);
    expect(named).toEqual([
      ['c01-r2023', 20],
      ['c02-r2023', 20],
      ['c03-r2023', 20],
    ]);
  });
  it('leaves out nothing of the year, and its cities rank each in its own way', () => {
    expect(summary.campaigns!.flatMap(({ leftOut }) => leftOut)).toEqual([]);
    expect(new Set(summary.campaigns!.map(({ rankingHash }) => rankingHash)).size).toBe(cities);
  });
  it('breaks no rule that must hold, and its views are those that its record gives', () => {
    expect([summary.violations, summary.replay.equal]).toEqual([0, true]);
  });
});

/** The account of a city with a role: the first one, as the summary names it. */
function accountOf(city: string, role: Role): Summary['accounts'][number] {
  return summary.accounts.find((account) => account.role === role && account.unit?.startsWith(city))!;
}

async function signedIn({ login, password }: { login: string; password: string }): Promise<Client> {
  const { body } = await new Client(served.server.url, login).post('session', { login, password });
  return new Client(served.server.url, login, (body as { token: string }).token);
}

/** The views whose rows not everybody may read: neither public nor the common register of units and roles. */
const views = Object.values(readModels)
  .flatMap((models) => Object.values(models))
  .filter(({ scopes, row }) => {
    const isEverybodys = roleNames.every((role) => scopes[role] === 'all') && !('campaignId' in row.shape);
    return scopes.public === undefined && !isEverybodys;
  })
  .map(({ path }) => path);

const readers = (['operator', 'branchSecretary', 'auditor', 'committee', 'discipline'] as const).flatMap(
  (role) => ['c01', 'c02', 'c03'].map((city) => [role, city] as const),
);

describe('An account of one city', () => {
  it.each(readers)('as %s of %s reads nothing of another city in any view', async (role, city) => {
    const reader = await signedIn(accountOf(city, role));
    const others = new RegExp(`"(?!${city})c0\\d([bot]\\d\\d[."]|-[a-z]|")[^"]*"?`);
    const told: string[] = [];
    let read = 0;
    for (const path of views) {
      const { status, text } = await reader.get(`${path}?limit=1000`);
      if (status !== 200) continue;
      if (text.includes(`"${city}`)) read++;
      const foreign = others.exec(text);
      if (foreign) told.push(`${path}: ${foreign[0]}`);
    }
    expect(told).toEqual([]);
    expect(read).toBeGreaterThan(5);
  });
});

describe('An account of the province', () => {
  it.each(['operator', 'auditor'] as const)('reads as %s of every city', async (role) => {
    const reader = await signedIn(
      summary.accounts.find((account) => account.role === role && !account.unit)!,
    );
    const { text } = await reader.get('entries?limit=1000');
    expect(summary.campaigns!.map(({ campaign }) => text.includes(`"${campaign}"`))).toEqual([
      true,
      true,
      true,
    ]);
  });
});
