import type { Role } from '@laurel/contracts';
import { useQueries } from '@tanstack/react-query';
import { useGetIdentity } from 'react-admin';
import { readAll } from '../providers/data-provider.ts';
import { type ResourceName, type Rows, watchers } from '../providers/resources.ts';
import { useRoles } from '../providers/who.ts';

/** Reads what is one's own, in each of one's roles. */

interface Own<Row> {
  readonly data: readonly { readonly role: Role; readonly rows: readonly Row[] }[] | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): void;
}

/** The tasks of each role; a watcher sees others' too, so they are asked for by their holder. */
export function useOwnTasks(): Own<Rows['tasks']> {
  return useInEachRole('tasks', (role) => (watchers.includes(role) ? { 'holders.has': role } : {}));
}

/** The proposals that wait for somebody, or were made by whoever reads. */
export function useProposals(): Own<Rows['proposals']> {
  return useInEachRole('proposals', () => ({}));
}

function useInEachRole<Name extends ResourceName>(
  resource: Name,
  filterOf: (role: Role) => Readonly<Record<string, unknown>>,
): Own<Rows[Name]> {
  const asked = useQueries({
    queries: useRoles().map((role) => ({
      queryKey: [resource, 'own', role],
      queryFn: async ({ signal }: { signal: AbortSignal }) => ({
        role,
        rows: await readAll(resource, { filter: filterOf(role) }, signal, role),
      }),
    })),
  });
  const data = asked.flatMap((each) => each.data ?? []);
  return {
    data: data.length === asked.length ? data : undefined,
    error: asked.find(({ error }) => error)?.error,
    isPending: data.length < asked.length,
    refetch: () => asked.forEach((each) => void each.refetch()),
  };
}

/** The account of whoever is signed in. */
export function useOwnAccount(): string | undefined {
  const { identity } = useGetIdentity();
  return identity?.id as string | undefined;
}
