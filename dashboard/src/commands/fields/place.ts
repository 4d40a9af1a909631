import type { CommandForm, IdPart } from '@laurel/contracts';
import { parseId } from '@laurel/contracts/address';
import { createContext, useContext } from 'react';
import { type Campaign, useCampaign } from '../../providers/campaign.ts';

/** The place for which a command's fields are filled in: what one may choose there depends on it. */
interface Target {
  readonly form: CommandForm;
  readonly id: string;
}

const TargetContext = createContext<Target | undefined>(undefined);
export const TargetProvider = TargetContext.Provider;

interface Place extends Target {
  readonly parts: Readonly<Partial<Record<IdPart, string>>>;
  /** The campaign of the target; of a target that belongs to none, the one that the screens show. */
  readonly campaign: Campaign | undefined;
}

/** The target of the command whose fields these are. */
export function usePlace(): Place {
  const target = useContext(TargetContext);
  const { campaign, campaigns } = useCampaign();
  if (!target) throw new Error('a field of a command stands outside of it');
  const parts = parseId(target.form, target.id) ?? {};
  const own = campaigns.find(({ campaignId }) => campaignId === parts.campaign);
  return { ...target, parts, campaign: parts.campaign === undefined ? campaign : own };
}
