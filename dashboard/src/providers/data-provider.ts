import type { Role } from '@laurel/contracts';
import type { DataProvider, GetListParams, GetListResult, GetOneResult, RaRecord } from 'react-admin';
import { currentPast } from './as-of.ts';
import { expectedPosition, noteAnswer } from './freshness.ts';
import { request } from './http.ts';
import { listQuery, type ListQuery, rowQuery, totalOf } from './query.ts';
import { type ResourceName, type Rows, sources } from './resources.ts';
import { narrowed, whereOf } from './narrowing.ts';

const pageMaximum = 1_000;

/** One page of rows with how many there are in all. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** One page of a view's rows, in the past that is looked at; `role` is the one of several to read in. */
export async function readPage<Name extends ResourceName>(
  resource: Name,
  query: ListQuery,
  signal?: AbortSignal,
  role?: Role,
): Promise<Page<Rows[Name]>> {
  const { data, headers } = await get<Rows[Name][]>(
    resource,
    '',
    listQuery(query, optionsOf(resource)),
    signal,
    role,
  );
  return { rows: data, total: totalOf(headers.get('content-range')) ?? data.length };
}

/** Every row that fits, however many pages that takes: what is shown as a whole must not end silently. */
export async function readAll<Name extends ResourceName>(
  resource: Name,
  query: Omit<ListQuery, 'pagination'>,
  signal?: AbortSignal,
  role?: Role,
): Promise<Rows[Name][]> {
  const rows: Rows[Name][] = [];
  for (let page = 1; ; page += 1) {
    const asked = { ...query, pagination: { page, perPage: pageMaximum } };
    const found = await readPage(resource, asked, signal, role);
    rows.push(...found.rows);
    if (rows.length >= found.total || found.rows.length === 0) return rows;
  }
}

/** The number of rows for each combination of the fields' values. */
export async function countBy<Name extends ResourceName>(
  resource: Name,
  fields: readonly (keyof Rows[Name] & string)[],
  filter: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<readonly (Readonly<Record<string, string | null>> & { readonly count: number })[]> {
  const query = listQuery({ filter: { ...filter, countBy: fields.join(',') } }, optionsOf(resource));
  return (await get<(Record<string, string | null> & { count: number })[]>(resource, '', query, signal)).data;
}

/** One row by its key; throws HttpError 404 when there is none that the reader may see. */
export async function readOne<Name extends ResourceName>(
  resource: Name,
  id: string,
  signal?: AbortSignal,
): Promise<Rows[Name]> {
  return (
    await get<Rows[Name]>(resource, `/${encodeURIComponent(id)}`, rowQuery(optionsOf(resource)), signal)
  ).data;
}

async function get<T>(
  resource: ResourceName,
  path: string,
  query: string,
  signal: AbortSignal | undefined,
  role?: Role,
) {
  const sending = { signal, ...(role !== undefined && { headers: { 'x-role': role } }) };
  const answer = await request<T>('GET', `/api/v1/${resource}${path}${query}`, undefined, sending);
  noteAnswer(sources[resource].service, Number(answer.headers.get('x-event-position') ?? 0));
  return answer;
}

/**
 * The history is a list of what happened: its past is a part of it, so it is narrowed by position instead of
 * being folded again.
 */
function optionsOf(resource: ResourceName) {
  return {
    asOf: resource === 'history' ? undefined : currentPast()?.asOf,
    minPosition: expectedPosition(sources[resource].service),
  };
}

async function getList(
  resource: ResourceName,
  { filter, sort, pagination, signal }: GetListParams,
): Promise<GetListResult<RaRecord>> {
  const where = whereOf((filter ?? {}) as Record<string, unknown>);
  const order = sort && { sort };
  if (!where.narrowing) {
    const { rows, total } = await readPage(
      resource,
      { filter: where.asked, ...order, ...(pagination && { pagination }) },
      signal,
    );
    return { data: [...rows] as RaRecord[], total };
  }
  const rows = await readAll(resource, { filter: where.asked, ...order }, signal);
  const { campaignId } = where.asked;
  const kept = await narrowed(rows, where.narrowing, (filters) =>
    readAll('progress', { filter: { ...filters, ...(campaignId !== undefined && { campaignId }) } }, signal),
  );
  const { page = 1, perPage = kept.length } = pagination ?? {};
  return { data: kept.slice((page - 1) * perPage, page * perPage) as RaRecord[], total: kept.length };
}

async function readOnly(): Promise<never> {
  throw new Error('The dashboard reads views; nothing is written through them.');
}

/** react-admin's verbs over the projected views. Reading only: commands come with the roles' own screens. */
export const dataProvider: DataProvider = {
  supportAbortSignal: true,
  getList: getList as DataProvider['getList'],
  getOne: (async (
    resource: ResourceName,
    { id, signal }: { id: string; signal?: AbortSignal },
  ): Promise<GetOneResult<RaRecord>> => ({
    data: (await readOne(resource, id, signal)) as RaRecord,
  })) as DataProvider['getOne'],
  getMany: (async (
    resource: ResourceName,
    { ids, signal }: { ids: readonly string[]; signal?: AbortSignal },
  ) => ({
    data: await Promise.all(ids.map((id) => readOne(resource, id, signal))),
  })) as unknown as DataProvider['getMany'],
  getManyReference: readOnly,
  create: readOnly,
  update: readOnly,
  updateMany: readOnly,
  delete: readOnly,
  deleteMany: readOnly,
};
