// Bureaus stand below bureaus, to any depth: whoever works above sees what is below, and keeps away from it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordAt } from '@laurel/all';
import { branchRow, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import type { Account } from '../http/people.ts';

let city: TestCity;
const below = { bureauId: 'b91', name: '河东县局', kind: 'countyBureau', parentId: 'b01' };
const deeper = { bureauId: 'b911', name: '河东新区分局', kind: 'countyBureau', parentId: 'b91' };
const branchId = 'b911.001';

beforeAll(async () => {
  city = await TestCity.open();
  await openCampaign(city);
  await city.act('op-city', 'organisations/city/import-organisation', {
    ...{ bureaus: [deeper, below], branches: [branchRow(branchId)] },
  });
  await city.settle();
}, 120_000);
afterAll(async () => await city.close());

const seenBy = async (account: Account) => {
  const { body } = await city.as[account].get('participations?limit=1000');
  return (body as { unitId: string }[]).map(({ unitId }) => unitId);
};

describe('A branch three levels below the root', () => {
  it('is seen by whoever is above it, and by nobody beside', async () => {
    expect(await seenBy('bo-b01-one')).toContain(branchId);
    expect(await seenBy('bo-b02-one')).not.toContain(branchId);
  });
  it('is told with its bureau, and each bureau with the one above', async () => {
    const { body } = await city.as['op-city'].get('units?limit=1000');
    expect(body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ unitId: branchId, bureauId: 'b911' }),
        expect.objectContaining({ unitId: 'b911', parentId: 'b91' }),
        expect.objectContaining({ unitId: 'b91', parentId: 'b01' }),
      ]),
    );
  });
  it('keeps away whoever works above it', async () => {
    const path = `applications/r2023.${branchId}/return-application`;
    const { status, body } = await city.as['op-b01'].command(path, { reason: '补正' });
    expect([status, (body as { code: string }).code]).toEqual([403, 'own_unit']);
  });
  it('breaks no rule of the record, and its views are those that its events give', async () => {
    const { violations, replay } = await recordAt(city.directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  }, 120_000);
});
