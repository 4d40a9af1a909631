// What waits for whom, asked of the served interface: from hand to hand, to nobody else, and to its end.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { campaignId, nominate, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { type Client, together } from '../http/client.ts';

let city: TestCity;
let before: string;

interface Task {
  readonly id: string;
  readonly waits: readonly { readonly acts: readonly string[] }[];
}

beforeAll(async () => {
  city = await TestCity.open();
  await openCampaign(city);
  await nominate(city);
});
afterAll(async () => await city?.close());

async function tasksOf(client: Client, query = ''): Promise<Task[]> {
  await city.settle();
  const { status, body } = await client.get(`tasks?limit=1000${query}`);
  expect(status).toBe(200);
  return body as Task[];
}
const actsIn = (tasks: readonly Task[], key: string) =>
  tasks.filter(({ id }) => id === key).flatMap(({ waits }) => waits.flatMap(({ acts }) => acts));

describe('A form that came in', () => {
  const form = `application-${campaignId}.b01.001`;
  it('is the operators’ task, and no longer its secretary’s', async () => {
    expect(actsIn(await tasksOf(city.as['op-city'], '&holders.has=operator'), form)).toContain(
      'AcceptApplication',
    );
    expect(actsIn(await tasksOf(city.as['bs-b01']), form)).toEqual([]);
  });
  it('is no task of an operator who keeps away from the branch', async () => {
    expect(actsIn(await tasksOf(city.as['op-b01'], '&holders.has=operator'), form)).toEqual([]);
  });
});

describe('A secretary', () => {
  it('has the tasks of the own branch alone', async () => {
    const others = (await tasksOf(city.as['bs-b02'])).filter(({ id }) => !id.endsWith('.b02.001'));
    expect(others).toEqual([]);
  });
});

describe('An act that waits for its second person', () => {
  it('is shown to who may confirm it, not to another bureau, and is answered for its proposer', async () => {
    const path = `recommendations/${campaignId}.b02/recall-recommendation`;
    await city.act('bo-b02-one', path, { reason: '材料有误' });
    await city.settle();
    const waiting = async (client: Client) =>
      (await client.get('proposals?status=waiting')).body as { act: string; content?: object }[];
    expect(await waiting(city.as['bo-b02-two'])).toMatchObject([
      { act: 'RecallRecommendation', content: { reason: '材料有误' } },
    ]);
    expect(await waiting(city.as['bo-b01-one'])).toEqual([]);
  });
});

describe('A campaign that is cancelled', () => {
  it('has no tasks any more, for nobody; its past has', async () => {
    before = city.now();
    expect(await tasksOf(city.as['op-city'], `&campaignId=${campaignId}`)).not.toEqual([]);
    const { 'co-one': one, 'co-two': two } = city.as;
    await city.until('2023-04-21T02:00:00.000Z');
    await together(one, two, `campaigns/${campaignId}/cancel-campaign`, { reason: '遇特殊情况' });
    expect(await tasksOf(city.as['op-city'], `&campaignId=${campaignId}`)).toEqual([]);
    expect(await tasksOf(city.as['bs-b01'])).toEqual([]);
    expect(await tasksOf(city.as['op-city'], `&campaignId=${campaignId}&asOf=${before}`)).not.toEqual([]);
  });
});
