import type { calendar, campaign, naming, publicNotice, RowOf } from '@laurel/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { requestAsPublic } from '../providers/http.ts';
import { listQuery, type ListQuery, totalOf } from '../providers/query.ts';

/** Rows as the public reads them: what is for officials alone is not there. */
export interface PublicRows {
  notices: Told<RowOf<(typeof publicNotice)['readModels']['notices']>>;
  named: Told<RowOf<(typeof naming)['readModels']['named']>>;
  certificates: Told<RowOf<(typeof naming)['readModels']['certificates']>>;
  calendars: Told<RowOf<(typeof calendar)['readModels']['calendars']>>;
  'public-campaigns': Told<RowOf<(typeof campaign)['readModels']['publicCampaigns']>>;
}

type Told<R> = Omit<R, 'waiting' | 'version' | 'place' | 'secret'> & { readonly id: string };

export type Notice = PublicRows['notices'];
export type PublicCampaign = PublicRows['public-campaigns'];
export type CertificateRow = PublicRows['certificates'];

const perPage = 1_000;

/** Every row that fits, as somebody reads them who is not signed in. */
export async function readPublic<Name extends keyof PublicRows>(
  name: Name,
  query: Omit<ListQuery, 'pagination'>,
  signal?: AbortSignal,
): Promise<PublicRows[Name][]> {
  const rows: PublicRows[Name][] = [];
  for (let page = 1; ; page += 1) {
    const asked = listQuery({ ...query, pagination: { page, perPage } });
    const { data, headers } = await requestAsPublic<PublicRows[Name][]>(`/api/v1/${name}${asked}`, signal);
    rows.push(...data);
    if (data.length === 0 || rows.length >= (totalOf(headers.get('content-range')) ?? rows.length))
      return rows;
  }
}

/** The rows of a view as the public is told them; not asked while `filter` is undefined. */
export function usePublic<Name extends keyof PublicRows>(
  name: Name,
  filter: Readonly<Record<string, unknown>> | undefined,
  sort?: ListQuery['sort'],
): UseQueryResult<PublicRows[Name][]> {
  return useQuery({
    queryKey: ['public', name, { filter, sort }],
    queryFn: ({ signal }) => readPublic(name, { filter: filter ?? {}, ...(sort && { sort }) }, signal),
    enabled: filter !== undefined,
  });
}

/** One notice; throws HttpError 404 where there is none. */
export function useNotice(id: string): UseQueryResult<Notice> {
  return useQuery({
    queryKey: ['public', 'notice', id],
    queryFn: async ({ signal }) =>
      (await requestAsPublic<Notice>(`/api/v1/notices/${encodeURIComponent(id)}`, signal)).data,
  });
}
