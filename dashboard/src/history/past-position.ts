import { usePast } from '../providers/as-of.ts';
import { usePage } from '../providers/queries.ts';

/**
 * The history's position at the instant that is looked at; undefined for now. The address may name it; else
 * it is that of the last event recorded by then.
 */
export function usePastPosition(): { readonly isPending: boolean; readonly position: number | undefined } {
  const past = usePast();
  const unnamed = past && past.event === undefined ? past.asOf : undefined;
  const found = usePage(
    'history',
    unnamed === undefined
      ? undefined
      : {
          filter: { 'time.to': unnamed },
          sort: { field: 'position', order: 'DESC' },
          pagination: { page: 1, perPage: 1 },
        },
  );
  if (!past) return { isPending: false, position: undefined };
  if (past.event !== undefined) return { isPending: false, position: past.event };
  return { isPending: found.isPending, position: found.data?.rows[0]?.position ?? 0 };
}
