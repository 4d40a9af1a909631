// A province over two cities: the first hands in a ranked list of those whom its own campaign has named, the
// second has named nobody. A revocation below asks above.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { recordAt } from '@laurel/all';
import { provincePack2024 } from '@laurel/rules';
import { untilNamed } from '../http/award.ts';
import {
  branchRow,
  campaignId as below,
  candidates,
  declarations,
  form,
  meeting,
  plan,
  untilScoring,
} from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { type Client, together } from '../http/client.ts';
import { enrol } from '../http/people.ts';
import { said } from '../policy/commands.check.ts';

/** A whole city is served up to its certificates; a busy machine takes its time. */
jest.setTimeout(300_000);

const campaignId = 'p2024';
const entry = `${campaignId}.b01.001`;
const list = `recommendations/${campaignId}.c1`;
const papers = { ground: '隐瞒', documentNumber: '澜公党8号' };

let city: TestCity;
let one: Client;
let other: Client;
let second: Client;

const rowOf = async (path: string, client: Client = city.as['op-city']) => (await client.get(path)).body;
const drafting = async (client: Client, cityId: string, ...branchIds: string[]) =>
  await client.command(
    `recommendations/${campaignId}.${cityId}/draft-recommendation`,
    candidates(...branchIds),
  );

async function openProvince(): Promise<void> {
  await city.act('op-city', 'organisations/city/import-organisation', {
    bureaus: [
      { bureauId: 'c2', name: '望海市公安局', kind: 'countyBureau' },
      { bureauId: 'd01', name: '滨海分局', kind: 'countyBureau', parentId: 'c2' },
    ],
    branches: [branchRow('d01.001')],
  });
  await city.settle();
  const [system, security] = [city.as['system-administrator'], city.as['security-administrator']];
  const officer = async (account: string, cityId: string) =>
    await enrol(system, security, account, { role: 'bureauOfficer', for: cityId });
  [one, other, second] = [
    await officer('bo-c1', 'c1'),
    await officer('bp-c1', 'c1'),
    await officer('bo-c2', 'c2'),
  ];
  const path = `campaigns/${campaignId}`;
  const rulePack = { ...provincePack2024, applicationDeadline: '2024-01-31' };
  await city.act('op-city', `${path}/draft-campaign`, { rulePack });
  const { rulePackHash } = await rowOf(`${path}?minPosition=1`);
  await together(city.as['op-city'], city.as['co-one'], `${path}/freeze-rule-pack`, { rulePackHash });
  await city.act('op-city', `${path}/open-campaign`);
  await city.until('2024-01-08T02:00:00.000Z');
}

beforeAll(async () => {
  city = await TestCity.open('c1');
  await untilScoring(city);
  await untilNamed(city);
  await openProvince();
});
afterAll(async () => await city?.close());

describe('A city’s list in the campaign of its province', () => {
  it('takes nobody whom the city has not named, and tells what to do', async () => {
    const answer = await drafting(one, 'c1', 'b01.001', 'b01.002');
    expect(said(answer)).toBe('409 not_named_below');
    expect(answer.text).toContain('b01.002');
    expect(said(await drafting(second, 'c2', 'd01.001'))).toBe('409 not_named_below');
    expect(said(await drafting(second, 'c2', 'b01.001'))).toBe('409 not_own_branch');
  });
  it('is sealed by two, and says on which naming each branch stands', async () => {
    expect((await drafting(one, 'c1', 'b02.001', 'b01.001')).status).toBe(200);
    await together(one, other, `${list}/seal-recommendation`, { minutesNumber: '澜公党7号' });
    await city.settle();
    const { winners, candidates: sealed } = await rowOf(list);
    const named = await rowOf(`named/${below}.b01.001`);
    const { final } = await rowOf(`ranking-entries/${below}.1.b01.001`);
    expect(sealed).toHaveLength(2);
    expect(winners[1]).toEqual({
      ...{ branchId: 'b01.001', campaignId: below, rank: named.place, finalScore: final },
      ...{ namedOn: named.namedOn, certificateNumber: named.certificateNumber },
    });
  });
  it('shows the references to the province’s officials, and not to the officers', async () => {
    expect(await rowOf(list, city.as['co-one'])).toHaveProperty('winners');
    expect(await rowOf(list, one)).not.toHaveProperty('winners');
  });
});

describe('A revocation below', () => {
  it('ends the entry in the campaign above and tells those who decide there', async () => {
    const taking = `participations/${entry}`;
    await city.act('bs-b01', `${taking}/file-plan`, plan);
    await city.act('bs-b01', `${taking}/hold-members-meeting`, meeting);
    await city.act('bs-b01', `applications/${entry}/submit-application`, { form, declarations });
    await city.until('2024-02-01T02:00:00.000Z');
    await city.act('di-city', 'integrity/b01.001/certify-integrity', { certificateNumber: 'P-1' });
    await city.settle();
    await city.act('op-city', `applications/${entry}/accept-application`);
    await city.settle();
    expect((await rowOf(`entries/${entry}`)).standing).toBe('clear');
    await together(city.as['di-city'], city.as['co-one'], `namings/${below}/revoke-naming`, {
      branchId: 'b01.001',
      ...papers,
    });
    await city.settle();
    expect((await rowOf(`entries/${entry}`, city.as['di-city'])).standing).toBe('disqualified');
    expect((await rowOf(`entries/${entry}`, city.as['di-city'])).ground).toBe(`revokedBelow:${below}`);
    const told = JSON.stringify(await rowOf('messages?limit=500', city.as['co-two']));
    expect(told).toContain('下级命名已撤销');
  });
});

describe('The record of both levels', () => {
  it('breaks no rule, and its views are those that its events give', async () => {
    const { violations, replay } = await recordAt(city.directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  });
});
