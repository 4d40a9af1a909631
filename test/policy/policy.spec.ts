// Who may do and see what, asked of the served interface: every address × every role × one's own unit and
// another's, against a matrix written by hand.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { commands as contracts, readModels } from '@laurel/contracts';
import { openApiText } from '@laurel/all';
import { untilNamed } from '../http/award.ts';
import { pack, untilScoring } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { done, freshKey } from '../http/client.ts';
import { anonymousFaults, commandFaults, said, systemCommandFaults } from './commands.check.ts';
import { commandTable, fieldTable, otherTable, viewTable } from './matrix.ts';
import { anonymousOtherFaults, otherFaults, others } from './others.check.ts';
import { noticeId, sampleOf } from './samples.ts';
import { columnNames, rowsOf } from './table.ts';
import { anonymousViewFaults, viewFaults } from './views.check.ts';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(120_000);

const commands = rowsOf(commandTable);
const views = rowsOf(viewTable);
const endpoints = rowsOf(otherTable);

let city: TestCity;

/** A file on each of two branches, and one that discipline keeps to itself. */
async function storeFiles(): Promise<void> {
  for (const [account, unit, byte] of [
    ['bs-b01', 'b01.001', 4],
    ['bs-b02', 'b02.001', 5],
    ['di-city', 'b02.001', 6],
  ] as const) {
    const query = new URLSearchParams({
      campaign: 'r2023',
      unit,
      name: `${byte}.png`,
      mediaType: 'image/png',
    });
    const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': freshKey() };
    done(
      `stores ${byte}`,
      await city.as[account].send('POST', `/api/v1/attachments?${query}`, new Uint8Array([byte]), headers),
    );
  }
}

/** An objection about a branch of the matrix's own bureau, come in by post before the notice ended. */
async function raiseObjection(): Promise<void> {
  await city.act('di-city', `notices/r2023.${noticeId}/raise-objection`, {
    objectionId: 'o2',
    branchId: 'b01.001',
    receivedOn: '2023-11-23',
    ground: '反映材料不实',
    objector: { name: '某街道办事处', officialSeal: true },
  });
}

beforeAll(async () => {
  city = await TestCity.open();
  await untilScoring(city);
  await untilNamed(city);
  await storeFiles();
  await raiseObjection();
  await city.settle();
});

afterAll(async () => await city?.close());

describe('The matrix', () => {
  const documented = JSON.parse(openApiText()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const operations = Object.entries(documented.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      path,
      method: method.toUpperCase(),
      operationId,
    })),
  );

  it('has a row for every address that is served, and for nothing else', () => {
    const named = operations.map(({ path, method, operationId }) => {
      const view = /^\/api\/v1\/([a-z-]+)(\/\{key\})?$/.exec(path)?.[1];
      if (method === 'GET' && view !== undefined && views.has(view)) return `view ${view}`;
      if (path.endsWith('/content')) return 'GET/api/v1/attachments/content';
      return path.includes('{id}/') ? `command ${operationId}` : `${method}${path}`;
    });
    const rows = [
      ...[...commands.keys()].map((type) => `command ${type}`),
      ...[...views.keys()].map((path) => `view ${path}`),
    ];
    expect([...new Set(named)].sort()).toEqual([...rows, ...endpoints.keys()].sort());
    expect(Object.keys(others).sort()).toEqual([...endpoints.keys()].sort());
  });
  it('names every field that some readers do not see', () => {
    const hidden = Object.values(readModels).flatMap((views) =>
      Object.values(views).flatMap(({ path, of, only }) =>
        [...new Set([...Object.keys(only ?? {}), ...(of === undefined ? [] : ['version'])])].map(
          (field) => `${path}.${field}`,
        ),
      ),
    );
    expect(Object.keys(fieldTable).sort()).toEqual(hidden.sort());
  });
  it('has data that each command takes', () => {
    const target = { branchId: 'b01.001', account: 'ex-two' };
    const refused = [...commands.keys()].filter(
      (type) => !contracts[type]!.body.safeParse(sampleOf(type, target)).success,
    );
    expect(refused).toEqual([]);
  });
  it('is not read when it is not well formed', () => {
    expect(() => rowsOf('OP BO\nX - -')).toThrow('not the columns');
    expect(() => rowsOf(`${columnNames.join(' ')}\nX any`)).toThrow('not a row');
    expect(() => rowsOf(`${columnNames.join(' ')}\nX ${columnNames.map(() => 'some').join(' ')}`)).toThrow(
      'not a row',
    );
  });
});

describe('Commands', () => {
  it.each(columnNames)('are let through for %s as the matrix says', async (column) => {
    expect(await commandFaults(city, commands, column)).toEqual([]);
  });
  it('are let through for nobody who is not signed in', async () => {
    expect(await anonymousFaults(city, commands)).toEqual([]);
  });
  it('of the system have no address', async () => {
    expect(await systemCommandFaults(city, commands)).toEqual([]);
  });
  it('are found when they differ from the matrix', async () => {
    const altered = new Map([['OpenBallots', { ...commands.get('OpenBallots')!, EX: 'any' as const }]]);
    expect(await commandFaults(city, altered, 'EX')).toHaveLength(2);
  });
});

describe('Views', () => {
  it.each([...views.keys()])('%s shows each role its rows and fields', async (path) => {
    const faults: string[] = [];
    for (const column of columnNames)
      faults.push(...(await viewFaults(city, path, views.get(path)!, fieldTable, column)));
    expect([...faults, ...(await anonymousViewFaults(city, path, views.get(path)!, fieldTable))]).toEqual([]);
  });
  it('are found when they differ from the matrix', async () => {
    const row = { ...views.get('candidates')!, BO: 'any' as const };
    expect(await viewFaults(city, 'candidates', row, fieldTable, 'BO')).not.toEqual([]);
    expect(
      await viewFaults(city, 'candidates', views.get('candidates')!, { 'candidates.form': 'OP' }, 'BO'),
    ).not.toEqual([]);
  });
});

describe('Other addresses', () => {
  it.each([...endpoints.keys()])('%s answers each role', async (name) => {
    const faults: string[] = [];
    for (const column of columnNames)
      faults.push(...(await otherFaults(city, name, endpoints.get(name)!, column)));
    expect([...faults, ...(await anonymousOtherFaults(city, name, endpoints.get(name)!))]).toEqual([]);
  });
});

describe('An operator', () => {
  it('is no auditor as well', async () => {
    const asked = { role: 'auditor', reason: '兼任' };
    const { status, body } = await city.as['system-administrator'].command(
      'accounts/op-b01/request-role',
      asked,
    );
    expect([status, (body as { code: string }).code]).toEqual([409, 'roles_incompatible']);
  });
});

describe('An expert who is recused', () => {
  const listed = async (path: string, headers: Record<string, string> = {}) =>
    ((await city.as['ex-b01'].get(`${path}?limit=1000`, headers)).body as { branchId: string }[]).map(
      ({ branchId }) => branchId,
    );
  const role = { role: 'discipline' };

  beforeAll(async () => {
    await city.act('system-administrator', 'accounts/ex-b01/request-role', { ...role, reason: '兼任' });
    await city.act('security-administrator', 'accounts/ex-b01/grant-role', role);
    await city.settle();
  });
  it.each(['candidates', 'entries', 'ballots', 'titles'])(
    'does not see the entry in %s by holding another role as well',
    async (path) => {
      for (const asked of [undefined, 'discipline', 'expert']) {
        const branchIds = await listed(path, asked === undefined ? {} : { 'x-role': asked });
        expect(branchIds).toContain('b02.001');
        expect(branchIds).not.toContain('b01.001');
      }
    },
  );
});

describe('What somebody proposed', () => {
  /** A rule pack that waits for the second signature: what is asked, and the proposal. */
  async function frozenBy(account: 'op-b01' | 'co-b01', campaign: string) {
    await city.act('op-city', `campaigns/${campaign}/draft-campaign`, {
      rulePack: { ...pack, certificatePrefix: `${campaign}-ZS-`, plaquePrefix: `${campaign}-PB-` },
    });
    const { rulePackHash } = (await city.as['op-city'].get(`campaigns/${campaign}`)).body;
    const path = `campaigns/${campaign}/freeze-rule-pack`;
    const { body } = await city.act(account, path, { rulePackHash });
    const confirms: string = body.proposal.proposalId;
    return async (second: 'op-city' | 'co-one') =>
      said(await city.as[second].command(path, { rulePackHash }, { confirms }));
  }

  it('is not confirmed once its proposer lost the role, and is when it was given back', async () => {
    const confirmed = await frozenBy('op-b01', 'y2023');
    await city.act('security-administrator', 'accounts/op-b01/revoke-role', {
      role: 'operator',
      reason: '调离',
    });
    await city.settle();
    expect(await confirmed('co-one')).toBe('403 proposer_left');
    await city.act('system-administrator', 'accounts/op-b01/request-role', {
      role: 'operator',
      reason: '调回',
    });
    await city.act('security-administrator', 'accounts/op-b01/grant-role', { role: 'operator' });
    await city.settle();
    expect(await confirmed('co-one')).toBe('200');
  });
  it('is not confirmed once its proposer is disabled', async () => {
    const confirmed = await frozenBy('co-b01', 'z2023');
    await city.act('system-administrator', 'accounts/co-b01/disable-account', { reason: '退休' });
    await city.settle();
    expect(await confirmed('op-city')).toBe('403 proposer_left');
  });
});
