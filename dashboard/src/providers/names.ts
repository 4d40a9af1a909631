import { useMemo } from 'react';
import { useCampaign } from './campaign.ts';
import { useRows } from './queries.ts';
import type { Role } from '@laurel/contracts';
import { useMayRead, useRoles } from './who.ts';
import { useBilingual, useWord } from './words.ts';

const administrators: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditor'];

/**
 * The name to show for an account: its holder's name; for an expert, where the user may not know who it is,
 * the role.
 */
export function useNames(): (accountId: string) => string {
  const { data: named } = useRows('names', {});
  const { data: people } = useRows('people', useMayRead()('people') ? {} : undefined);
  // Whoever looks after accounts meets those that hold no role yet.
  const looksAfter = useRoles().some((role) => administrators.includes(role));
  const { data: accounts } = useRows('accounts', looksAfter ? {} : undefined);
  const word = useWord();
  const [system, expert] = [word('role', 'system'), word('role', 'expert')];
  return useMemo(() => {
    const known = [...(accounts ?? []), ...(people ?? []), ...(named ?? [])];
    const names = new Map([
      ['system', system],
      ...known.map(({ accountId, name }): [string, string] => [accountId, name]),
    ]);
    return (accountId) => names.get(accountId) ?? (named === undefined ? accountId : expert);
  }, [named, people, accounts, system, expert]);
}

/** The name to show for a unit; its id where the register does not know it. */
export function useUnitNames(): (unitId: string) => string {
  const { data } = useRows('units', {});
  return useMemo(() => {
    const names = new Map((data ?? []).map(({ unitId, name }) => [unitId, name]));
    return (unitId) => names.get(unitId) ?? unitId;
  }, [data]);
}

/** The name to show for a campaign; empty while it is not known. */
export function useCampaignNames(): (campaignId: string) => string {
  const { campaigns } = useCampaign();
  const bilingual = useBilingual();
  return (campaignId) => bilingual(campaigns.find((known) => known.campaignId === campaignId)?.campaignName);
}

/** The name to show for a kind of bureau, as the deployment has it. */
export function useKindNames(): (kind: string) => string {
  const { data } = useRows('organisations', {});
  const bilingual = useBilingual();
  return (kind) =>
    bilingual(data?.flatMap(({ bureauKinds }) => bureauKinds).find(({ id }) => id === kind)?.name) || kind;
}
