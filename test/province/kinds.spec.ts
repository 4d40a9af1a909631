// A province says which kinds of bureau it has: units, tables and rule packs take those, and no others.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { recordAt } from '@laurel/all';
import { planBureauKinds } from '@laurel/contracts';
import { branchRow, pack } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { freshKey, together } from '../http/client.ts';
import { said } from '../policy/commands.check.ts';

jest.setTimeout(300_000);

const tree = 'organisations/city';
const kinds = [
  { id: 'cityBureau', name: { zh: '市局', en: 'City bureau' } },
  ...planBureauKinds.filter(({ id }) => id !== 'trafficDetachment'),
];
const campaign = 'campaigns/r2023';
const rulePack = {
  ...pack,
  routes: { ...pack.routes, recommending: ['cityBureau'], selfNominating: ['organ'] },
};

let city: TestCity;
const operator = () => city.as['op-city'];

beforeAll(async () => {
  city = await TestCity.open();
  await city.act('op-city', `${tree}/define-bureau-kinds`, { bureauKinds: kinds });
  await city.settle();
});
afterAll(async () => await city?.close());

async function imported(table: string): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'text/csv', 'idempotency-key': freshKey() };
  const answer = await operator().send('POST', '/api/v1/imports/organisation?kind=bureaus', table, headers);
  await city.settle();
  return answer;
}

describe('The kinds of bureau of a province', () => {
  it('are told to everybody, before a unit is registered', async () => {
    expect((await operator().get('organisations/city')).body).toMatchObject({
      bureauKinds: kinds,
      bureaus: 0,
    });
  });
  it('are those of its units, registered alone or by a table with their names', async () => {
    const c1 = { bureauId: 'c1', name: '澜江市公安局', kind: 'cityBureau' };
    await city.act('op-city', `${tree}/register-bureau`, c1);
    const gone = { ...c1, bureauId: 'c9', kind: 'trafficDetachment' };
    const refused = await operator().command(`${tree}/register-bureau`, gone);
    expect(refused.body).toMatchObject({
      code: 'kind_unknown',
      errors: [{ pointer: '/kind' }],
    });
    const wrong = await imported('编号,名称,类别\nc2,望海市公安局,交警支队\n');
    expect(JSON.stringify(wrong.body)).toContain('市局、县分局、支队、市局机关');
    expect((await imported('编号,名称,类别\nc2,望海市公安局,市局\no1,政治部,市局机关\n')).status).toBe(200);
    const { body } = await operator().get('units?kind=cityBureau');
    expect((body as { unitId: string }[]).map(({ unitId }) => unitId).sort()).toEqual(['c1', 'c2']);
  });
  it('are corrected of a unit while no campaign runs', async () => {
    const correction = { unitId: 'c2', on: '2023-01-01', reason: '更正' };
    await city.act('op-city', `${tree}/correct-unit`, { ...correction, kind: 'organ' });
    await city.act('op-city', `${tree}/correct-unit`, { ...correction, kind: 'cityBureau' });
    await city.settle();
    expect((await operator().get('units/c2')).body).toMatchObject({ kind: 'cityBureau' });
  });
  it('are those of its rule packs, by which units are invited', async () => {
    await city.act('op-city', `${tree}/register-branch`, branchRow('c1.001'));
    await city.settle();
    const draft = async (routes: object) =>
      said(await operator().command(`${campaign}/draft-campaign`, { rulePack: { ...pack, routes } }));
    expect(await draft(pack.routes)).toMatch(/kind_unknown/);
    expect(await draft(rulePack.routes)).toBe('200');
    await city.settle();
    const { body } = await operator().get('campaigns/r2023');
    const { rulePackHash, findings } = body as {
      rulePackHash: string;
      findings: { code: string; zh: string }[];
    };
    expect(findings.find(({ code }) => code === 'body_without_route')?.zh).toContain('县分局、支队');
    await together(operator(), city.as['co-one'], `${campaign}/freeze-rule-pack`, { rulePackHash });
    await city.act('op-city', `${campaign}/open-campaign`);
    await city.settle();
    const { body: asked } = await operator().get('participations?unit=bureau');
    const routes = (asked as { unitId: string; route?: string }[]).map(({ unitId, route }) => [
      unitId,
      route,
    ]);
    expect(routes.sort()).toEqual([
      ['c1', 'recommended'],
      ['c2', 'recommended'],
      ['o1', 'self'],
    ]);
  });
  it('stay while a unit or the campaign has them; others go', async () => {
    const define = async (...ids: string[]) =>
      said(
        await operator().command(`${tree}/define-bureau-kinds`, {
          bureauKinds: kinds.filter(({ id }) => ids.includes(id)),
        }),
      );
    expect(await define('organ')).toMatch(/kind_in_use/);
    expect(await define('cityBureau')).toMatch(/kind_in_use/);
    const correction = { unitId: 'c2', kind: 'organ', on: '2023-01-01', reason: '更正' };
    expect(said(await operator().command(`${tree}/correct-unit`, correction))).toMatch(/kind_locked/);
    expect(await define('cityBureau', 'organ')).toBe('200');
    await city.settle();
  });
  it('break no rule of the record, and views are those that events give', async () => {
    const { violations, replay } = await recordAt(city.directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  });
});
