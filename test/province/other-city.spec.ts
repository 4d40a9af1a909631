// Two cities' campaigns in one deployment: whoever serves one of them sees and does nothing of the other's.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aggregates, kebab, readModels, unitRoles } from '@laurel/contracts';
import { recordAt } from '@laurel/all';
import { untilNamed } from '../http/award.ts';
import { branchRow, campaignId, pack, untilScoring } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { type Client, freshKey, together } from '../http/client.ts';
import { enrol } from '../http/people.ts';
import { said } from '../policy/commands.check.ts';
import { commandTable, otherTable, viewTable } from '../policy/matrix.ts';
import { others } from '../policy/others.check.ts';
import { idFor, sampleOf } from '../policy/samples.ts';
import { type Column, columns, rowsOf } from '../policy/table.ts';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(300_000);

const commands = rowsOf(commandTable);
const views = rowsOf(viewTable);
const endpoints = rowsOf(otherTable);
/** The columns whose role may be held for a city; administrators are the deployment's. */
const ofCities = ['OP', 'BO', 'BS', 'AS', 'EX', 'CM', 'DI', 'AU'] as const satisfies readonly Column[];
type OfCity = (typeof ofCities)[number];
const roleOf = (column: OfCity) => columns[column].role;
const secondCampaign = 's2023';
const secondBranch = 'd01.001';

let city: TestCity;
/** Whoever serves the second city, and the first, by column. */
let second: Readonly<Record<OfCity, Client>>;
let first: Readonly<Record<OfCity, Client>>;

async function enrolled(cityId: string, bureauId: string): Promise<Readonly<Record<OfCity, Client>>> {
  const [system, security] = [city.as['system-administrator'], city.as['security-administrator']];
  const unitOf = (column: OfCity) =>
    column === 'BO' ? bureauId : column === 'BS' ? `${bureauId}.001` : cityId;
  const made = ofCities.map(async (column) => {
    const person = { role: roleOf(column), for: unitOf(column) };
    return [column, await enrol(system, security, `${column.toLowerCase()}-${cityId}`, person)] as const;
  });
  return Object.fromEntries(await Promise.all(made)) as Record<OfCity, Client>;
}

/** The second city's campaign, drafted, frozen and opened by its own people. */
async function openSecond(): Promise<void> {
  await city.act('op-city', 'organisations/city/import-organisation', {
    bureaus: [
      { bureauId: 'c2', name: '望海市公安局', kind: 'countyBureau' },
      { bureauId: 'd01', name: '滨海分局', kind: 'countyBureau', parentId: 'c2' },
    ],
    branches: [branchRow(secondBranch)],
  });
  await city.settle();
  second = await enrolled('c2', 'd01');
  await city.settle();
  const path = `campaigns/${secondCampaign}`;
  const rulePack = { ...pack, certificatePrefix: 'WH-ZS-', plaquePrefix: 'WH-PB-' };
  await second.OP.command(`${path}/draft-campaign`, { rulePack, hostId: 'c2' });
  const { rulePackHash } = (await second.OP.get(`${path}?minPosition=1`)).body;
  await together(second.OP, second.CM, `${path}/freeze-rule-pack`, { rulePackHash });
  await second.OP.command(`${path}/open-campaign`, {});
  await city.settle();
}

beforeAll(async () => {
  city = await TestCity.open('c1');
  await openSecond();
  await untilScoring(city);
  first = await enrolled('c1', 'b01');
  await second.BO.command(`participations/${secondCampaign}.d01/publish-bureau-plan`, {
    title: '实施方案',
    documentNumber: '滨公1号',
  });
  await untilNamed(city);
  await city.settle();
});
afterAll(async () => await city?.close());

const ofCampaigns = aggregates.filter(({ id }) => id[0] === 'campaign');
const askable = (of: typeof aggregates) =>
  of.flatMap((aggregate) =>
    Object.keys(aggregate.commands)
      .filter((type) => commands.has(type))
      .map((type) => ({ aggregate, type })),
  );
const ask = async (client: Client, of: (typeof aggregates)[number], type: string, branchId: string) => {
  const target = { branchId, account: client.account };
  const path = `${of.path}/${idFor(of, type, target)}/${kebab(type)}`;
  const answer = await client.command(path, sampleOf(type, target), {
    ifMatch: '"v999999"',
    key: freshKey(),
  });
  return said(answer);
};

describe.each(ofCities)('As %s of another city', (column) => {
  it('no command on the campaign is let through', async () => {
    const faults: string[] = [];
    for (const { aggregate, type } of askable(ofCampaigns)) {
      const want = commands.get(type)![column] === '-' ? '403 forbidden' : '403 out_of_scope';
      const got = await ask(second[column], aggregate, type, 'b02.001');
      if (got !== want) faults.push(`${type}: ${want}, got ${got}`);
    }
    expect(faults).toEqual([]);
  });
  it('no command outside campaigns is, on a unit of the city or on what all share', async () => {
    const shared = aggregates.filter(({ id }) => id[0] !== 'campaign' && id[0] !== 'account');
    // A message is everybody's own, and a session too.
    const faults: string[] = [];
    for (const { aggregate, type } of askable(shared).filter(({ type: name }) => name !== 'SeeMessage')) {
      const got = await ask(second[column], aggregate, type, 'b02.001');
      if (!/^403 (forbidden|out_of_scope)$/.test(got)) faults.push(`${type}: ${got}`);
    }
    expect(faults).toEqual([]);
  });
  it('no row of the campaign is seen, counted or found', async () => {
    expect((await Promise.all([...views.keys()].map((path) => seenOf(path, column)))).flat()).toEqual([]);
  });
  it('no other address tells of it', async () => {
    // A city's operator sends tables of its own, whose faults are told; which units they may name says
    // own-units.spec.
    const open =
      column === 'OP'
        ? /health|metrics|system$|session|stream|organisation$/
        : /health|metrics|system$|session|stream/;
    const faults: string[] = [];
    for (const name of [...endpoints.keys()].filter((each) => !open.test(each))) {
      const got = await others[name]!(city)(second[column], 'b02.001');
      if (!/^(403 (forbidden|out_of_scope|own_unit)|404 not_found)$/.test(got))
        faults.push(`${name}: ${got}`);
    }
    expect(faults).toEqual([]);
  });
  it('nobody was told of it', async () => {
    const { body } = await second[column].get('messages?limit=500');
    const told = body as readonly { campaignId?: string; about: string }[];
    expect(told.filter((each) => JSON.stringify(each).includes(campaignId))).toEqual([]);
  });
  it('the own city’s campaign is seen', async () => {
    const { body } = await second[column].get('campaigns');
    expect((body as { id: string }[]).map(({ id }) => id)).toEqual([secondCampaign]);
  });
});

describe('The numbers of both cities', () => {
  it('begin unlike each other; whose campaign took a prefix is not told', async () => {
    const path = 'campaigns/x2023';
    await second.OP.command(`${path}/draft-campaign`, { rulePack: pack, hostId: 'c2' });
    const { rulePackHash } = (await second.OP.get(`${path}?minPosition=1`)).body;
    const proposed = await second.OP.command(`${path}/freeze-rule-pack`, { rulePackHash });
    expect(said(proposed)).toBe('409 prefix_taken');
    expect(proposed.text).not.toContain(campaignId);
    expect(proposed.text).toContain('another unit');
  });
});

/** What a view shows of the first city's campaign or units, though it should not. */
async function seenOf(path: string, column: OfCity): Promise<string[]> {
  const client = second[column];
  const model = Object.values(readModels)
    .flatMap((service) => Object.values(service))
    .find((each) => each.path === path)!;
  const scope = model.scopes[roleOf(column)];
  // What the public reads in the same way is nobody's alone, and all know the organisation.
  if (scope !== undefined && (scope === model.scopes.public || ['units', 'organisations'].includes(path)))
    return [];
  const answer = await client.get(`${path}?limit=500`);
  if (answer.status === 403) return [];
  const rows = answer.body as readonly Readonly<Record<string, unknown>>[];
  const isOfFirst = (row: object) =>
    Object.entries(row).some(
      ([field, value]) =>
        (field === 'campaignId' && value !== secondCampaign) ||
        (['unitId', 'branchId', 'bureauId'].includes(field) && !/^(c2|d01)/.test(String(value))),
    );
  const total = Number(answer.headers.get('content-range')!.split('/')[1]);
  return [
    ...rows.filter(isOfFirst).map((row) => `${path} lists ${String(row['id'])}`),
    ...(total === rows.length ? [] : [`${path} counts ${total}`]),
    ...(await foundOf(path, client)),
  ];
}

/** The keys of rows of the first campaign that are found all the same. */
async function foundOf(path: string, client: Client): Promise<string[]> {
  const { body } = await city.as['au-city'].get(`${path}?limit=20&campaignId=${campaignId}`);
  const keys = Array.isArray(body) ? (body as { id: string }[]).map(({ id }) => id) : [];
  const answers = await Promise.all(keys.map((key) => client.get(`${path}/${encodeURIComponent(key)}`)));
  return answers.filter(({ status }) => status === 200).map(({ body: row }) => `${path} finds ${row.id}`);
}

describe('As the role of the city itself', () => {
  it.each(ofCities.filter((column) => !unitRoles.includes(roleOf(column))))(
    '%s is let through to what the root’s may do in the campaign, and reads its rows',
    async (column) => {
      const faults: string[] = [];
      for (const { aggregate, type } of askable(ofCampaigns)) {
        const cell = commands.get(type)![column];
        const want = cell === '-' ? '403 forbidden' : '412 stale_version';
        const got = await ask(first[column], aggregate, type, 'b02.001');
        if (got !== want) faults.push(`${type}: ${want}, got ${got}`);
      }
      expect(faults).toEqual([]);
      const { body } = await first[column].get('campaigns');
      expect((body as { id: string }[]).map(({ id }) => id)).toEqual([campaignId]);
    },
  );
});

describe('The live stream', () => {
  it('tells the second city’s operator of its own campaign alone', async () => {
    const aborter = new AbortController();
    const headers = { authorization: `Bearer ${second.OP.token!}` };
    const url = `${city.url}/api/v1/stream?lastEventId=0`;
    const stream = await fetch(url, { headers, signal: aborter.signal });
    const reader = stream.body!.getReader();
    let text = '';
    // The plan of the second city is told after nearly all of the first's.
    while (!text.includes('BureauPlanPublished')) {
      text += new TextDecoder().decode((await reader.read()).value);
    }
    aborter.abort();
    expect(text).toContain(secondCampaign);
    expect(text).not.toContain(campaignId);
  });
});

describe('The record of both', () => {
  it('breaks no rule, and its views are those that its events give', async () => {
    const { violations, replay } = await recordAt(city.directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  });
});
