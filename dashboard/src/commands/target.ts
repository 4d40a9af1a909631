import type { CommandForm } from '@laurel/contracts';
import { parseId } from '@laurel/contracts/address';
import { useRef } from 'react';
import { useCampaign } from '../providers/campaign.ts';
import { useNames, useUnitNames } from '../providers/names.ts';
import { useOne } from '../providers/queries.ts';
import { type ResourceName, sources } from '../providers/resources.ts';
import { problemOf } from '../providers/http.ts';
import { useBilingual, useJoined } from '../providers/words.ts';
import type { Seen } from './seen.ts';

/** The target of a command, as people name it: what it is, whose, and in which campaign. */
export function useTargetName(): (form: CommandForm, id: string) => string {
  const bilingual = useBilingual();
  const joined = useJoined();
  const unitName = useUnitNames();
  const personName = useNames();
  const { campaigns } = useCampaign();
  return (form, id) => {
    const { campaign, unit, account } = parseId(form, id) ?? {};
    const found = campaigns.find(({ campaignId }) => campaignId === campaign);
    return joined(
      [
        bilingual(form.target),
        unit === undefined ? '' : unitName(unit),
        account === undefined ? '' : personName(account),
        bilingual(found?.campaignName),
      ].filter((part) => part !== ''),
    );
  };
}

/**
 * Reads the version of a command's target and the acts that wait there. A target that nobody sees yet has
 * none: then the command is sent without one.
 */
export function useTarget(form: CommandForm, id: string): { seen: Seen | undefined; refetch(): unknown } {
  const { resource } = form;
  const shown = resource !== undefined && resource in sources ? (resource as ResourceName) : undefined;
  const asked = useOne(shown ?? 'campaigns', shown === undefined ? undefined : id, true);
  const none: Seen = { version: undefined, waiting: [], row: undefined };
  const isHidden = shown === undefined || [403, 404].includes(problemOf(asked.error).status);
  const row = asked.data as (Seen['row'] & Partial<Pick<Seen, 'version' | 'waiting'>>) | undefined;
  // What was read for another screen may be older than what somebody else did since; without network it is
  // all there is.
  const isRead = asked.isFetchedAfterMount || asked.fetchStatus === 'paused';
  const seen =
    row && isRead ? { version: row.version, waiting: row.waiting ?? [], row } : isHidden ? none : undefined;
  // While it is read again, what was seen before stays, lest a form that is being filled in goes away.
  const before = useRef<Seen>(undefined);
  if (seen) before.current = seen;
  return { seen: seen ?? before.current, refetch: asked.refetch };
}
