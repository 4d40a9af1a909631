import { useMemo } from 'react';
import { useRows } from './queries.ts';
import { useMayRead } from './who.ts';
import { useBilingual, useWord } from './words.ts';

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

/** The name to show for a unit; its id where the register does not know it. */
export function useUnitNames(): (unitId: string) => string {
  const { data } = useRows('units', {});
  return useMemo(() => {
    const names = new Map((data ?? []).map(({ unitId, name }) => [unitId, name]));
    return (unitId) => names.get(unitId) ?? unitId;
  }, [data]);
}

/** The name to show for a kind of bureau, as the deployment has it. */
export function useKindNames(): (kind: string) => string {
  const { data } = useRows('organisations', {});
  const bilingual = useBilingual();
  return (kind) =>
    bilingual(data?.flatMap(({ bureauKinds }) => bureauKinds).find(({ id }) => id === kind)?.name) || kind;
}
