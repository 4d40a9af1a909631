// The whole system as a city runs it: built, started, used through its one door, replaced piece by piece,
// stopped, started again and restored.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceNames } from '@laurel/contracts';
import { planPack2023 } from '@laurel/rules';
import { act, Client } from '../http/client.ts';
import { enrol, signIn } from '../http/people.ts';
import { board } from './board.ts';
import { Deployment, hasImage, missing } from './deployment.ts';
import { Load } from './load.ts';

const minutesMs = 60_000;
const why = missing();
if (why !== undefined)
  process.stderr.write(`\n*** SKIPPED: the containers are not tried, because ${why}. ***\n\n`);

const whenWatched = why === undefined && hasImage('prometheus') ? it : it.skip;
if (why === undefined && whenWatched === it.skip)
  process.stderr.write('\n*** SKIPPED: Prometheus is not tried, because its image is not to be had. ***\n\n');

(why === undefined ? describe : describe.skip)('The system as containers', () => {
  let city: Deployment;
  let operator: Client;
  let auditor: Client;
  const containers = async () =>
    (await Promise.all([...serviceNames, 'web'].map((service) => city.containers(service)))).flat();
  /** The record as one text: the same when nothing was lost and nothing added. */
  const record = async (deployment: Deployment) => await deployment.laurel('audit', 'export');

  beforeAll(async () => {
    city = await Deployment.of('laurel-test', 241);
    await city.remove();
    await city.compose('up', '--build', '--wait', '--scale', 'application=2');
    const said = await city.compose('logs', '--no-log-prefix', 'identity');
    const administrator = async (login: string) =>
      await signIn(city.url, login, login, new RegExp(`${login}\\s+(\\S+)`).exec(said)![1]!);
    const [system, security] = [await administrator('sysadmin'), await administrator('secadmin')];
    operator = await enrol(system, security, 'op-city', { role: 'operator' });
    auditor = await enrol(system, security, 'au-city', { role: 'auditor' });
  }, 20 * minutesMs);
  afterAll(async () => await city?.remove(), 2 * minutesMs);

  it('runs as nobody, on a file system it cannot write, without a right or a secret to be seen', async () => {
    for (const container of await containers()) {
      const [{ Config, HostConfig }] = JSON.parse(await city.run('docker', 'inspect', container)) as [
        {
          Config: { User: string; Env: string[] };
          HostConfig: { ReadonlyRootfs: boolean; CapDrop: string[]; SecurityOpt: string[] };
        },
      ];
      expect(Config.User).toMatch(/^(1000:1000|101:101)$/);
      expect(HostConfig).toMatchObject({
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges:true'],
      });
      expect(Config.Env.filter((line) => /mongodb:|[0-9a-f]{40}/.test(line))).toEqual([]);
    }
    const [application = ''] = await city.containers('application');
    await expect(city.run('docker', 'exec', application, 'touch', '/laurel/x')).rejects.toThrow(
      'Read-only file system',
    );
  });

  it('has one door, which opens to the page and the API and to nothing else', async () => {
    const stranger = new Client(city.url, 'stranger');
    const page = await stranger.send('GET', '/');
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'self'"),
    ]);
    expect((await stranger.get('system')).body).toMatchObject({ mode: 'production' });
    expect((await stranger.send('GET', '/metrics')).status).toBe(404);
    expect((await stranger.send('GET', '/internal/rehearsal')).status).toBe(404);
    expect((await stranger.get('no-such-thing')).body).toMatchObject({ code: 'no_such_resource' });
    const large = await stranger.send('POST', '/api/v1/attachments', new Uint8Array(65 * 1024 * 1024));
    expect([large.status, large.body]).toEqual([413, expect.objectContaining({ code: 'too_large' })]);
    const published = (await city.compose('ps', '--format', '{{.Ports}}')).match(/\S+->\S+/g);
    expect(published).toEqual([`${new URL(city.url).host}->8080/tcp`]);
  });

  it('tells live what happens, unbuffered', async () => {
    const ending = new AbortController();
    const headers = { authorization: `Bearer ${auditor.token}` };
    const stream = await fetch(`${city.url}/api/v1/stream`, { headers, signal: ending.signal });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    await act(operator, 'organisations/city/register-bureau', {
      bureauId: 'b09',
      name: '新区分局',
      kind: 'countyBureau',
    });
    let heard = '';
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
      heard += chunk;
      if (heard.includes('BureauRegistered')) break;
    }
    ending.abort();
    expect(heard).toMatch(/id: ?\d+/);
  }, 30_000);

  whenWatched(
    'is watched: every process is asked, nothing alarms, and whatever the board shows can be computed',
    async () => {
      const watching = async (...parameters: string[]) =>
        await city.compose('--profile', 'observability', ...parameters, 'prometheus');
      await watching('up', '--detach', '--wait');
      const asked = async <Data>(path: string) => {
        const answer = JSON.parse(await city.ask(`http://prometheus:9090/api/v1/${path}`)) as {
          status: string;
          data: Data;
        };
        expect(answer).toMatchObject({ status: 'success' });
        return answer.data;
      };
      // What is asked every fifteen seconds is known a little later.
      const until = async (holds: () => Promise<boolean>) => {
        while (!(await holds())) await setTimeout(1_000);
      };

      const everyone = [...serviceNames, 'application'].sort();
      const up = async () => {
        const { activeTargets } = await asked<{
          activeTargets: { labels: { job: string }; health: string }[];
        }>('targets');
        return activeTargets.flatMap(({ labels, health }) => (health === 'up' ? [labels.job] : [])).sort();
      };
      await until(async () => (await up()).length >= everyone.length);
      expect(await up()).toEqual(everyone);

      type Rules = { groups: { rules: { health: string; state: string }[] }[] };
      const alarms = async () => (await asked<Rules>('rules')).groups.flatMap(({ rules }) => rules);
      expect((await alarms()).length).toBeGreaterThan(8);
      await until(async () =>
        (await alarms()).every(({ health, state }) => health === 'ok' && state === 'inactive'),
      );

      const expressions = board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
      expect(expressions.length).toBeGreaterThan(12);
      for (const expression of expressions) {
        // Of failed requests there may be none.
        const least = expression.includes('5xx') ? 0 : 1;
        const query = `query?query=${encodeURIComponent(expression)}`;
        await until(async () => (await asked<{ result: object[] }>(query)).result.length >= least);
      }
      await watching('rm', '--stop', '--force');
    },
    5 * minutesMs,
  );

  it(
    'answers every request while the replicas of a service are replaced one by one',
    async () => {
      const before = await city.containers('application');
      const load = new Load(operator, 'two', 4);
      await load.more(50);
      await city.run(process.execPath, 'infra/docker/roll.mjs', 'application');
      await load.more(50);
      await load.end();
      const after = await city.containers('application');
      expect(load.failures).toEqual([]);
      expect(after).toHaveLength(2);
      expect(after.filter((container) => before.includes(container))).toEqual([]);
      process.stderr.write(`${load.answered} requests were answered meanwhile\n`);
    },
    10 * minutesMs,
  );

  it(
    'answers every request, a little later, while a service that runs once is replaced',
    async () => {
      const load = new Load(operator, 'one', 2);
      await city.run(process.execPath, 'infra/docker/roll.mjs', 'identity', 'audit');
      await load.end();
      expect(load.failures).toEqual([]);
      expect((await operator.get('session')).status).toBe(200);
    },
    10 * minutesMs,
  );

  it(
    'goes on as it was when what should replace a service does not become ready',
    async () => {
      const before = await city.containers('notification');
      const replacing = city.run(
        'env',
        'LAUREL_TRUSTED_PROXIES=nobody',
        process.execPath,
        'infra/docker/roll.mjs',
        'notification',
      );
      await expect(replacing).rejects.toThrow(/LAUREL_TRUSTED_PROXIES[^]*the old ones go on/);
      expect(await city.containers('notification')).toEqual(before);
      expect((await operator.get('messages')).status).toBe(200);
    },
    10 * minutesMs,
  );

  it(
    'loses nothing when it is taken down and brought up again',
    async () => {
      const before = await record(city);
      await city.compose('down');
      await city.compose('up', '--wait', '--scale', 'application=2');
      expect((await record(city)) === before).toBe(true);
      expect((await operator.get('session')).status).toBe(200);
      await act(operator, 'campaigns/after/draft-campaign', { rulePack: planPack2023 });
      expect(JSON.parse(await city.laurel('audit', 'replay', '--json'))).toMatchObject({ equal: true });
    },
    10 * minutesMs,
  );

  it(
    'is restored from a copy of its volumes into an empty deployment, and replays equal',
    async () => {
      const restored = await Deployment.of('laurel-restored', 242);
      const backup = mkdtempSync(join(tmpdir(), 'laurel-backup-'));
      try {
        const before = await record(city);
        await city.compose('stop');
        await city.run(process.execPath, 'infra/docker/backup.mjs', 'save', backup);
        await restored.run(process.execPath, 'infra/docker/backup.mjs', 'restore', backup);
        await restored.compose('up', '--wait');
        expect((await record(restored)) === before).toBe(true);
        expect(JSON.parse(await restored.laurel('audit', 'replay', '--json'))).toMatchObject({ equal: true });
      } finally {
        await restored.remove();
        rmSync(backup, { recursive: true, force: true });
      }
    },
    15 * minutesMs,
  );
});
