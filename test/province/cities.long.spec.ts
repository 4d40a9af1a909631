// The sample province: three cities play their year side by side in one deployment, none reads another's, and
// the province plays its own campaign over their winners.
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
  it('has a campaign of each city that names twenty, and its own that names twenty-four of these', () => {
    const named = summary.campaigns!.map(({ campaign, named: winners }) => [campaign, winners.length]);
    expect(named).toEqual([
      ['c01-r2023', 20],
      ['c02-r2023', 20],
      ['c03-r2023', 20],
      ['r2024', 24],
    ]);
  });
  it('leaves out nothing of the year, and ranks in each campaign in its own way', () => {
    expect(summary.campaigns!.flatMap(({ leftOut }) => leftOut)).toEqual([]);
    expect(new Set(summary.campaigns!.map(({ rankingHash }) => rankingHash)).size).toBe(cities + 1);
  });
  it('names nobody whom no city has named, and cities hand in no more than their lists may have', () => {
    const below = summary.campaigns!.slice(0, cities).map(({ named }) => named);
    const province = summary.campaigns!.at(-1)!;
    expect(province.named.filter((branchId) => !below.flat().includes(branchId))).toEqual([]);
    expect(province.entries).toBeLessThanOrEqual(15 + 10 + 10);
    expect(province.entries).toBeGreaterThan(province.named.length);
  });
  it('revokes the naming that its city revoked', () => {
    const [first, ...others] = summary.campaigns!.at(-1)!.revoked;
    expect(others).toEqual([]);
    const below = summary.campaigns!.slice(0, cities).flatMap(({ revoked }) => revoked);
    expect(below).toContain(first);
  });
  it('breaks no rule that must hold, and its views are those that its record gives', () => {
    expect([summary.violations, summary.replay.equal]).toEqual([0, true]);
  });
});

/** The first account with a role that the summary names, of a city, or without one of the province. */
function accountOf(city: string, role: Role): Summary['accounts'][number] {
  return summary.accounts.find(
    ({ role: held, unit }) => held === role && (city === '' ? unit === null : unit?.startsWith(city)),
  )!;
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
  it.each(readers)(
    'as %s of %s reads in no view of another city, but in the province’s campaign',
    async (role, city) => {
      const reader = await signedIn(accountOf(city, role));
      const others = new RegExp(`"(?!${city})c0\\d([bot]\\d\\d[."]|-[a-z]|")[^"]*"?`);
      const told: string[] = [];
      let read = 0;
      for (const path of views) {
        const { status, text } = await reader.get(`${path}?limit=1000`);
        if (status !== 200) continue;
        if (text.includes(`"${city}`)) read++;
        // Who stands in the province's campaign reads of it what all who stand there do.
        const rows = (JSON.parse(text) as object[]).map((row) => JSON.stringify(row));
        const foreign = others.exec(rows.filter((row) => !row.includes('r2024')).join());
        if (foreign) told.push(`${path}: ${foreign[0]}`);
      }
      expect(told).toEqual([]);
      expect(read).toBeGreaterThan(5);
    },
  );
});

describe('An account of the province', () => {
  it.each(['operator', 'auditor'] as const)('reads as %s of every city', async (role) => {
    const reader = await signedIn(accountOf('', role));
    const { text } = await reader.get('entries?limit=1000');
    const seen = summary.campaigns!.filter(({ campaign }) => text.includes(`"${campaign}"`));
    expect(seen).toHaveLength(cities + 1);
  });
  it('reads as auditor that a revocation went up once and was considered', async () => {
    const reader = await signedIn(accountOf('', 'auditor'));
    const said = async (type: string) => (await reader.get(`history?type=${type}&limit=10`)).body;
    expect(await said('RevocationCarriedUp')).toHaveLength(1);
    expect(await said('WinnerHandedUp')).toHaveLength(10);
    const { named } = summary.campaigns!.at(-1)!;
    const carried = ((await said('RevocationCarriedUp')) as { data: { branchId: string } }[])[0]!;
    expect(named).toContain(carried.data.branchId);
  });
  it.each(['operator', 'discipline', 'committee'] as const)(
    'is told as %s of the province’s campaign, and not of what a city tells its own',
    async (role) => {
      const reader = await signedIn(accountOf('', role));
      const { body } = await reader.get('messages?limit=1000');
      const about = (body as { about: string }[]).map((message) => message.about);
      expect(about.filter((place) => place.includes('r2024')).length).toBeGreaterThan(10);
      expect(about.filter((place) => /\/c0\d-/.test(place))).toEqual([]);
    },
  );
});
