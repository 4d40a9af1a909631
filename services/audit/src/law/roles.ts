import { partsOf } from '../history/concerning.ts';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from './past.ts';

/** The roles that may be exercised by a delegate. */
export const lendable: readonly string[] = ['operator', 'bureauOfficer', 'committee', 'discipline'];
const ofUnits: readonly string[] = ['bureauOfficer', 'branchSecretary'];

/** True if whoever acted held the role for the unit then, or had borrowed it. */
export function holdsRole(event: Envelope, past: Past): boolean {
  const { actor } = event;
  const unit = unitOf(event);
  if (actor.onBehalfOf === undefined) {
    return past
      .before(event, 'RoleGranted', actor.account)
      .some(
        (grant) =>
          grant.data.role === actor.role &&
          covers(grant, unit) &&
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
        covers(given, unit) &&
        !endedFor(given, event, past, 'DelegationEnded'),
    );
}

function covers({ data }: Envelope, unit: string | undefined): boolean {
  if (!ofUnits.includes(data.role)) return true;
  return (
    data.unitId !== undefined &&
    (unit === undefined || unit === data.unitId || unit.startsWith(`${data.unitId}.`))
  );
}

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
