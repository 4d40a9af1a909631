import type { FactReader } from '../service.ts';
import { accessView } from './access.view.ts';
import { isServedBy } from './authorise.ts';

/** A person as a command names one. */
interface Named {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly unitId?: string | undefined;
}

/**
 * The first of the people named in a command who is not as the register and the roles say, by account:
 * experts and assessors are chosen and not typed, because recusal follows from person and unit
 * (docs/handbook/process.md#1.17), and only from those who serve the campaign.
 */
export async function differing(
  read: Pick<FactReader, 'row' | 'tree'>,
  people: readonly Named[],
  role: 'expert' | 'assessor',
  campaign: string,
): Promise<string | undefined> {
  const tree = people.length === 0 ? undefined : await read.tree();
  for (const { accountId, personId, name, unitId } of people) {
    const row = await read.row(accessView, accountId);
    const isSame = row?.personId === personId && row.name === name && row.unitId === unitId;
    const serves = row?.grants.some(
      (grant) => grant.role === role && isServedBy(grant, { campaign, units: [] }, tree!),
    );
    if (!isSame || row.disabled || !serves) return accountId;
  }
  return undefined;
}
