// The organisation changes as a document orders, in the middle of a campaign: its effects are told
// beforehand, and scope, recusal, invitations and the past follow.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordAt } from '@laurel/all';
import { branchRow, campaignId, nominate, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import type { Account } from '../http/people.ts';

const before = '2023-04-20T12:00:00.000Z';
const reason = '机构改革方案';
const merger = { abolishes: [{ bureauId: 'b02', into: 'b01' }], reason };
const below = { bureauId: 'b91', name: '河东县局', kind: 'countyBureau', parentId: 't01' };
let city: TestCity;
let tried: unknown;

beforeAll(async () => {
  city = await TestCity.open();
  await openCampaign(city);
  await city.act('op-city', 'organisations/city/import-organisation', {
    ...{ bureaus: [below], branches: [{ ...branchRow('x01.001'), bureauId: 'b91' }] },
  });
  await nominate(city);
  await city.until('2023-04-21T02:00:00.000Z');
  tried = (await city.as['op-city'].command('organisations/city/reorganise?dryRun=1', merger)).body;
  await city.act('op-city', 'organisations/city/reorganise', merger);
  await city.act('op-city', 'organisations/city/reorganise', {
    ...{ moves: [{ unitId: 'b91', parentId: 'b01' }], dissolves: ['b01.003'], reason },
  });
  await city.act('op-city', 'organisations/city/correct-unit', {
    ...{ unitId: 'b01', name: '东西城分局', on: '2023-04-20', reason },
  });
  await city.settle();
}, 120_000);
afterAll(async () => await city.close());

const unitsSeen = async (account: Account, query = '') =>
  (await city.rows(account, `participations${query}`)).map(({ unitId }) => unitId);
const refusalOf = async (changes: object) =>
  (
    (await city.as['op-city'].command('organisations/city/reorganise?dryRun=1', { ...changes, reason }))
      .body as { code: string }
  ).code;

describe('A dry run', () => {
  it('tells the effects in words', () => {
    const { effects } = tried as { effects: { zh: string; en: string }[] };
    const words = effects.map(({ zh }) => zh);
    expect(words).toContain('撤销西城分局，并入东城分局。');
    expect(words).toContain(`b02.001党支部由西城分局改隶东城分局；活动 ${campaignId} 中的申报仍归西城分局。`);
    expect(words.some((text) => /^[1-9]\d* 个账号属于这些单位/.test(text))).toBe(true);
  });
  it('records nothing, and is refused as the command is', async () => {
    const [version] = await city.rows('op-city', 'organisations');
    expect(await refusalOf({ dissolves: ['b01.001'] })).toBe('unit_in_campaign');
    expect(await refusalOf({ abolishes: [{ bureauId: 'b01' }] })).toBe('unit_not_empty');
    expect(await refusalOf({ moves: [{ unitId: 'b01', parentId: 'b91' }] })).toBe('unit_below_itself');
    const { status } = await city.as['op-city'].command('organisations/city/reorganise?dryRun=1', {
      ...{ moves: [{ unitId: 'b91', parentId: 't01' }], reason },
    });
    expect(status).toBe(200);
    expect((await city.rows('op-city', 'organisations'))[0]).toEqual(version);
  });
  it('is asked for by 1 and nothing else', async () => {
    const { status } = await city.as['op-city'].command('organisations/city/reorganise?dryRun=yes', merger);
    expect(status).toBe(400);
  });
});

describe('After a bureau went into another', () => {
  it('the officers of that one see its branches and its entries, and the past as it was', async () => {
    expect(await unitsSeen('bo-b01-one')).toEqual(expect.arrayContaining(['b02.001', 'b02.002']));
    expect(await unitsSeen('bo-b01-one', `?asOf=${before}`)).not.toContain('b02.001');
    const [entry] = await city.rows('bo-b01-one', 'candidates?branchId=b02.001');
    expect(entry).toMatchObject({ bureauId: 'b02' });
  });
  it('whoever works in that one keeps away from the entries of the other', async () => {
    const path = `applications/${campaignId}.b02.001/return-application`;
    const { status, body } = await city.as['op-b01'].command(path, { reason: '补正' });
    expect([status, (body as { code: string }).code]).toEqual([403, 'own_unit']);
  });
  it('the register says so', async () => {
    const units = await city.rows('op-city', 'units');
    expect(units.find(({ unitId }) => unitId === 'b02')).toMatchObject({ ended: true, mergedInto: 'b01' });
    expect(units.find(({ unitId }) => unitId === 'b02.002')).toMatchObject({ bureauId: 'b01' });
    expect(units.find(({ unitId }) => unitId === 'b01.003')).toMatchObject({ ended: true });
    expect(units.find(({ unitId }) => unitId === 'b01')).toMatchObject({ name: '东西城分局' });
  });
  it('its officers and those of the other are told', async () => {
    for (const account of ['bo-b01-one', 'bo-b02-one'] as const)
      expect(JSON.stringify(await city.rows(account, 'messages'))).toContain('bureau-abolished');
  });
});

describe('After a bureau moved', () => {
  it('whoever works where it stands now sees its branches, and whoever works where it stood does not', async () => {
    expect(await unitsSeen('bo-b01-one')).toContain('x01.001');
    expect(await unitsSeen('bo-t01-one')).not.toContain('x01.001');
    expect(await unitsSeen('bo-t01-one', `?asOf=${before}`)).toContain('x01.001');
  });
});

it('The record breaks no rule, and its views are those that its events give', async () => {
  const { violations, replay } = await recordAt(city.directory).prove();
  expect([violations, replay.equal]).toEqual([0, true]);
}, 120_000);
