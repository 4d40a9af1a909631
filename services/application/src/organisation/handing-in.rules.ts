import { refuse } from '@laurel/contracts';
import { handingIn, isReached, type Upwards } from '@laurel/rules';
import { branchOf, bureauIn, type Organisation } from './organisation.ts';

/** The bureaus that hand in, in a campaign of the root or of a bureau (docs/handbook/process.md#1.23). */

/** A campaign, and the bureau to which it belongs; none for the root's. */
export interface Hosted {
  readonly campaignId: string;
  readonly hostId?: string | undefined;
}

/** The organisation as a tree, upwards. */
export function upwards(state: Organisation): Upwards {
  return {
    parentOf: (unit) => (bureauIn(state, unit) ?? { parentId: branchOf(state, unit)?.bureauId }).parentId,
  };
}

/**
 * The bureau to which an entry belongs: that which hands in for the bureau that nominated it, else for the
 * branch's own (docs/handbook/process.md#1.23). The branch itself where nobody registered it. Refuses with
 * `out_of_scope` where the campaign does not reach the branch.
 */
export function bureauOfEntry(state: Organisation, { campaignId, hostId }: Hosted, branchId: string): string {
  const branch = branchOf(state, branchId);
  const bureau = branch?.entries?.[campaignId] ?? branch?.bureauId;
  if (bureau === undefined && hostId === undefined) return branchId;
  const by = bureau === undefined ? undefined : handingIn(upwards(state), hostId, bureau);
  if (by === undefined) throw refuse('out_of_scope');
  return by;
}

/** True if the bureau hands in for somebody: it stands directly below the host, or is it and has branches. */
export function isHandingIn(state: Organisation, hostId: string | undefined, bureauId: string): boolean {
  const bureau = bureauIn(state, bureauId);
  if (!bureau) return false;
  return bureauId === hostId ? Object.keys(bureau.branches).length > 0 : bureau.parentId === hostId;
}

/** The bureaus that hand in, in a campaign of the host. */
export function bureausHandingIn(state: Organisation, hostId: string | undefined): string[] {
  return Object.keys(state.bureaus).filter((bureauId) => isHandingIn(state, hostId, bureauId));
}

/**
 * Requires a unit that the campaign reaches, or an entry of it that has moved elsewhere. Refuses with
 * `out_of_scope`.
 */
export function requireReached(state: Organisation, { campaignId, hostId }: Hosted, unitId: string): void {
  const stays = branchOf(state, unitId)?.entries?.[campaignId] !== undefined;
  if (!stays && !isReached(upwards(state), hostId, unitId)) throw refuse('out_of_scope');
}
