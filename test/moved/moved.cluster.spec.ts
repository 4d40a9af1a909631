// The record of the sample city moves from a data directory to Kafka and MongoDB, though the move is killed
// on the way: both say the same, the source is as it was, and the services go on with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitions, firstAccountsOf, recordAt } from '@laurel/all';
import { countedEvents } from '@laurel/engines/contract';
import { openMongo } from '@laurel/engines/mongo';
import { type Cluster, openCluster } from '@laurel/infra/cluster';
import { withReaders } from '@laurel/platform/readers';
import { planPack2023 } from '@laurel/rules';
import { rehearsalStart, runDemo, type Summary } from '@laurel/sample-city';
import { Client } from '../http/client.ts';
import { alike, dataDirectory, demo } from '../story/demo.fixture.ts';

const minutesMs = 60_000;
const root = fileURLToPath(new URL('../../', import.meta.url));
const typescript = ['--enable-source-maps', '--import', join(root, 'infra/typescript.mjs')];
// The services serve the databases into which the record moved, and none that are started for them.
delete process.env['LAUREL_ENGINES'];
const mongoUrl = process.env['LAUREL_MONGO_URL']!;
const freshDatabase = () => `moved-${randomBytes(4).toString('hex')}`;
const database = freshDatabase();
const to = `${mongoUrl}#${database}`;
const [source, logs] = [dataDirectory(), dataDirectory()];

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program of ours; `watch` is called with it and all that it said on standard error so far. */
async function run(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  watch: (child: ChildProcess, errors: string) => void = () => {},
): Promise<Ended> {
  const child = spawn(process.execPath, [...typescript, ...parameters], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => watch(child, (errors += chunk.toString())));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output, errors };
}

/** Waits until each service has heard of a new session: it hears the moved record's messages first. */
async function allHaveCaughtUp(url: string): Promise<void> {
  const { login, password } = expected.accounts.find(({ role }) => role === 'operator')!;
  const { status, body } = await new Client(url, login).post('session', { login, password });
  expect(status).toBe(200);
  const operator = new Client(url, login, body.token);
  const paths = ['units', 'assessment-groups', 'entries', 'messages', 'history'];
  const answers = async () => await Promise.all(paths.map((path) => operator.get(path)));
  while ((await answers()).some((answer) => answer.status === 401))
    await new Promise((resolve) => setTimeout(resolve, 200));
}

async function move(target: string, watch?: (child: ChildProcess, errors: string) => void): Promise<Ended> {
  const line = ['move', '--from', source.path, '--to', target, '--json'];
  return await run([join(root, 'services/all/src/cli.ts'), ...line], {}, watch);
}

/** The bytes of every log, view and file of the source. */
function bytesOfSource(): string {
  const names = readdirSync(source.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:lock|db-shm|db-wal)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const digest = createHash('sha256');
  for (const name of names) digest.update(name).update(readFileSync(name));
  return digest.digest('hex');
}

let expected: Summary;
let before: string;

beforeAll(async () => {
  expected = await demo(source.path);
  before = bytesOfSource();
}, 15 * minutesMs);
afterAll(() => [source, logs].forEach(({ remove }) => remove()));

describe('A move to databases that hold another record', () => {
  it('is refused in both languages, and writes nothing', async () => {
    const other = freshDatabase();
    const open = (service: string) =>
      openMongo({ url: mongoUrl, database: other, service, now: () => '2023-03-01T00:00:00.000Z' });
    const identity = await open('identity');
    await identity.events.append('s', 'none', countedEvents('e', 1), { commandId: 'c' });
    await identity.close();
    const { code, errors } = await move(`${mongoUrl}#${other}`);
    expect([code, errors]).toEqual([1, expect.stringMatching(/另一份记录.*another record of identity/)]);
    const application = await open('application');
    expect(await application.events.head()).toBe(0);
    expect(await application.meta.get('mode')).toBeUndefined();
    await application.close();
  }, 120_000);
});

describe('A move that is killed on the way', () => {
  it.each(['identity · 迁移事件', 'assessment · 迁移事件', 'evaluation · 重建视图'])(
    'after “%s”, lets no service start on what is there',
    async (said) => {
      const { code, errors } = await move(to, (child, told) => told.includes(said) && child.kill('SIGKILL'));
      expect([code, errors]).toEqual([null, expect.stringContaining(said)]);
      const started = await run([join(root, 'services/notification/src/main.ts')], {
        ...{ LAUREL_DATABASE: database, LAUREL_TOPIC_PREFIX: `${freshDatabase()}.`, LAUREL_PORT: '0' },
        ...{ LAUREL_REHEARSAL_SEED: '1', LAUREL_REHEARSAL_START: rehearsalStart(planPack2023) },
        LAUREL_LOG_DIRECTORY: logs.path,
      });
      expect([started.code, started.errors]).toEqual([
        1,
        expect.stringMatching(/迁移.*run laurel move again/),
      ]);
    },
    4 * minutesMs,
  );
  it(
    'goes on where it was when it is run again, and ends with the same hashes on both',
    async () => {
      const { code, output, errors } = await move(to);
      expect([code, errors]).toEqual([0, expect.stringContaining('identity · 比对已迁移的事件')]);
      expect(JSON.parse(output)).toMatchObject({
        ...{ isSame: true, replay: true, differing: [] },
        ...{ historyHash: expected.historyHash, views: expected.replay.views },
      });
    },
    10 * minutesMs,
  );
  it('has changed nothing at the source', () => expect(bytesOfSource()).toBe(before));
});

describe('The services on the cluster, with what was moved', () => {
  let cluster: Cluster;
  let played: Summary;
  beforeAll(async () => {
    const [seed, pack] = [1, planPack2023];
    const mode = { kind: 'rehearsal', seed, start: rehearsalStart(pack) } as const;
    cluster = await openCluster({
      // More partitions than the embedded engine has.
      ...{ definitions, directory: logs.path, host: '127.0.0.1', port: 0, mode, partitions: 3, database },
      serveDashboard: async () => {},
    });
    await allHaveCaughtUp(cluster.url);
    // The year has been played: this reads its results and proves them.
    const progress = { write: () => true, isTTY: false, columns: 80 };
    played = await runDemo({
      ...{ url: cluster.url, record: recordAt(cluster.data), logs: source.path, seed, pack, progress },
      firstAccounts: firstAccountsOf(seed),
    });
  }, 25 * minutesMs);
  afterAll(async () => await cluster?.close());

  it('show the same ranking, views and streams', () => {
    expect(played.rankingHash).toBe(expected.rankingHash);
    expect(alike(played)).toEqual(alike(expected));
  });
  it(
    'take the next command, and each hears it once and nothing twice',
    async () => {
      const { login, password } = played.accounts.find(({ role }) => role === 'systemAdministrator')!;
      const { body } = await new Client(cluster.url, login).post('session', { login, password });
      const administrator = new Client(cluster.url, login, body.token);
      const person = { personId: 'P-after-the-move', name: '迁移之后' };
      const { status } = await administrator.command('registers/city/register-person', person, {
        key: randomUUID(),
      });
      expect(status).toBe(200);
      const heard = async () =>
        await withReaders(definitions, cluster.data, async (services) => {
          const audit = services.find(({ definition }) => definition.name === 'audit')!;
          return (await audit.readers.events.readAll(0, 1_000_000)).filter(({ origin }) => origin);
        });
      const isThere = async () =>
        (await heard()).some(({ data }) => JSON.stringify(data).includes(person.personId));
      while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 200));
      const places = (await heard()).map(({ origin }) => `${origin!.service} ${origin!.position}`);
      expect(new Set(places).size).toBe(places.length);
      expect(await recordAt(cluster.data).prove()).toMatchObject({ violations: 0, replay: { equal: true } });
    },
    5 * minutesMs,
  );
});
