import type { ReadModel } from '@laurel/contracts';
import type { Row as ViewRow } from '@laurel/core';
import { allRows, versioned } from '@laurel/platform';
import type { TestCity } from '../http/city.ts';
import type { Client } from '../http/client.ts';
import { said } from './commands.check.ts';
import { type Cell, type Column, columns, type Row } from './table.ts';

/**
 * Every view is read by every role: a row that is not one's to see is neither listed nor counted nor found by
 * its key, and a field that is not one's to see is neither shown nor to be filtered by. What there is to see
 * is taken from the view's own rows, behind the policy.
 */
const ownUnits: Readonly<Partial<Record<Column, string>>> = { BO: 'b01', BS: 'b01.001' };
/** Roles whose holder keeps away from b01, where all of them work, and its branches. */
const recusable: readonly Column[] = ['OP', 'AS', 'EX', 'CM'];
const page = 500;

interface Keyed {
  readonly key: string;
  readonly row: ViewRow;
}

interface Seen {
  readonly reading: ReadModel;
  readonly rows: readonly Keyed[];
  /** Reading is itself recorded, so views of the record are read as they were when their rows were taken. */
  readonly past: string;
}

const growing = ['history', 'reads'];

/** What there is to see at a path, taken from the view itself. */
async function truthOf(city: TestCity, path: string): Promise<Seen> {
  await city.settle();
  for (const { definition, surroundings } of city.launched.city.runtimes) {
    for (const { view, readModel: reading } of definition.views) {
      if (reading?.path !== path) continue;
      const rows: Keyed[] = [];
      for await (const keyed of allRows(surroundings.engine.views, versioned(view))) rows.push(keyed);
      const past = growing.includes(path) ? `&asOf=${await surroundings.engine.events.head()}` : '';
      return { reading, rows, past };
    }
  }
  throw new Error(`nothing is served at ${path}`);
}

function sees(cell: Cell, column: Column, row: ViewRow): boolean {
  const { account, role } = columns[column];
  const unit = ownUnits[column];
  const about = String(row['unitId'] ?? row['branchId']);
  const related = recusable.includes(column) && (about === 'b01' || about.startsWith('b01.'));
  switch (cell) {
    case 'own':
      return unit !== undefined && (row['unitId'] === unit || String(row['unitId']).startsWith(`${unit}.`));
    case 'self':
      return row['accountId'] === account;
    case 'foreign':
      return !related && !((row['recused'] ?? []) as string[]).includes(account);
    case 'role':
      return !related && (row['readers'] as string[]).includes(role);
    case 'duty': {
      const held = row['holders'] as string[];
      const isOurs = unit === undefined || sees('own', column, row);
      return !related && isOurs && (held.includes(role) || held.includes(`${role} ${account}`));
    }
    case '-':
      return false;
    default:
      return true;
  }
}

/** Where a view answers a column otherwise than the table says. */
export async function viewFaults(
  city: TestCity,
  path: string,
  row: Row,
  fields: Readonly<Record<string, string>>,
  column: Column,
) {
  const client = city.as[columns[column].account];
  const seen = await truthOf(city, path);
  const cell = row[column];
  if (cell === '-') return await refusedFaults(client, path, seen);
  const mine = seen.rows.filter(({ row: one }) => sees(cell, column, one));
  const hidden = Object.entries(fields).flatMap(([name, seeing]) =>
    name.startsWith(`${path}.`) && !seeing.split(' ').includes(column) ? [name.slice(path.length + 1)] : [],
  );
  return [
    ...(await listFaults(client, path, mine, hidden, seen)),
    ...(await countFaults(client, path, mine, hidden, seen)),
    ...(await rowFaults(client, path, mine, hidden, seen)),
    ...(await filterFaults(client, path, hidden, seen)),
  ].map((fault) => `${path} by ${column}: ${fault}`);
}

/** Whoever is not signed in sees what is for the world, as one who sees no hidden field. */
export async function anonymousViewFaults(
  city: TestCity,
  path: string,
  row: Row,
  fields: Readonly<Record<string, string>>,
) {
  const seen = await truthOf(city, path);
  const hidden = Object.keys(fields).flatMap((name) =>
    name.startsWith(`${path}.`) ? [name.slice(path.length + 1)] : [],
  );
  if (row.OP === 'world') return await listFaults(city.anonymous, path, seen.rows, hidden, seen);
  const answers = [
    await city.anonymous.get(path),
    await city.anonymous.get(`${path}/${encodeURIComponent(seen.rows[0]?.key ?? 'x')}`),
  ];
  return answers
    .map(said)
    .flatMap((got) => (got === '401 unauthenticated' ? [] : [`${path} by nobody: ${got}`]));
}

async function refusedFaults(client: Client, path: string, { rows }: Seen): Promise<string[]> {
  const key = encodeURIComponent(rows[0]?.key ?? 'x');
  const answers = [
    await client.get(path),
    await client.get(`${path}?countBy=campaignId`),
    await client.get(`${path}/${key}`),
  ];
  return answers
    .map(said)
    .flatMap((got) =>
      got === '403 forbidden' ? [] : [`${path} by ${client.account}: 403 by the table, got ${got}`],
    );
}

async function listFaults(
  client: Client,
  path: string,
  mine: readonly Keyed[],
  hidden: readonly string[],
  seen: Seen,
): Promise<string[]> {
  const listed: ViewRow[] = [];
  let total = 0;
  for (let more = true; more;) {
    const answer = await client.get(`${path}?limit=${page}&offset=${listed.length}${seen.past}`);
    if (answer.status !== 200) return [`list: ${said(answer)}`];
    const rows = answer.body as ViewRow[];
    listed.push(...rows);
    total = Number(answer.headers.get('content-range')!.split('/')[1]);
    more = rows.length > 0 && listed.length < total;
  }
  const [got, want] = [listed.map(({ id }) => String(id)).sort(), mine.map(({ key }) => key).sort()];
  const shown = listed.flatMap((one) => hidden.filter((field) => field in one));
  const lacking = listed.flatMap((one) => {
    const truth = seen.rows.find(({ key }) => key === one['id'])?.row ?? {};
    return Object.keys(truth).filter((field) => !hidden.includes(field) && !(field in one));
  });
  return [
    ...(got.join() === want.join() ? [] : [`lists ${got.length} rows, not the ${want.length} it should`]),
    ...(total === want.length ? [] : [`counts ${total}, not ${want.length}`]),
    ...[...new Set(shown)].map((field) => `shows ${field}`),
    ...[...new Set(lacking)].map((field) => `does not show ${field}`),
  ];
}

async function countFaults(
  client: Client,
  path: string,
  mine: readonly Keyed[],
  hidden: readonly string[],
  { reading, past }: Seen,
) {
  const by = reading.indexes.find((field) => !hidden.includes(field));
  if (by === undefined) return [];
  const answer = await client.get(`${path}?countBy=${by}${past}`);
  const counted = (answer.body as { count: number }[]).reduce((sum, { count }) => sum + count, 0);
  return answer.status === 200 && counted === mine.length
    ? []
    : [`countBy=${by} counts ${counted}, not ${mine.length}`];
}

/**
 * By its key, each row of another's is as if it were not there; rows of one's own show what the list shows.
 */
async function rowFaults(
  client: Client,
  path: string,
  mine: readonly Keyed[],
  hidden: readonly string[],
  { rows }: Seen,
): Promise<string[]> {
  const others = rows.filter((one) => !mine.includes(one)).slice(0, 5);
  const faults: string[] = [];
  for (const { key } of others) {
    const got = said(await client.get(`${path}/${encodeURIComponent(key)}`));
    if (got !== '404 not_found') faults.push(`finds ${key}: ${got}`);
  }
  for (const { key } of mine.slice(0, 3)) {
    const answer = await client.get(`${path}/${encodeURIComponent(key)}`);
    if (answer.status !== 200) faults.push(`does not find ${key}: ${said(answer)}`);
    else
      faults.push(
        ...hidden.filter((field) => field in answer.body).map((field) => `shows ${field} of ${key}`),
      );
    if (hidden.includes('version') && answer.headers.get('etag') !== null)
      faults.push(`tells the version of ${key} in its ETag`);
  }
  return faults;
}

/** What is hidden cannot be asked about: as if there were no such field, or as what it is. */
const refused = ['400 invalid_input', '403 forbidden'];

async function filterFaults(
  client: Client,
  path: string,
  hidden: readonly string[],
  { reading }: Seen,
): Promise<string[]> {
  const faults: string[] = [];
  for (const field of hidden.filter((name) => name in reading.row.shape)) {
    for (const query of [
      `${field}=x`,
      `${field}.prefix=x`,
      `${field}.from=0`,
      `sort=${field}`,
      `countBy=${field}`,
    ]) {
      const got = said(await client.get(`${path}?${query}`));
      if (!refused.includes(got)) faults.push(`takes ?${query}: ${got}`);
    }
  }
  return faults;
}
