import type { Heard } from '@laurel/contracts';

/** The honours that came with joined records (docs/handbook/process.md#1.29). */

type Honour = Pick<Heard<'HonourJoined'>['data'], 'joinedFrom' | 'formerCampaignId' | 'branchId'>;

const idCharactersMost = 31;

/** The campaign of a joined record with the unit before it, so that it is none of this deployment's. */
export function joinedCampaign({ joinedFrom, formerCampaignId }: Omit<Honour, 'branchId'>): string {
  return `${joinedFrom}-${formerCampaignId}`.slice(0, idCharactersMost);
}

/** The key of a joined honour, which no entry of a campaign here has. */
export function joinedKey({ joinedFrom, formerCampaignId, branchId }: Honour): string {
  return `${joinedFrom}.${formerCampaignId}.${branchId}`;
}
