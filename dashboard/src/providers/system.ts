import { useQuery } from '@tanstack/react-query';
import { request } from './http.ts';

/** The mode of this city, production or rehearsal, and the time on its clock. */
export interface System {
  readonly mode: 'production' | 'rehearsal';
  readonly now: string;
}

/** The mode and the server's clock, asked every minute. */
export function useSystem(): System | undefined {
  return useQuery({
    queryKey: ['system'],
    queryFn: async ({ signal }) =>
      (await request<System>('GET', '/api/v1/system', undefined, { signal })).data,
    refetchInterval: 60_000,
  }).data;
}

/**
 * Gives the present instant: by the server's clock in a rehearsal, which stands still, else by the browser's.
 */
export function useNow(): () => string {
  const system = useSystem();
  return () => (system?.mode === 'rehearsal' ? system.now : new Date().toISOString());
}
