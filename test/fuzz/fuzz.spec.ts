// Every operation of the served OpenAPI document is sent what it allows and what it does not, by every role
// and by nobody: no answer may be a 5xx, and none may be other than documented. FUZZ_CASES and FUZZ_SEED ask
// for more or for others.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptAll, assessAll, beginScoring, nominate, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { actors } from './actors.ts';
import { altered } from './alterations.ts';
import { Client, type Received, type Sent } from './client.ts';
import { type Operation, operationsOf } from './document.ts';
import { allowed, type Draft, sent } from './draft.ts';
import { conforms, faultsOf } from './judge.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 2023);
const casesEach = Number(process.env['FUZZ_CASES'] ?? 3);
const atOnce = 8;

const strangers = {
  nobody: {},
  forger: { authorization: 'Bearer e30.e30.e30' },
  'other page': { cookie: 'laurel-session=stolen' },
} as const;

let city: TestCity;
let client: Client;
let operations: readonly Operation[];

beforeAll(async () => {
  city = await TestCity.open();
  for (const step of [openCampaign, nominate, acceptAll, assessAll, beginScoring]) await step(city);
  client = new Client(city.url);
  const served = await client.send({ method: 'GET', target: '/api/openapi.json', headers: {} });
  operations = operationsOf(JSON.parse(served.body.toString()) as Record<string, unknown>);
}, 60_000);

afterAll(async () => {
  client.close();
  await city.close();
});

/** What would end the session or the year for all that come after. */
const atTheEnd = (operation: Operation) =>
  operation.name === 'DELETE /api/v1/session' || operation.path.endsWith('/advance');
const endsSession = ({ method, path }: Draft) => method === 'DELETE' && path === '/api/v1/session';

interface Case {
  readonly operation: Operation;
  readonly draft: Draft;
  /** The document allows it. */
  readonly sound: boolean;
}

function casesOf(operation: Operation, index: number): Case[] {
  const usual = allowed(operation);
  const sound = fc
    .sample(usual, { numRuns: 1, seed: seed + index })
    .map((draft) => ({ operation, draft, sound: true }));
  const odd = fc.sample(usual.chain(altered), { numRuns: casesEach - 1, seed: seed + index });
  return [...sound, ...odd.map((draft) => ({ operation, draft, sound: false }))];
}

const shown = ({ method, target, headers: { authorization: _token, ...headers }, body }: Sent) =>
  [
    `${method} ${target.slice(0, 300)}`,
    JSON.stringify(headers).slice(0, 500),
    body?.toString().slice(0, 500) ?? '',
  ].join('\n    ');

/**
 * Beside what every answer must be: what is allowed is not called malformed, and a body that is not allowed
 * is not acted upon.
 */
function soundness({ operation, draft, sound }: Case, { status, body }: Received): string[] {
  if (sound && status === 400) return [`refuses what it allows: ${body.toString().slice(0, 400)}`];
  const json = draft.body && 'json' in draft.body ? draft.body.json : undefined;
  const wrong =
    json !== undefined && draft.method === operation.method && !conforms(operation.body!.schema, json);
  return wrong && status < 300 ? ['accepts a body that it does not allow'] : [];
}

/** What the server wrote down about its own fault. */
function logged({ body }: Received): string {
  const { requestId } = JSON.parse(body.toString()) as { requestId: string };
  const lines = readFileSync(join(city.directory, 'laurel.ndjson'), 'utf8').split('\n');
  return lines.find((line) => line.includes(requestId)) ?? 'nothing is logged';
}

async function faultsIn(
  cases: readonly Case[],
  credentials: Readonly<Record<string, string>>,
): Promise<string[]> {
  const found = new Map<string, string>();
  const left = [...cases];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const request = sent({ ...next.draft, headers: { ...credentials, ...next.draft.headers } });
      const answer = await client.send(request).catch((error: unknown) => String(error));
      const operation = operations.find(
        ({ path, method }) => path === next.draft.path && method === next.draft.method,
      );
      const faults =
        typeof answer === 'string'
          ? [answer]
          : [...faultsOf(operation, request, answer), ...soundness(next, answer)];
      for (const fault of faults) {
        const name = `${next.operation.name}: ${fault}`;
        if (!found.has(name))
          found.set(
            name,
            /^50\d$/.test(fault) ? `${shown(request)}\n    ${logged(answer as Received)}` : shown(request),
          );
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return [...found].map(([fault, example]) => `${fault}\n    ${example}`);
}

const casesFor = (salt: number) =>
  operations
    .filter((operation) => !atTheEnd(operation))
    .flatMap((operation, index) => casesOf(operation, salt * 1_000 + index))
    .filter(({ draft }) => !endsSession(draft));

describe('Whatever is sent to Laurel', () => {
  it.each(Object.values(actors))(
    'is answered as documented to %s',
    async (account) => {
      const authorization = `Bearer ${city.as[account].token}`;
      expect(await faultsIn(casesFor(Object.values(actors).indexOf(account)), { authorization })).toEqual([]);
      expect((await city.as[account].get('session')).status).toBe(200);
    },
    60_000,
  );
  it('is answered to an auditor who names the same key twice in a rehearsal', async () => {
    const key = { 'idempotency-key': '00000000-0000-4000-9000-000000000001' };
    for (const path of ['units', 'campaigns', 'units'])
      expect((await city.as['au-city'].get(path, key)).status).toBe(200);
  });
  it.each(Object.entries(strangers))('is answered as documented to %s', async (name, credentials) => {
    expect(await faultsIn(casesFor(100 + name.length), credentials)).toEqual([]);
  });
});
