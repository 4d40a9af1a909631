import { refuse } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import {
  requireClearance,
  requireGoodStanding,
  requireHeardPublic,
  requireOpenPack,
  requireQuorum,
  requireStated,
} from '../naming/naming.rules.ts';
import {
  type Asked,
  type Naming,
  type NamingEvent,
  placesOf,
  undisputedState,
  underWay,
} from '../naming/naming.ts';
import { givenAway, type NamingFacts, placesIn, poolOfEntry, requireCurrent } from '../naming/order.rules.ts';

/** The naming itself, and its revocation. */

type Said = readonly NamingEvent[];

/**
 * A unit whose work is secret is named without a public notice (docs/handbook/process.md#1.21). Once it was
 * on notice there is nothing left to keep secret.
 */
export function waiveNotice(command: Asked<'WaiveNotice'>, state: Naming, facts: NamingFacts): Said {
  requireOpenPack(facts.campaign);
  requireQuorum(command);
  const { branchId } = command.data;
  const ground = requireStated(command.data.ground, 'ground_missing', 'ground');
  if (underWay(state).waived.includes(branchId)) return [];
  if (facts.coverage?.notice) throw refuse('notice_posted');
  return [{ type: 'NoticeWaived', data: { campaignId: facts.id.campaign, branchId, ground } }];
}

/**
 * Names one branch by the decision's document number: after its notice, without objection, cleared and in
 * good standing.
 */
export function nameBranch(command: Asked<'NameBranch'>, state: Naming, facts: NamingFacts): Said {
  const pack = requireOpenPack(facts.campaign);
  const { branchId } = command.data;
  const { places, order, rankingVersion, waived } = requireCurrent(underWay(state), facts.ranking);
  const documentNumber = requireStated(command.data.documentNumber, 'document_missing', 'documentNumber');
  const standing = requireGoodStanding(facts.standings[branchId]);
  const isSecret = waived.includes(branchId);
  if (!isSecret) requireHeardPublic(facts.coverage, command.instant);
  requireClearance(standing, command.instant, pack);
  const pool = poolOfEntry(branchId, facts.standings, pack);
  if (givenAway(placesIn(pool, places, facts.standings, pack)) >= pool.places)
    throw refuse('over_quota', { quota: pool.places });
  const { bureauId, branchName, unitName, bureauName } = standing;
  const ranked = facts.ranking?.results[rankingVersion]?.[branchId]?.place ?? order.indexOf(branchId) + 1;
  const naming = {
    ...{ campaignId: facts.id.campaign, branchId, bureauId, branchName, unitName, bureauName },
    ...{ honourName: pack.honourName, documentNumber, place: ranked, namedOn: shanghaiDay(command.instant) },
    ...(pool.id !== undefined && { pool: pool.id }),
    ...(isSecret && { secret: true as const }),
  };
  return [{ type: 'BranchNamed', data: naming }];
}

/**
 * Two must decide what a fact found after the naming means for it (docs/handbook/process.md#1.13); before the
 * naming it has other consequences.
 */
export function considerRevocation(
  command: Asked<'ConsiderRevocation'>,
  state: Naming,
  facts: NamingFacts,
): Said {
  const { branchId, ground } = command.data;
  if (placesOf(state)[branchId]?.state !== 'named') return [];
  return [{ type: 'RevocationConsidered', data: { campaignId: facts.id.campaign, branchId, ground } }];
}

/** The naming stays, on a ground that is written down. */
export function upholdNaming(command: Asked<'UpholdNaming'>, state: Naming, facts: NamingFacts): Said {
  const { branchId } = command.data;
  const place = placesOf(state)[branchId];
  if (place?.state !== 'named') throw refuse('not_named');
  const ground = requireStated(command.data.ground, 'ground_missing', 'ground');
  const stays = undisputedState(place);
  return [{ type: 'NamingUpheld', data: { campaignId: facts.id.campaign, branchId, ground, stays } }];
}

/**
 * Possible after the campaign, too; nobody moves up (docs/handbook/process.md#1.14). Campaigns above that
 * took the branch because of this naming are asked.
 */
export function revokeNaming(command: Asked<'RevokeNaming'>, facts: NamingFacts): Said {
  const { branchId } = command.data;
  const ground = requireStated(command.data.ground, 'ground_missing', 'ground');
  const documentNumber = requireStated(command.data.documentNumber, 'document_missing', 'documentNumber');
  const titleIds = (facts.campaign?.rulePack.titles ?? []).map(({ id }) => id);
  const entry = { campaignId: facts.id.campaign, branchId };
  const carriedUp = {
    type: 'RevocationCarriedUp' as const,
    data: { ...entry, campaignIds: [...facts.above] },
  };
  return [
    ...(facts.above.length > 0 ? [carriedUp] : []),
    { type: 'NamingRevoked', data: { ...entry, ground, documentNumber, titleIds } },
  ];
}

/** A warning says what must improve, and until when; it is lifted or leads to a revocation. */
export function warnBranch(command: Asked<'WarnBranch'>, facts: NamingFacts): Said {
  const { branchId, until } = command.data;
  const ground = requireStated(command.data.ground, 'ground_missing', 'ground');
  const improvement = requireStated(command.data.improvement, 'reason_missing', 'improvement');
  const documentNumber = requireStated(command.data.documentNumber, 'document_missing', 'documentNumber');
  if (until <= shanghaiDay(command.instant)) throw refuse('term_past', {}, 'until');
  const data = { campaignId: facts.id.campaign, branchId, ground, improvement, until, documentNumber };
  return [{ type: 'BranchWarned', data }];
}

export function liftWarning(command: Asked<'LiftWarning'>, facts: NamingFacts): Said {
  const { branchId } = command.data;
  const ground = requireStated(command.data.ground, 'ground_missing', 'ground');
  return [{ type: 'WarningLifted', data: { campaignId: facts.id.campaign, branchId, ground } }];
}

/** The place was left empty, so it is still there; titles that lapsed with the naming do not come back. */
export function reinstateNaming(command: Asked<'ReinstateNaming'>, facts: NamingFacts): Said {
  requireQuorum(command);
  const { branchId } = command.data;
  const ground = requireStated(command.data.ground, 'ground_missing', 'ground');
  const documentNumber = requireStated(command.data.documentNumber, 'document_missing', 'documentNumber');
  return [
    { type: 'NamingReinstated', data: { campaignId: facts.id.campaign, branchId, ground, documentNumber } },
  ];
}
