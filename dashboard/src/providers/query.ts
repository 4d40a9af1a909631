/** The API's query grammar: how a list request of react-admin becomes a query string. Pure. */

export interface ListQuery {
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly sort?: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  readonly pagination?: { readonly page: number; readonly perPage: number };
}

/** The options that every read may carry beside its filter. */
export interface ReadOptions {
  readonly asOf?: string | undefined;
  readonly minPosition?: number | undefined;
}

/**
 * `?status=accepted&bureauId.in=b01,b02&sort=-place&offset=25&limit=25`. A list becomes `.in`; empty values
 * are left out, so that a filter that was cleared asks for everything; names with an operator (`time.from`)
 * stand as they are.
 */
export function listQuery({ filter = {}, sort, pagination }: ListQuery, options: ReadOptions = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(flat(filter))) {
    if (Array.isArray(value)) {
      if (value.length > 0) parameters.set(`${name}.in`, value.join(','));
    } else if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  }
  if (sort && sort.field !== 'id') parameters.set('sort', `${sort.order === 'DESC' ? '-' : ''}${sort.field}`);
  if (pagination) {
    parameters.set('offset', String((pagination.page - 1) * pagination.perPage));
    parameters.set('limit', String(pagination.perPage));
  }
  return withOptions(parameters, options);
}

/** The query string of one row's request. */
export function rowQuery(options: ReadOptions): string {
  return withOptions(new URLSearchParams(), options);
}

/** `candidates 0-24/130` → 130; undefined for what is not such a header. */
export function totalOf(contentRange: string | null): number | undefined {
  const digits = /\/(\d+)$/.exec(contentRange ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** react-admin nests what has a dot in its name: `{ time: { from } }` means `time.from` again. */
function flat(filter: Readonly<Record<string, unknown>>, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(flat(value as Record<string, unknown>, `${prefix}${name}.`))
        : [[`${prefix}${name}`, value]],
    ),
  );
}

function withOptions(parameters: URLSearchParams, { asOf, minPosition }: ReadOptions): string {
  if (asOf !== undefined) parameters.set('asOf', asOf);
  else if (minPosition !== undefined) parameters.set('minPosition', String(minPosition));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
