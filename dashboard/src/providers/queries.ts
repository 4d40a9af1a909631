import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { countBy, readAll, readOne, readPage } from './data-provider.ts';
import type { ListQuery } from './query.ts';
import type { ResourceName, Rows } from './resources.ts';

/**
 * Reads for screens that show more than one list. Keys begin with the resource, like react-admin's own, so
 * that news reaches both alike.
 */

type Filter = Readonly<Record<string, unknown>>;
type Sort = NonNullable<ListQuery['sort']>;

/** Every row that fits; not asked while `filter` is undefined. */
export function useRows<Name extends ResourceName>(
  resource: Name,
  filter: Filter | undefined,
  sort?: Sort,
): UseQueryResult<Rows[Name][]> {
  return useQuery({
    queryKey: [resource, 'all', { filter, sort }],
    queryFn: ({ signal }) => readAll(resource, { filter: filter ?? {}, ...(sort && { sort }) }, signal),
    enabled: filter !== undefined,
  });
}

/** The first rows that fit and how many there are; not asked while `query` is undefined. */
export function usePage<Name extends ResourceName>(resource: Name, query: ListQuery | undefined) {
  return useQuery({
    queryKey: [resource, 'page', query],
    queryFn: ({ signal }) => readPage(resource, query ?? {}, signal),
    enabled: query !== undefined,
  });
}

/** The number of rows for each combination of the fields' values. Not asked while `filter` is undefined. */
export function useCounts<Name extends ResourceName>(
  resource: Name,
  fields: readonly (keyof Rows[Name] & string)[],
  filter: Filter | undefined,
) {
  return useQuery({
    queryKey: [resource, 'counts', { fields, filter }],
    queryFn: ({ signal }) => countBy(resource, fields, filter ?? {}, signal),
    enabled: filter !== undefined,
  });
}

/** The question for one row by its key. */
export function oneQuery<Name extends ResourceName>(resource: Name, id: string) {
  return queryOptions({
    queryKey: [resource, 'one', id],
    queryFn: ({ signal }) => readOne(resource, id, signal),
  });
}

/** One row by its key; not asked while `id` is undefined. */
export function useOne<Name extends ResourceName>(
  resource: Name,
  id: string | undefined,
  /** Read again whenever a screen begins with it, however fresh it is. */
  isAlwaysRead = false,
): UseQueryResult<Rows[Name]> {
  return useQuery({
    ...oneQuery(resource, id ?? ''),
    enabled: id !== undefined,
    ...(isAlwaysRead && { refetchOnMount: 'always' as const }),
  });
}
