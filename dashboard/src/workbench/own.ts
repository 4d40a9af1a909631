import type { Role } from '@laurel/contracts';
import { useQueries } from '@tanstack/react-query';
import { useGetIdentity } from 'react-admin';
import { readAll, readPage } from '../providers/data-provider.ts';
import { type ResourceName, type Rows, watchers } from '../providers/resources.ts';
import { useRoles } from '../providers/who.ts';
import { dayOf, startOfDay } from '../values/time.ts';

/** Reads what is one's own, in each of one's roles. */

type InRole<Row> = Row & { readonly role: Role };
interface Own<Row> {
  readonly data: readonly InRole<Row>[] | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): void;
}

const lastMost = 10;

/** The tasks of each role; a watcher sees others' too, so they are asked for by their holder. */
export function useOwnTasks(): Own<Rows['tasks']> {
  return useInEachRole('tasks', 'own', async (role, signal) => {
    const filter = watchers.includes(role) ? { 'holders.has': role } : {};
    return await readAll('tasks', { filter }, signal, role);
  });
}

/** The proposals that wait, those that lapsed today among them. Nothing is asked while `now` is unknown. */
export function useWaitingProposals(now: string | undefined): Own<Rows['proposals']> {
  const today = now === undefined ? undefined : startOfDay(dayOf(now));
  return useInEachRole('proposals', today && `from ${today}`, async (role, signal) => {
    const filter = { status: 'waiting', 'expiresAt.from': today };
    return await readAll('proposals', { filter }, signal, role);
  });
}

/** The last proposals that an account made. */
export function useOwnProposals(account: string | undefined): Own<Rows['proposals']> {
  return useInEachRole('proposals', account && `by ${account}`, async (role, signal) => {
    const query = {
      filter: { proposedBy: account },
      sort: { field: 'expiresAt', order: 'DESC' as const },
      pagination: { page: 1, perPage: lastMost },
    };
    return (await readPage('proposals', query, signal, role)).rows;
  });
}

/** The account of whoever is signed in. */
export function useOwnAccount(): string | undefined {
  const { identity } = useGetIdentity();
  return identity?.id as string | undefined;
}

function useInEachRole<Name extends ResourceName>(
  resource: Name,
  what: string | undefined,
  read: (role: Role, signal: AbortSignal) => Promise<readonly Rows[Name][]>,
): Own<Rows[Name]> {
  const asked = useQueries({
    queries: useRoles().map((role) => ({
      queryKey: [resource, what, role],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await read(role, signal)).map((row) => ({ ...row, role })),
      enabled: what !== undefined,
    })),
  });
  const isPending = asked.some(({ data }) => data === undefined);
  return {
    data: isPending ? undefined : asked.flatMap(({ data }) => data ?? []),
    error: asked.find(({ error }) => error)?.error,
    isPending,
    refetch: () => asked.forEach((each) => void each.refetch()),
  };
}
