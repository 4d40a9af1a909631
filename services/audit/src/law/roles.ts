import { above, campaignNode, conflicts } from '@laurel/rules';
import { partsOf } from '../history/concerning.ts';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from './past.ts';

/** The roles that may be exercised by a delegate. */
export const lendable: readonly string[] = ['operator', 'bureauOfficer', 'committee', 'discipline'];
const ofUnits: readonly string[] = ['bureauOfficer', 'branchSecretary'];
const ofTheDeployment: readonly string[] = [
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
];

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
 * campaign or, outside campaigns, for its units. A role held without a unit is the root's, and an
 * administrator's is held in no other way.
 */
function covers({ data: { role, unitId } }: Envelope, event: Envelope, past: Past): boolean {
  const tree = past.tree(event);
  const isBelow = (node: string) => above(tree, node).includes(unitId);
  const unit = unitOf(event);
  if (ofUnits.includes(role)) return unitId !== undefined && (unit === undefined || isBelow(unit));
  if (unitId === undefined || isOwn(event)) return true;
  if (ofTheDeployment.includes(role)) return false;
  if (event.stream.startsWith('organisation-')) {
    // Who is invited follows from what the same command said, and may stand above those who come.
    if (event.type === 'BureauInvited') return conflicts(tree, unitId, event.data.bureauId);
    return placesIn(event).every((place) => place !== undefined && isBelow(place));
  }
  const campaign = event.data.campaignId ?? partsOf(event.stream).campaign;
  if (campaign !== undefined) return isBelow(campaignNode(campaign));
  return unit !== undefined && isBelow(unit);
}

/** True for what everybody does for himself: with messages, with the own account, and as a reader. */
function isOwn({ stream, actor, data }: Envelope): boolean {
  return (
    /^(message|account|reads)-/.test(stream) && (partsOf(stream).account ?? data.accountId) === actor.account
  );
}

/**
 * The places of the organisation that an event touches: units that are there, and the unit below which
 * something comes to stand, none for the root.
 */
function placesIn({ type, data }: Envelope): readonly (string | undefined)[] {
  const { bureauId, branchId, parentId, into } = data;
  switch (type) {
    case 'BureauRegistered':
      return [parentId];
    case 'BureauMoved':
      return [bureauId, parentId];
    case 'BranchRegistered':
      return [bureauId];
    // Whatever unit it names, the organisation of all changes: it is the root's.
    case 'RecordJoined':
      return [undefined];
    default:
      return [branchId, bureauId, into].filter((unit) => unit !== undefined);
  }
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
