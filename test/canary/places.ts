import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { laurel } from '@laurel/all';
import { type ReadModel, readModels } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import type { TestCity } from '../http/city.ts';
import type { Answer, Client } from '../http/client.ts';
import type { Account } from '../http/people.ts';

/**
 * Every place where something of a city can be read, as named texts: what the server answers, what it keeps,
 * what it writes down.
 */

export interface Place {
  readonly name: string;
  readonly text: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function answered(name: string, { status, headers, text }: Answer): Place {
  return { name: `${name} ${status}`, text: `${[...headers].join('\n')}\n${text}` };
}

/**
 * What one account is answered at every view: the list, in another order, counted by every field it may count
 * by, filtered, some rows by key.
 */
async function viewPlaces(
  client: Client,
  { path, indexes, only = {} }: ReadModel,
  tried: readonly string[],
): Promise<Place[]> {
  const list = await client.get(`${path}?limit=1000`);
  const places = [answered(`${client.account} ${path}`, list)];
  const keys =
    list.status === 200
      ? (list.body as { id: string }[]).slice(0, 5).map(({ id }) => encodeURIComponent(id))
      : ['x'];
  const fields = indexes.filter((field) => !(field in only));
  const filters = fields.flatMap((field) =>
    tried.map((needle) => `?limit=3&${field}=${encodeURIComponent(needle)}`),
  );
  const whole =
    fields.length > 0 && list.status === 200
      ? [`?limit=3&sort=-${fields.join()}`, `?countBy=${fields.join()}`]
      : [];
  for (const rest of [...whole, ...filters, ...keys.map((key) => `/${key}`)]) {
    places.push(answered(`${client.account} ${path}${rest}`, await client.get(`${path}${rest}`)));
  }
  return places;
}

/**
 * Figures that could be a score: of the others, such as seconds of processor time, some have its letters
 * among their own by chance.
 */
export function likeScores(metrics: string): string {
  return metrics.replaceAll(/ (\S+)$/gm, (figure, value) => (/^\d{1,3}(\.\d)?$/.test(value) ? figure : ''));
}

/** What everybody is answered; `tried` is what the first of them also filters by. */
export async function answers(
  city: TestCity,
  accounts: readonly Account[],
  tried: readonly string[] = [],
): Promise<Place[]> {
  const served = Object.values(readModels).flatMap((views) => Object.values(views));
  const places: Place[] = [];
  for (const client of [...accounts.map((account) => city.as[account]), city.anonymous]) {
    for (const reading of served)
      places.push(...(await viewPlaces(client, reading, client.account === accounts[0] ? tried : [])));
    for (const path of [
      '/api/v1/session',
      '/api/v1/system',
      '/health/ready',
      '/api/openapi.json',
      '/api/v1/no-such',
    ]) {
      places.push(answered(`${client.account} ${path}`, await client.send('GET', path)));
    }
    const { name, text } = answered(`${client.account} /metrics`, await client.send('GET', '/metrics'));
    places.push({ name, text: likeScores(text) });
  }
  return places;
}

/**
 * Everything that the live stream has told an account since the beginning, up to and a little beyond
 * `awaited`.
 */
export async function liveStream(city: TestCity, account: Account, awaited: string): Promise<Place> {
  const aborter = new AbortController();
  const headers = { authorization: `Bearer ${city.as[account].token}`, 'last-event-id': '0' };
  const response = await fetch(`${city.url}/api/v1/stream`, { headers, signal: aborter.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const told = async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) text += next.value;
  };
  const ended = told().catch(() => undefined);
  for (let waits = 0; waits < 100 && !text.includes(awaited); waits++) await pause(100);
  await pause(300);
  aborter.abort();
  await ended;
  return { name: `${account} stream`, text };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Every value of every row of every table of a database file, one place a column; an event's sealed part is a
 * place of its own.
 */
export function databasePlaces(directory: string, file: string): Place[] {
  const database = new DatabaseSync(join(directory, file), { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
      name: string;
    }[];
    return tables.flatMap(({ name }) => {
      const columns = database.prepare(`PRAGMA table_info("${name}")`).all() as { name: string }[];
      return columns.flatMap((column) => {
        const place = `${file} ${name}.${column.name}`;
        const values = (
          database.prepare(`SELECT "${column.name}" AS value FROM "${name}"`).all() as { value: unknown }[]
        ).map(textOf);
        if (place.endsWith(' events.event')) return sealedApart(place, values);
        return [{ name: place, text: values.join('\n') }];
      });
    });
  } finally {
    database.close();
  }
}

function sealedApart(place: string, values: readonly string[]): Place[] {
  const events = values.map((value) => JSON.parse(value) as { sealed?: object });
  return [
    { name: place, text: events.map(({ sealed: _sealed, ...open }) => JSON.stringify(open)).join('\n') },
    { name: `${place} sealed`, text: events.map(({ sealed }) => JSON.stringify(sealed ?? null)).join('\n') },
  ];
}

function textOf({ value }: { value: unknown }): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);
}

export function databaseFiles(directory: string): string[] {
  return readdirSync(directory).filter((file) => file.endsWith('.db'));
}

/**
 * Four letters come about by chance among the numbers of a database's pages; in its bytes a score is looked
 * for as JSON has it.
 */
function inBytes(needle: string): string {
  return needle.length < 8 ? `:"${needle}"` : needle;
}

/** Every file as bytes, write-ahead logs and leftovers included, but for those named. */
export function rawFiles(directory: string, except: (file: string) => boolean): Place[] {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !except(entry.name),
  );
  return files.map(({ parentPath, name }) => ({
    name: `bytes of ${name}`,
    text: readFileSync(join(parentPath, name)).toString('latin1'),
  }));
}

/** What `laurel audit export` gives out, and what it says while doing so. */
export async function exported(directory: string): Promise<Place> {
  let text = '';
  const io = {
    stdout: { write: (part: string) => (text += part) },
    stderr: { write: (part: string) => (text += part) },
  };
  await laurel(['audit', 'export', '--data', directory], io);
  return { name: 'audit export', text };
}

/** The places in which one of the needles stands, with which. */
export function found(places: readonly Place[], needles: readonly string[]): string[] {
  return places.flatMap(({ name, text }) => {
    const sought = /^bytes of .*\.db/.test(name) ? needles.map(inBytes) : needles;
    return sought.filter((needle) => text.includes(needle)).map((needle) => `${name}: ${needle}`);
  });
}

/** Hashes by which a ballot could be guessed, were they told: of what was sent, without salt. */
export function guessable(
  stream: string,
  data: { scores: { criterionId: string; score: string }[]; reason: string },
): string[] {
  const { scores } = data;
  const bare = [data, { scores }, scores, { stream, type: 'SealBallot', data }, { type: 'SealBallot', data }];
  return bare.flatMap((value) => [sha256(canonicalJson(value)), sha256(JSON.stringify(value))]);
}
