// What a stranger, a browser and the access log may not do to a city that is served for real use.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Launched, launch } from './launch.ts';

const key = '5b7f0f6e-6a3c-4e0e-9a53-0d6f4a8f6a11';
let directory: string;
let launched: Launched;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'laurel-server-'));
  launched = await launch({ directory, host: '127.0.0.1', port: 0, mode: { kind: 'production' } });
});
afterAll(async () => {
  await launched.close();
  rmSync(directory, { recursive: true });
});

async function post(
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; code: string }> {
  const answer = await fetch(`${launched.server.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { code = '' } = (await answer.json()) as { code?: string };
  return { status: answer.status, code };
}

async function signedIn(): Promise<{ token: string; login: string }> {
  const { login, oneTimePassword } = launched.firstAccounts[0]!;
  const answer = await fetch(`${launched.server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: oneTimePassword }),
  });
  return { login, token: ((await answer.json()) as { token: string }).token };
}

describe('A stranger', () => {
  it('is not told by a repeated Idempotency-Key which names exist, and every attempt is on record', async () => {
    const { events } = launched.city.runtime('identity').surroundings.engine;
    const before = await events.head();
    for (const login of ['syxxxxx', 'sysadmin', 'syxxxxx']) {
      const refused = await post(
        'session',
        { login, password: 'not-the-password' },
        { 'idempotency-key': key },
      );
      expect(refused).toEqual({ status: 401, code: 'login_failed' });
    }
    expect((await events.readAll(before, 10)).map(({ type }) => type)).toEqual([
      'SessionRefused',
      'SessionRefused',
      'SessionRefused',
    ]);
  });
});

describe('A session cookie', () => {
  it('opens nothing without the page’s own header, whatever else is sent for authorization', async () => {
    const { token } = await signedIn();
    const headers = { cookie: `laurel-session=${token}`, authorization: 'Basic YTpi' };
    expect(await post('session/password', { current: 'x', next: 'y' }, headers)).toEqual({
      status: 403,
      code: 'csrf',
    });
  });
  it('is not asked for that header by OPTIONS, which changes nothing', async () => {
    const headers = { cookie: 'laurel-session=stolen' };
    const asked = (path: string) =>
      fetch(`${launched.server.url}/api/v1/${path}`, { method: 'OPTIONS', headers });
    const answers = await Promise.all(['session', 'no-such-page'].map(asked));
    expect(answers.map(({ status }) => status)).toEqual([204, 404]);
  });
});

describe('The access log', () => {
  it('does not say why a ballot was refused', async () => {
    const { token } = await signedIn();
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, 'if-match': '*' };
    await post('ballots/r2023.onSite.b01.001.zhang/seal-ballot', { scores: [] }, headers);
    await post('rankings/r2023/compute-ranking', {}, headers);
    const lines = readFileSync(join(directory, 'access.ndjson'), 'utf8').trim().split('\n').slice(-2);
    const [sealing, computing] = lines.map(
      (line) => JSON.parse(line) as { path: string; status: number; code?: string },
    );
    expect(sealing).toMatchObject({ path: expect.stringContaining('seal-ballot'), status: 403 });
    expect(sealing!.code).toBeUndefined();
    expect(computing!.code).toBe('password_change_required');
  });
});

describe('A city whose key is damaged', () => {
  it('does not open', async () => {
    const other = mkdtempSync(join(tmpdir(), 'laurel-key-'));
    writeFileSync(join(other, 'secret.key'), '');
    await expect(
      launch({ directory: other, host: '127.0.0.1', port: 0, mode: { kind: 'production' } }),
    ).rejects.toThrow('secret.key');
    rmSync(other, { recursive: true });
  });
});
