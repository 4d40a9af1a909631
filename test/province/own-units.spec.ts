// Two cities in one deployment: operators and discipline order the units of their own city, and no other's.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { recordAt } from '@laurel/all';
import { branchRow } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { type Answer, type Client, freshKey } from '../http/client.ts';
import { enrol } from '../http/people.ts';
import { said } from '../policy/commands.check.ts';

jest.setTimeout(300_000);

const done = '200';
const closed = '403 out_of_scope';
const reason = '机构改革';
const bureau = (bureauId: string, parentId?: string) => ({
  ...{ bureauId, name: `${bureauId}分局`, kind: 'countyBureau' },
  ...(parentId !== undefined && { parentId }),
});

let city: TestCity;
let operator: Client;
let discipline: Client;
let elsewhere: Client;

beforeAll(async () => {
  city = await TestCity.open();
  await city.act('op-city', 'organisations/city/import-organisation', {
    bureaus: [bureau('c1'), bureau('b01', 'c1'), bureau('b02', 'c1'), bureau('c2'), bureau('d01', 'c2')],
    branches: ['b01.001', 'b01.002', 'b01.003', 'b02.001', 'd01.001', 'd01.002'].map(branchRow),
  });
  await city.settle();
  const enrolled = async (account: string, role: 'operator' | 'discipline' | 'bureauOfficer', unit: string) =>
    await enrol(city.as['system-administrator'], city.as['security-administrator'], account, {
      ...{ role, for: unit },
    });
  operator = await enrolled('op-c1', 'operator', 'c1');
  discipline = await enrolled('di-c1', 'discipline', 'c1');
  elsewhere = await enrolled('di-c2', 'discipline', 'c2');
  await enrolled('bo-b01-three', 'bureauOfficer', 'b01');
  await enrolled('bo-d01-one', 'bureauOfficer', 'd01');
  await enrolled('bo-d01-two', 'bureauOfficer', 'd01');
  await city.settle();
});
afterAll(async () => await city?.close());

/** The answer to a command of the city's operator, once everybody knows what was ordered before. */
async function ordered(step: string, data: object): Promise<string> {
  const answer = await operator.command(`organisations/city/${step}`, data);
  await city.settle();
  return said(answer);
}

const heading = '编号,上级单位,支部名称,所队名称,所队类型,正式党员,预备党员,民警,辅警';
const branchLine = (branchId: string, parent = '') => `${branchId},${parent},支部,所,派出所,4,0,7,12`;

async function imported(kind: 'bureaus' | 'branches', ...lines: readonly string[]): Promise<string> {
  const answer: Answer = await operator.send(
    'POST',
    `/api/v1/imports/organisation?kind=${kind}`,
    [...lines, ''].join('\n'),
    { 'content-type': 'text/csv', 'idempotency-key': freshKey() },
  );
  await city.settle();
  return said(answer);
}

describe('A city’s operator', () => {
  it('registers a bureau and its branches below the city, by the branch’s number or where it says', async () => {
    expect(await ordered('register-bureau', bureau('b11', 'c1'))).toBe(done);
    expect(await ordered('register-bureau', bureau('b12', 'b11'))).toBe(done);
    expect(await ordered('register-branch', branchRow('b11.001'))).toBe(done);
    expect(await ordered('register-branch', { ...branchRow('x01.001'), bureauId: 'b12' })).toBe(done);
  });
  it('goes on at once with what was just registered', async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      const at = `organisations/city/register-b`;
      const bureauId = `b3${number}`;
      const answers = [
        await operator.command(`${at}ureau`, bureau(bureauId, 'c1')),
        await operator.command(`${at}ranch`, branchRow(`${bureauId}.001`)),
        await operator.command('organisations/city/vacate-secretary', {
          branchId: `${bureauId}.001`,
          reason,
        }),
      ];
      expect(answers.map(said)).toEqual([done, done, '409 nothing_changed']);
    }
  });
  it('registers nothing below another city or below the root', async () => {
    expect(await ordered('register-bureau', bureau('b13', 'c2'))).toBe(closed);
    expect(await ordered('register-bureau', bureau('b13'))).toBe(closed);
    expect(await ordered('register-bureau', bureau('b13', 'b99'))).toBe(closed);
    // It stands there already, whatever is said of its place.
    expect(await ordered('register-bureau', bureau('d01', 'c1'))).toBe(closed);
    expect(await ordered('register-branch', branchRow('d01.009'))).toBe(closed);
    expect(await ordered('register-branch', { ...branchRow('b01.009'), bureauId: 'd01' })).toBe(closed);
    expect(await ordered('register-branch', branchRow('b99.009'))).toBe(closed);
  });
  it('imports bureaus together with branches below them, all or nothing', async () => {
    const bureaus = [bureau('b14', 'b15'), bureau('b15', 'c1')];
    const branches = [branchRow('b14.001')];
    const abroad = [...branches, branchRow('d01.009')];
    expect(await ordered('import-organisation', { bureaus, branches: abroad })).toBe(closed);
    expect(await ordered('import-organisation', { bureaus: [...bureaus, bureau('b16')], branches: [] })).toBe(
      closed,
    );
    expect(await ordered('import-organisation', { bureaus: [], branches: [] })).toBe(closed);
    expect(await ordered('import-organisation', { bureaus, branches })).toBe(done);
  });
  it('imports a table for its city, and none for another', async () => {
    const bureaus = '编号,名称,类别,上级单位';
    expect(await imported('bureaus', bureaus, 'b17,十七分局,县分局,c1')).toBe(done);
    expect(await imported('bureaus', bureaus, 'b18,十八分局,县分局,c2')).toBe(closed);
    expect(await imported('bureaus', bureaus, 'b18,十八分局,县分局,')).toBe(closed);
    expect(await imported('branches', heading, branchLine('b17.001'), branchLine('x02.001', 'b17'))).toBe(
      done,
    );
    expect(await imported('branches', heading, branchLine('b17.002'), branchLine('d01.009'))).toBe(closed);
  });
  it('reorganises within the city', async () => {
    const order = {
      registers: [bureau('b21', 'c1')],
      moves: [
        { unitId: 'b02', parentId: 'b21' },
        { unitId: 'b01.001', parentId: 'b21' },
      ],
      abolishes: [{ bureauId: 'b15', into: 'b21' }],
      dissolves: ['b01.002'],
      reason,
    };
    expect(await ordered('reorganise', order)).toBe(done);
  });
  it.each<[string, object]>([
    ['moves a bureau to another city', { moves: [{ unitId: 'b01', parentId: 'c2' }] }],
    ['moves a bureau of another city to its own', { moves: [{ unitId: 'd01', parentId: 'c1' }] }],
    ['moves a bureau below the root', { moves: [{ unitId: 'b01' }] }],
    ['moves its city', { moves: [{ unitId: 'c1', parentId: 'b01' }, { unitId: 'c1' }] }],
    ['moves a unit that nobody registered', { moves: [{ unitId: 'b99', parentId: 'c1' }] }],
    ['registers a bureau below the root', { registers: [bureau('b22')] }],
    ['registers one of another city’s anew', { registers: [bureau('d01', 'c1')] }],
    ['abolishes a bureau into another city’s', { abolishes: [{ bureauId: 'b01', into: 'd01' }] }],
    ['abolishes a bureau of another city', { abolishes: [{ bureauId: 'd01' }] }],
    ['dissolves a branch of another city', { dissolves: ['b01.003', 'd01.001'] }],
    [
      'does one thing at home and one abroad',
      { dissolves: ['b01.003'], moves: [{ unitId: 'd01.001', parentId: 'b01' }] },
    ],
  ])('is refused when it %s', async (_, order) => {
    expect(await ordered('reorganise', { ...order, reason })).toBe(closed);
  });
  it('corrects the city’s units and no others', async () => {
    const cited = { on: '2023-03-01', reason };
    expect(await ordered('correct-unit', { unitId: 'b01', name: '东城区分局', ...cited })).toBe(done);
    expect(await ordered('correct-unit', { unitId: 'b01.003', officers: 8, ...cited })).toBe(done);
    expect(await ordered('correct-unit', { unitId: 'd01', name: '东城区分局', ...cited })).toBe(closed);
    expect(await ordered('correct-unit', { unitId: 'd01.001', officers: 8, ...cited })).toBe(closed);
  });
  it('imports earlier results of the city’s branches alone', async () => {
    const results = ['b01.003', 'd01.001'].map((branchId) => ({ branchId, honour: true, titles: [] }));
    expect(await ordered('import-earlier-results', { round: 1, results })).toBe(closed);
    expect(await ordered('import-earlier-results', { round: 1, results: results.slice(0, 1) })).toBe(done);
  });
  it('orders what it is not the operator of neither as the calendar nor as a person', async () => {
    const calendar = await operator.command('calendars/city/publish-calendar', {});
    expect(said(calendar)).toBe(closed);
  });
});

describe('A city’s discipline', () => {
  const period = { from: '2023-03-02T00:00:00.000Z', until: '2023-03-09T00:00:00.000Z' };
  const confirmed = async (from: string, loan: object) =>
    said(await discipline.command(`accounts/${from}/confirm-delegation`, loan));
  /** What awaits somebody of discipline: loans by their lenders, and the messages of them. */
  const docketOf = async (client: Client) => {
    const { body: rows } = await client.get('role-requests?status=requested');
    const { body: messages } = await client.get('messages?limit=100');
    const isOfLoan = ({ template }: { template: string }) => template === 'delegation-requested';
    return {
      requests: (rows as { accountId: string }[]).map(({ accountId }) => accountId),
      messages: (messages as { template: string }[]).filter(isOfLoan).length,
    };
  };
  const loans = {
    inCity: { to: 'bo-b01-three', role: 'bureauOfficer', unitId: 'b01' },
    elsewhere: { to: 'bo-d01-two', role: 'bureauOfficer', unitId: 'd01' },
    ofTheRoot: { to: 'co-two', role: 'committee' },
  } as const;

  it('confirms a loan within the city', async () => {
    await city.act('bo-b01-one', 'accounts/bo-b01-one/give-delegation', { ...loans.inCity, ...period });
    await city.settle();
    expect(await docketOf(discipline)).toEqual({ requests: ['bo-b01-one'], messages: 1 });
    expect(await docketOf(elsewhere)).toEqual({ requests: [], messages: 0 });
    expect(await confirmed('bo-b01-one', loans.inCity)).toBe(done);
  });
  it('confirms none of another city’s, and none of the root’s', async () => {
    expect(await confirmed('bo-d01-one', loans.elsewhere)).toBe(closed);
    expect(await confirmed('co-one', loans.ofTheRoot)).toBe(closed);
  });
});

describe('The record of what both ordered', () => {
  it('breaks no rule, and its views are those that its events give', async () => {
    await city.settle();
    const { violations, replay } = await recordAt(city.directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  });
});
