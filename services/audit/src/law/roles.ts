import { above, campaignNode } from '@laurel/rules';
import { partsOf } from '../history/concerning.ts';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from './past.ts';

/** The roles that may be exercised by a delegate. */
export const lendable: readonly string[] = ['operator', 'bureauOfficer', 'committee', 'discipline'];
const ofUnits: readonly string[] = ['bureauOfficer', 'branchSecretary'];

/** True if whoever acted held the role for the unit then, or had borrowed it. */
export function holdsRole(event: Envelope, past: Past): boolean {
  const { actor } = event;
  if (actor.onBehalfOf === undefined) {
    return past
      .before(event, 'RoleGranted', actor.account)
      .some(
        (grant) =>
          grant.data.role === actor.role &&
          covers(grant, event, past) &&
          !endedFor(grant, event, past, 'RoleRevoked'),
      );
  }
  return past
    .before(event, 'DelegationGiven', actor.account)
    .filter(({ data }) => data.to === actor.account && data.personId === actor.onBehalfOf)
    .some(
      (given) =>
        given.data.role === actor.role &&
        given.data.from <= event.time &&
        event.time < given.data.until &&
        covers(given, event, past) &&
        !endedFor(given, event, past, 'DelegationEnded'),
    );
}

/**
 * True if the role is held for what the event is about: officers and secretaries for its unit, others for its
 * campaign or, outside campaigns, for its unit. A role held without a unit is the root's.
 */
function covers({ data }: Envelope, event: Envelope, past: Past): boolean {
  const unit = unitOf(event);
  const isBelow = (node: string) => above(past.tree(event), node).includes(data.unitId);
  if (ofUnits.includes(data.role)) return data.unitId !== undefined && (unit === undefined || isBelow(unit));
  if (data.unitId === undefined) return true;
  const campaign = event.data.campaignId ?? partsOf(event.stream).campaign;
  if (campaign !== undefined) return isBelow(campaignNode(campaign));
  return unit === undefined ? ofOneself.test(event.stream) : isBelow(unit);
}

/** The streams of what everybody does for himself. */
const ofOneself = /^(message|account|reads)-/;

/**
 * True if the grant had ended before the act. An end at the same instant does not count, because it may have
 * followed the act.
 */
function endedFor(grant: Envelope, event: Envelope, past: Past, type: string): boolean {
  return past
    .before(event, type, grant.data.accountId)
    .some(
      (end) =>
        end.data.role === grant.data.role &&
        end.data.unitId === grant.data.unitId &&
        end.data.to === grant.data.to &&
        end.sequence > grant.sequence &&
        end.time < event.time,
    );
}

function unitOf({ stream, data }: Envelope): string | undefined {
  return data.branchId ?? data.bureauId ?? data.unitId ?? partsOf(stream).unit;
}
