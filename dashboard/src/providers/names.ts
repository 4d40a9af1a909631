import { useMemo } from 'react';
import { useRows } from './queries.ts';
import { useMayRead } from './who.ts';
import { useWord } from './words.ts';

/** The name to show for an account: its holder's name if the user may know it, else the account's id. */
export function useNames(): (accountId: string) => string {
  const { data } = useRows('people', useMayRead()('people') ? {} : undefined);
  const system = useWord()('role', 'system');
  return useMemo(() => {
    const names = new Map([
      ['system', system],
      ...(data ?? []).map(({ accountId, name }): [string, string] => [accountId, name]),
    ]);
    return (accountId) => names.get(accountId) ?? accountId;
  }, [data, system]);
}
