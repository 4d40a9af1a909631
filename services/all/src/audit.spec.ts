// `laurel audit …` on a real data directory, beside the city that has it open.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { firstStart } from '@laurel/identity';
import { auditService, type Envelope } from '@laurel/audit';
import { accessView, keyed, versioned } from '@laurel/platform';
import { pino } from 'pino';
import { type City, openCity } from './city.ts';
import { recordAt } from './rehearsal.ts';
import { laurel } from './laurel.ts';

const instant = '2023-03-01T00:00:00.000Z';
const operator = { account: 'olga', person: 'p-olga', role: 'operator' };
const directories: string[] = [];
/** The table in which the embedded database keeps the history. */
const historyView = auditService.views.find(({ view }) => view.name === 'history')!.view;
const historyTable = `view_${versioned(historyView).replaceAll('-', '_')}`;

/** A rehearsal of a few commands; the same seed gives the same record. */
async function openSmallCity(seed = 1): Promise<{ city: City; directory: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'laurel-audit-'));
  directories.push(directory);
  const city = await openCity({
    directory,
    mode: { kind: 'rehearsal', seed, start: instant },
    log: pino({ level: 'silent' }),
  });
  const identity = city.runtime('identity');
  const secretOf = (id: string) => (purpose: string) =>
    keyed(identity.surroundings.secretKey, `${id}/${purpose}`);
  await firstStart({ execute: identity.execute.bind(identity), secretOf }, instant);
  const [maker, granter] = ['systemAdministrator', 'securityAdministrator'].map((role) => {
    const account = role.replace('A', '-a');
    return { account, person: account, role };
  });
  const entered = [
    [maker!, 'persons', 'city', 'RegisterPerson', { personId: 'p-olga', name: '欧' }],
    [maker!, 'account', 'olga', 'CreateAccount', { login: 'olga', personId: 'p-olga', language: 'zh' }],
    [maker!, 'account', 'olga', 'RequestRole', { role: 'operator', reason: '任命' }],
    [granter!, 'account', 'olga', 'GrantRole', { role: 'operator' }],
  ] as const;
  for (const [index, [actor, aggregate, id, type, data]] of entered.entries()) {
    const commandId = `20000000-0000-4000-8000-00000000000${index}`;
    const ask = { aggregate, id, type, data, actor, instant };
    await identity.execute({ ...ask, commandId, correlationId: commandId });
  }
  for (const [index, bureauId] of ['b01', 'b02'].entries()) {
    const ask = {
      aggregate: 'organisation',
      id: 'city',
      type: 'RegisterBureau',
      data: { bureauId, name: `${bureauId}局`, kind: 'countyBureau' },
    };
    const commandId = `00000000-0000-4000-8000-00000000000${index}`;
    await city
      .runtime('application')
      .execute({ ...ask, actor: operator, instant, commandId, correlationId: commandId });
  }
  const session = {
    sessionId: 'x',
    accountId: 'system-administrator',
    expiresAt: '2023-03-01T12:00:00.000Z',
  };
  const commandId = `10000000-0000-4000-8000-00000000000${directories.length % 10}`;
  const opened = {
    aggregate: 'session',
    id: commandId,
    type: 'OpenSession',
    data: { accountId: session.accountId, expiresAt: session.expiresAt },
  };
  await identity.execute({ ...opened, actor: maker!, instant, commandId, correlationId: commandId });
  await city.settle();
  return { city, directory };
}

interface Replayed {
  readonly equal: boolean;
  readonly views: Readonly<Record<string, string>>;
  readonly details: readonly {
    service: string;
    view: string;
    equal: boolean;
    differing: readonly string[];
  }[];
}

async function replayAll(data: string): Promise<Replayed> {
  return JSON.parse((await run('replay', '--data', data, '--json')).out) as Replayed;
}

const historyHash = async (data: string) => (await recordAt(data).prove()).historyHash;

/** Runs a command as a shell would. */
async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  };
  return { code: await laurel(['audit', ...words], io), out, err };
}

let city: City;
let directory: string;

beforeAll(async () => {
  ({ city, directory } = await openSmallCity());
});

afterAll(async () => {
  await city.close();
  for (const each of directories) await rm(each, { recursive: true });
});

describe('audit replay', () => {
  it('finds the views of a running city to be what the record says', async () => {
    const { code, out } = await run('replay', '--data', directory);
    expect(out).toMatch(/全部 \d+ 个视图与记录一致/);
    expect(code).toBe(0);
  });
  it('folds again what waits for its day, too', async () => {
    const { views } = await replayAll(directory);
    expect(Object.keys(views)).toEqual(expect.arrayContaining(['application/due', 'evaluation/due']));
  });

  it('names the view and the row that somebody changed by hand', async () => {
    const views = new DatabaseSync(join(directory, 'audit.views.db'));
    const [{ key, row }] = views.prepare(`SELECT key, row FROM ${historyTable} LIMIT 1`).all() as unknown as [
      { key: string; row: string },
    ];
    const put = views.prepare(`UPDATE ${historyTable} SET row = ? WHERE key = ?`);
    put.run(row.replace('"system"', '"nobody"'), key);
    const { code, out } = await run('replay', '--data', directory, '--language', 'en');
    const { details } = await replayAll(directory);
    put.run(row, key);
    views.close();
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`DIFFERS .*audit/history\\n\\s+rows that differ: ${key}`));
    expect(details.filter(({ equal }) => !equal)).toMatchObject([
      { service: 'audit', view: 'history', differing: [key] },
    ]);
  });

  it('names the row that lists find by what somebody changed beside it', async () => {
    const views = new DatabaseSync(join(directory, 'audit.views.db'));
    const { key } = views
      .prepare(`SELECT key FROM ${historyTable} WHERE field_type = 'RoleGranted'`)
      .get() as { key: string };
    const file = views.prepare(`UPDATE ${historyTable} SET field_type = ? WHERE key = ?`);
    file.run('RoleRevoked', key);
    const { details, equal } = await replayAll(directory);
    file.run('RoleGranted', key);
    views.close();
    expect(equal).toBe(false);
    expect(details.filter((view) => !view.equal)).toMatchObject([
      { service: 'audit', view: 'history', differing: [key], differingCount: 1 },
    ]);
  });

  it('names rows that are missing or too many', async () => {
    const views = new DatabaseSync(join(directory, 'application.views.db'));
    const access = `view_${versioned(accessView).replaceAll('-', '_')}`;
    views.exec(`INSERT INTO ${access} (key, row) SELECT 'zz-nobody', row FROM ${access} LIMIT 1`);
    const { key } = views.prepare('SELECT key FROM view_sessions_1 LIMIT 1').get() as { key: string };
    views.exec('CREATE TABLE kept AS SELECT * FROM view_sessions_1');
    views.prepare('DELETE FROM view_sessions_1 WHERE key = ?').run(key);
    const { details, equal } = await replayAll(directory);
    views.exec(`DELETE FROM ${access} WHERE key = 'zz-nobody'`);
    views.exec(
      'DELETE FROM view_sessions_1; INSERT INTO view_sessions_1 SELECT * FROM kept; DROP TABLE kept',
    );
    views.close();
    expect(equal).toBe(false);
    expect(details.filter((view) => !view.equal).map(({ view, differing }) => [view, differing])).toEqual([
      ['access', ['zz-nobody']],
      ['sessions', [key]],
    ]);
    expect((await replayAll(directory)).equal).toBe(true);
  });
});

describe('audit export', () => {
  let lines: Envelope[];
  let file: string;
  beforeEach(async () => {
    file = join(directory, 'record.ndjson');
    expect((await run('export', '--data', directory, '--out', file)).code).toBe(0);
    lines = (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Envelope);
  });

  it('has every event that a service said, once, in the order of the history', async () => {
    const said = await Promise.all(
      city.runtimes.map(
        async ({ surroundings }) =>
          (await surroundings.engine.events.readAll(0, 1000)).filter(({ origin }) => !origin).length,
      ),
    );
    expect(lines.length).toBe(said.reduce((sum, count) => sum + count, 0));
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    const positions = lines.flatMap(({ historyPosition }) => historyPosition ?? []);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it('has no sealed part, though the logs have some', async () => {
    const own = await city.runtime('identity').surroundings.engine.events.readAll(0, 1000);
    expect(own.some(({ sealed }) => sealed !== undefined)).toBe(true);
    for (const line of lines) expect(line).not.toHaveProperty('sealed');
    expect(lines.find(({ type }) => type === 'PasswordSet')).not.toHaveProperty('payloadHash');
    expect(JSON.stringify(lines)).not.toContain('argon2');
  });

  it('goes to standard output when no file is named', async () => {
    const { out } = await run('export', '--data', directory);
    expect(out).toBe(await readFile(file, 'utf8'));
  });

  it('keeps the rules, and is found out when a line is changed', async () => {
    expect(await run('check', '--file', file)).toMatchObject({ code: 0 });
    const forged = lines.map((line) =>
      line.type === 'RoleGranted' ? { ...line, actor: { ...line.actor, role: 'operator' } } : line,
    );
    const asked = lines.findIndex(({ type }) => type === 'RoleRequested');
    const other = join(directory, 'forged.ndjson');
    await writeFile(
      other,
      forged
        .filter((_, index) => index !== asked)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    );
    const { code, out } = await run('check', '--file', other, '--json');
    expect(code).toBe(1);
    expect(Object.keys(JSON.parse(out).counts)).toEqual(['1', '8']);
  });

  it('says which line is no JSON', async () => {
    const broken = join(directory, 'broken.ndjson');
    await writeFile(broken, `${JSON.stringify(lines[0])}\n{"service":\n`);
    expect(await run('check', '--file', broken)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/broken\.ndjson:2/),
    });
  });
});

describe('audit check', () => {
  it('reads the record of a running city', async () => {
    const { code, out } = await run('check', '--data', directory, '--language', 'en');
    expect(out).toMatch(/\d+ events; every rule holds\./);
    expect(code).toBe(0);
  });
  it('finds that audit’s copy of an event is not what the service said', async () => {
    const copied = await mkdtemp(join(tmpdir(), 'laurel-audit-'));
    directories.push(copied);
    await cp(directory, copied, { recursive: true });
    const log = new DatabaseSync(join(copied, 'audit.db'));
    log.exec('DROP TRIGGER events_stay');
    log.exec(`UPDATE events SET event = replace(event, 'b02局', 'b03局') WHERE event LIKE '%b02局%'`);
    log.close();
    const { code, out } = await run('check', '--data', copied, '--language', 'en');
    expect(out).toMatch(/audit’s copy is not what the service said/);
    expect(code).toBe(1);
  });
});

describe('audit explain', () => {
  it('says when the record does not know the branch', async () => {
    expect(await run('explain', 'b01.001', '--data', directory)).toMatchObject({
      code: 1,
      err: '记录中没有 b01.001 的参评。\n',
    });
  });
  it('asks for a branch', async () => {
    expect((await run('explain', '--data', directory)).code).toBe(2);
  });
});

describe('Two runs of one rehearsal', () => {
  it('have the same history, whoever signed in, and the same views but for sign-ins and positions of logs', async () => {
    const other = await openSmallCity();
    expect(await historyHash(other.directory)).toBe(await historyHash(directory));
    const [one, two] = [await replayAll(directory), await replayAll(other.directory)];
    await other.city.close();
    const differing = Object.keys(one.views).filter((view) => one.views[view] !== two.views[view]);
    expect(differing.filter((view) => !/\/(sessions|sign-ins|history|tree)$/.test(view))).toEqual([]);
  });
  it('differ when the seed does', async () => {
    const other = await openSmallCity(2);
    expect(await historyHash(other.directory)).not.toBe(await historyHash(directory));
    await other.city.close();
  });
});

describe('A command that is not understood', () => {
  it.each([[['nothing']], [['replay', '--language', 'fr']], [['replay', '--unknown']], [[]]])(
    'is told how: %j',
    async (words) => {
      const { code, err } = await run(...words);
      expect(code).toBe(2);
      expect(err).toMatch(/[一-鿿]/);
      expect(err).toMatch(/laurel audit|must be zh or en/);
    },
  );
  it('and a directory without logs is named', async () => {
    expect(await run('replay', '--data', '/nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('/nowhere'),
    });
  });
});
