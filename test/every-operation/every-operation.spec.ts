// Every operation of the interface can be done: a year is told in which each succeeds at least once, and the
// access log is held against the document.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openApiText } from '@laurel/all';
import { readModels, serviceNames } from '@laurel/contracts';
import { acceptAll, beginScoring, declarations, form, nominate } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { act, Client, done, freshKey } from '../http/client.ts';
import { type Account, password } from '../http/people.ts';
import { accounts, listsAndForms, preparation, returns } from './spring.ts';
import { assess } from './summer.ts';
import { confer, name, rank, score } from './winter.ts';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(120_000);

/** What nobody can bring about from outside, and why. */
const unreachable: Readonly<Record<string, string>> = {
  'GET /api/v1/dead-letters/{key}':
    'a message is dead only when its channel failed five times, and the inbox does not fail',
};

let city: TestCity;

beforeAll(async () => {
  city = await TestCity.open();
});

afterAll(async () => await city?.close());

async function files(): Promise<void> {
  const client = city.as['bs-b01'];
  const query = new URLSearchParams({
    campaign: 'r2023',
    unit: 'b01.001',
    name: '照片.png',
    mediaType: 'image/png',
  });
  const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': freshKey() };
  const stored = done(
    'stores',
    await client.send('POST', `/api/v1/attachments?${query}`, new Uint8Array([7]), headers),
  );
  await city.settle();
  done('reads', await client.get(`attachments/r2023.b01.001/${stored.body.attachmentId}/content`));
}

const whose: Readonly<Record<string, Account>> = {
  messages: 'bs-b01',
  proposals: 'op-city',
  receipts: 'op-city',
};

/** Lists, and one row of each that has any; what is each one's own is read by somebody who has some. */
async function looks(): Promise<void> {
  for (const { path } of Object.values(readModels).flatMap((views) => Object.values(views))) {
    const client = city.as[whose[path] ?? 'au-city'];
    const [first] = done(path, await client.get(path)).body as { id: string }[];
    if (first) done(first.id, await client.get(`${path}/${encodeURIComponent(first.id)}`));
    if (path === 'messages') await act(client, `messages/${first!.id}/see-message`, {});
  }
}

async function sessionAndSystem(): Promise<void> {
  const opened = done('signs in', await city.anonymous.post('session', { login: 'op-b01', password }));
  const client = new Client(city.url, 'op-b01', opened.body.token);
  done('who', await client.get('session'));
  done('signs out', await client.send('DELETE', '/api/v1/session'));
  for (const path of ['/health/live', '/health/ready', '/metrics', '/api/v1/system'])
    done(path, await city.anonymous.send('GET', path));
  for (const service of serviceNames) {
    expect(done('parked', await city.as['op-city'].get(`${service}-service/parked`)).body).toEqual([]);
    const replayed = done(
      'replay',
      await city.as['system-administrator'].post(`${service}-service/parked/replay`, {}),
    );
    expect(replayed.body).toEqual({ taken: 0, waiting: 0 });
  }
  const aborter = new AbortController();
  const headers = { authorization: `Bearer ${city.as['au-city'].token}` };
  expect((await fetch(`${city.url}/api/v1/stream`, { headers, signal: aborter.signal })).status).toBe(200);
  aborter.abort();
  // A stream is logged when it has ended, which the server learns a moment later.
  for (let waits = 0; waits < 50 && !accessLog().includes('/api/v1/stream'); waits++)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

function accessLog(): string {
  return readFileSync(join(city.directory, 'access.ndjson'), 'utf8');
}

interface Logged {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

function requestsLogged(): Logged[] {
  const lines = accessLog().trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Logged);
}

/** Which documented operations the access log shows done, with the statuses they answered. */
function doneOperations(): ReadonlyMap<string, ReadonlySet<number>> {
  const { paths } = JSON.parse(openApiText()) as { paths: Record<string, Record<string, unknown>> };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => {
      const form = new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
      return { name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), form };
    }),
  );
  const requests = requestsLogged();
  return new Map(
    operations.map(({ name: operation, method, form }) => {
      const answered = requests.filter((request) => request.method === method && form.test(request.path));
      return [operation, new Set(answered.map(({ status }) => status).filter((status) => status < 300))];
    }),
  );
}

describe('A year', () => {
  it('goes through the spring', async () => {
    await accounts(city);
    await preparation(city);
    await nominate(city);
    await listsAndForms(city);
    await returns(city, { form, declarations });
    await acceptAll(city);
  });
  it('goes through the summer', async () => {
    await assess(city);
  });
  it('goes through the winter', async () => {
    await beginScoring(city);
    await score(city);
    await rank(city);
    await confer(city, await name(city));
  });
  it('is looked at from everywhere', async () => {
    await files();
    await looks();
    await sessionAndSystem();
  });
  it('did every operation there is', () => {
    const operations = doneOperations();
    const never = [...operations]
      .filter(([, statuses]) => statuses.size === 0)
      .map(([operation]) => operation);
    expect(operations.size).toBeGreaterThan(180);
    expect(never).toEqual(Object.keys(unreachable));
  });
  it('is logged request by request, each once', () => {
    const ids = requestsLogged().map(({ requestId }) => requestId);
    expect(ids.length).toBeGreaterThan(500);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
