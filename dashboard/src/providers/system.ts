import { useQuery } from '@tanstack/react-query';
import { request } from './http.ts';

/** Which kind of city this is and what its clock says. */
export interface System {
  readonly mode: 'production' | 'rehearsal';
  readonly now: string;
}

/** The mode and the server's clock, asked every minute. */
export function useSystem(): System | undefined {
  return useQuery({
    queryKey: ['system'],
    queryFn: async ({ signal }) => (await request<System>('GET', '/api/v1/system', undefined, signal)).data,
    refetchInterval: 60_000,
  }).data;
}
