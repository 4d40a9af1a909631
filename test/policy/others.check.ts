import { serviceNames } from '@laurel/contracts';
import type { TestCity } from '../http/city.ts';
import { type Answer, type Client, freshKey } from '../http/client.ts';
import { said } from './commands.check.ts';
import { type Cell, type Column, columns, type Row } from './table.ts';

/**
 * Endpoints that are neither commands nor views: each asked for one's own unit and another's, so that being
 * let through is told apart from not.
 */

type Units = { readonly own: string; readonly foreign: string };
type Asked = (client: Client, unit: string) => Promise<string>;

const units = (column: Column): Units => ({ own: column === 'BO' ? 'b01' : 'b01.001', foreign: 'b02.001' });
const csv = { 'content-type': 'text/csv' };
const refusals = [
  '401 unauthenticated',
  '403 forbidden',
  '403 own_unit',
  '403 out_of_scope',
  '404 not_found',
];

/** Asks every service the same; they answer alike, or their answers are told. */
const inEachService =
  (ask: (client: Client, service: string) => Promise<Answer>): Asked =>
  async (client) => {
    const answers = serviceNames.map(async (name) => said(await ask(client, `${name}-service`)));
    return [...new Set(await Promise.all(answers))].join(', ');
  };

/** What is asked of each endpoint; nothing here changes what other checks look at. */
export const others: Readonly<Record<string, (city: TestCity) => Asked>> = {
  'GET/health/live': () => async (client) => said(await client.send('GET', '/health/live')),
  'GET/health/ready': () => async (client) => said(await client.send('GET', '/health/ready')),
  'GET/metrics': () => async (client) => said(await client.send('GET', '/metrics')),
  'GET/api/v1/system': () => async (client) => said(await client.get('system')),
  'POST/api/v1/session': () => async (client) => {
    // Another name each time: whoever errs too often with one is kept waiting.
    const answer = await client.post('session', { login: `nobody-${freshKey().slice(-6)}`, password: 'x' });
    return said(answer) === '401 login_failed' ? '200' : said(answer);
  },
  'GET/api/v1/session': () => async (client) => said(await client.get('session')),
  'DELETE/api/v1/session': () => async (client) => {
    // Signing out ends the session that all other checks use, so only a stranger's attempt is made here.
    return client.token === undefined ? said(await client.send('DELETE', '/api/v1/session')) : '200';
  },
  'POST/api/v1/session/password': () => async (client) => {
    const answer = await client.post('session/password', {
      current: 'not the one',
      next: 'green hills 9 far lamps',
    });
    return said(answer) === '409 password_wrong' ? '200' : said(answer);
  },
  'POST/api/v1/rehearsal/advance': (city) => async (client) =>
    said(await client.post('rehearsal/advance', { instant: city.now() })),
  'POST/api/v1/attachments': () => async (client, unit) => {
    const query = new URLSearchParams({ campaign: 'r2023', unit, name: '照片.png', mediaType: 'image/png' });
    const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': freshKey() };
    return said(
      await client.send('POST', `/api/v1/attachments?${query}`, new Uint8Array([1, 2, 3]), headers),
    );
  },
  'GET/api/v1/attachments/content': (city) => async (client, unit) => {
    const key = `r2023.${unit.includes('.') ? unit : `${unit}.001`}`;
    const { files } = (await city.as['au-city'].get(`attachments/${key}`)).body as {
      files: { attachmentId: string }[];
    };
    return said(await client.get(`attachments/${key}/${files[0]!.attachmentId}/content`));
  },
  'POST/api/v1/imports/organisation': () => async (client) => {
    const headers = { ...csv, 'idempotency-key': freshKey() };
    const answer = await client.send(
      'POST',
      '/api/v1/imports/organisation?kind=bureaus',
      'bureauId,name,kind\n!,,\n',
      headers,
    );
    return said(answer) === '422 import_invalid' ? '200' : said(answer);
  },
  'POST/api/v1/registers/import': () => async (client) => {
    const headers = { ...csv, 'idempotency-key': freshKey() };
    const answer = await client.send('POST', '/api/v1/registers/import', '姓名\n\u0020\n', headers);
    return said(answer) === '422 import_invalid' ? '200' : said(answer);
  },
  'GET/api/v1/{service}-service/parked': () =>
    inEachService((client, service) => client.get(`${service}/parked`)),
  'POST/api/v1/{service}-service/parked/replay': () =>
    inEachService((client, service) => client.post(`${service}/parked/replay`, {})),
  'GET/api/v1/stream': () => async (client) => {
    const aborter = new AbortController();
    const headers = client.token === undefined ? {} : { authorization: `Bearer ${client.token}` };
    const answer = await fetch(`${client.url}/api/v1/stream`, { headers, signal: aborter.signal });
    const code = answer.status === 200 ? '' : ` ${((await answer.json()) as { code: string }).code}`;
    aborter.abort();
    return `${answer.status}${code}`;
  },
};

function allowed(cell: Cell, own: boolean): boolean {
  return cell === 'any' || cell === 'world' || cell === (own ? 'own' : 'foreign');
}

/** Where the endpoint answers a column otherwise than the table says. */
export async function otherFaults(city: TestCity, name: string, row: Row, column: Column): Promise<string[]> {
  const client = city.as[columns[column].account];
  const { own, foreign } = units(column);
  const faults: string[] = [];
  for (const [unit, isOwn] of [[own, true] as const, [foreign, false] as const]) {
    if (!isOwn && ['any', 'world', '-'].includes(row[column])) continue;
    const got = await others[name]!(city)(client, unit);
    const fits = allowed(row[column], isOwn) ? got === '200' : refusals.slice(1).includes(got);
    if (!fits)
      faults.push(
        `${name} by ${column} for ${isOwn ? 'its own' : 'another’s'} unit: ${row[column]} by the table, got ${got}`,
      );
  }
  return faults;
}

export async function anonymousOtherFaults(city: TestCity, name: string, row: Row): Promise<string[]> {
  const got = await others[name]!(city)(city.anonymous, 'b01.001');
  const want = row.OP === 'world' ? '200' : '401 unauthenticated';
  return got === want ? [] : [`${name} by nobody: ${want} by the table, got ${got}`];
}
