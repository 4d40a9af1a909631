// A branch moves to another bureau in the middle of a campaign: scope, recusal and the past follow the tree.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordAt } from '@laurel/all';
import { campaignId, nominate, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import type { Account } from '../http/people.ts';

const moved = 'b02.001';
const before = '2023-04-20T12:00:00.000Z';
let city: TestCity;

beforeAll(async () => {
  city = await TestCity.open();
  await openCampaign(city);
  await nominate(city);
  await city.until('2023-04-21T02:00:00.000Z');
  for (const branchId of [moved, 'b02.002'])
    await city.act('op-city', 'organisations/city/move-branch', {
      ...{ branchId, bureauId: 'b01', reason: '机构调整' },
    });
  await city.settle();
}, 120_000);
afterAll(async () => await city.close());

const seenBy = async (account: Account, query = '') =>
  (await city.rows(account, `candidates${query}`)).map(({ branchId }) => branchId);

describe('After a branch has moved', () => {
  it('the officers of its new bureau see its papers, and those of the former do not', async () => {
    expect(await seenBy('bo-b01-one')).toContain(moved);
    expect(await seenBy('bo-b02-one')).not.toContain(moved);
  });
  it('the past is seen as it was', async () => {
    expect(await seenBy('bo-b01-one', `?asOf=${before}`)).not.toContain(moved);
    expect(await seenBy('bo-b02-one', `?asOf=${before}`)).toContain(moved);
  });
  it('whoever works in the new bureau keeps away from it, in the past too', async () => {
    expect(await seenBy('op-b01')).not.toContain(moved);
    expect(await seenBy('op-b01', `?asOf=${before}`)).not.toContain(moved);
    const path = `applications/${campaignId}.${moved}/return-application`;
    const { status, body } = await city.as['op-b01'].command(path, { reason: '补正' });
    expect([status, (body as { code: string }).code]).toEqual([403, 'own_unit']);
  });
  it('its entry stays with the bureau that nominated it; what is not nominated goes along', async () => {
    const [entry] = await city.rows('op-city', `candidates?branchId=${moved}`);
    expect(entry).toMatchObject({ bureauId: 'b02' });
    const [other] = await city.rows('op-city', 'participations?unitId=b02.002');
    expect(other).toMatchObject({ bureauId: 'b01', bureauName: '东城分局' });
    const [unit] = await city.rows('op-city', `units?unitId=${moved}`);
    expect(unit).toMatchObject({ unitId: moved, bureauId: 'b01' });
  });
  it('both bureaus and the secretary are told', async () => {
    for (const account of ['bs-b02', 'bo-b01-one', 'bo-b02-two'] as const)
      expect(JSON.stringify(await city.rows(account, 'messages'))).toContain('branch-moved');
    expect(JSON.stringify(await city.rows('bo-t01-one', 'messages'))).not.toContain('branch-moved');
  });
  it('the record breaks no rule, and its views are those that its events give', async () => {
    const { violations, replay } = await recordAt(city.directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  }, 120_000);
});
