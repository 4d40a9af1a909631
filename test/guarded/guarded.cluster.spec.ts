// A Kafka that asks for TLS and a password, and a MongoDB that takes TLS: a service comes to them with its
// settings, others do not, and are told why.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '@laurel/core';
import { type KafkaSecurity, openKafka } from '@laurel/engines/kafka';
import { openMongo } from '@laurel/engines/mongo';
import { type Engines, freePort, startEngines } from '@laurel/infra/engines';

const root = fileURLToPath(new URL('../../', import.meta.url));
const credentials = { username: 'laurel', password: randomBytes(12).toString('hex') };
const waitMs = 90_000;
const children: ChildProcess[] = [];
let directory: string;
let engines: Engines;
let authorities: string;
let guardedUrl: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'laurel-guarded-'));
  authorities = certificate('servers');
  writeFileSync(join(directory, 'login'), `${credentials.username}:${credentials.password}`);
  engines = await startEngines({
    kind: 'processes',
    guard: {
      certificateFile: join(directory, 'servers.pem'),
      credentials: readFileSync(join(directory, 'login'), 'utf8'),
    },
  });
  guardedUrl = `${engines.mongoUrl}&tls=true&tlsCAFile=${join(directory, 'servers.crt')}`;
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await engines?.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

/** Makes `<name>.crt`, and `<name>.pem` with its key; gives the certificate. */
function certificate(name: string): string {
  const [file, key] = [join(directory, `${name}.crt`), join(directory, `${name}.key`)];
  const subject = ['-subj', '/CN=laurel-test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, '-keyout', key, '-out', file],
    {
      stdio: 'ignore',
    },
  );
  const text = readFileSync(file, 'utf8');
  writeFileSync(join(directory, `${name}.pem`), readFileSync(key, 'utf8') + text);
  return text;
}

function open(security: KafkaSecurity) {
  const place = { brokers: engines.guardedBrokers!, clientId: 'test', prefix: 'guarded-', onError: () => {} };
  return openKafka({ ...place, security });
}

describe('A Kafka that asks for TLS and a password', () => {
  it('carries messages of those who have both', async () => {
    const broker = await open({ authorities, credentials });
    const heard = Promise.withResolvers<string>();
    const { stop } = await broker.subscribe('g', ['t'], async ([message]) => heard.resolve(message!.value));
    await broker.publish('t', [{ key: 'k', headers: {}, value: 'told' }]);
    expect(await heard.promise).toBe('told');
    await stop();
    await broker.close();
  }, 60_000);

  it.each([
    [
      'another password',
      () => ({ authorities, credentials: { ...credentials, password: 'guessed' } }),
      /密码不正确.*password is wrong/,
    ],
    [
      'another authority',
      () => ({ authorities: certificate('others'), credentials }),
      /证书不受信任.*certificate is not trusted/,
    ],
    ['no password', () => ({ authorities }), /无法连接.*cannot be reached/],
    ['no TLS', () => ({ credentials }), /无法连接.*cannot be reached/],
  ])(
    'refuses who has %s, and says so',
    async (_what, security, words) => {
      const refused = open(security());
      await expect(refused).rejects.toBeInstanceOf(Unavailable);
      await expect(refused).rejects.toThrow(words);
    },
    60_000,
  );
});

describe('A MongoDB that is spoken to by TLS', () => {
  it('is refused where another authority vouches for it', async () => {
    certificate('strangers');
    const url = guardedUrl.replace('servers.crt', 'strangers.crt');
    await expect(openMongo({ url, database: 'guarded', service: 'audit', now: () => '' })).rejects.toThrow(
      /certificate/,
    );
  }, 60_000);
});

describe('Two services with the settings for such servers', () => {
  it(
    'are ready, and one hears what the other says',
    async () => {
      const environment = {
        ...{ PATH: process.env['PATH'], LAUREL_HOST: '127.0.0.1', LAUREL_DATABASE: 'guarded' },
        ...{ LAUREL_MONGO_URL: guardedUrl, LAUREL_KAFKA_BROKERS: engines.guardedBrokers!.join() },
        ...{
          LAUREL_KAFKA_CA_FILE: join(directory, 'servers.crt'),
          LAUREL_KAFKA_CREDENTIALS_FILE: join(directory, 'login'),
        },
        ...{ LAUREL_REHEARSAL_SEED: '1', LAUREL_REHEARSAL_START: '2023-03-01T00:00:00.000Z' },
      };
      const urls = await Promise.all(['identity', 'audit'].map((service) => start(service, environment)));
      for (const url of urls)
        await until(async () => (await fetch(`${url}/health/ready`)).ok, `${url} to be ready`);
      const heard = await openMongo({
        url: guardedUrl,
        database: 'guarded',
        service: 'audit',
        now: () => '',
      });
      await until(async () => (await heard.events.head()) > 0, 'an event of identity in the log of audit');
      await heard.close();
    },
    4 * waitMs,
  );
});

/** Starts a service in a process of its own; gives where it listens. */
async function start(service: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const port = await freePort();
  const line = [
    '--disable-warning=TimeoutNegativeWarning',
    '--import',
    join(root, 'infra/typescript.mjs'),
    join(root, `services/${service}/src/main.ts`),
  ];
  const child = spawn(process.execPath, line, {
    env: { ...environment, LAUREL_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return `http://127.0.0.1:${port}`;
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadlineMs = performance.now() + waitMs;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > deadlineMs) throw new Error(`waited in vain for ${what}`);
    await pause(100);
  }
}
