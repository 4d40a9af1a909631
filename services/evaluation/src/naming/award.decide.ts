import { refuse } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import {
  requireClearance,
  requireGoodStanding,
  requireHeardPublic,
  requireOpenPack,
  requireStated,
} from './naming.rules.ts';
import { type Asked, type Naming, type NamingEvent, underWay } from './naming.ts';
import { givenAway, type NamingFacts, requireCurrent } from './order.rules.ts';

/** The naming itself, and its revocation. */

type Said = readonly NamingEvent[];

/**
 * Names one branch by the decision's document number: after its notice, without objection, cleared and in
 * good standing.
 */
export function nameBranch(command: Asked<'NameBranch'>, state: Naming, facts: NamingFacts): Said {
  const pack = requireOpenPack(facts.campaign);
  const { branchId } = command.data;
  const { places, order, rankingVersion } = requireCurrent(underWay(state), facts.ranking);
  const documentNumber = requireStated(command.data.documentNumber, 'document_missing', 'documentNumber');
  const standing = requireGoodStanding(facts.standings[branchId]);
  requireHeardPublic(facts.coverage, command.instant);
  requireClearance(standing, command.instant, pack);
  if (givenAway(places) >= pack.places) throw refuse('over_quota', { quota: pack.places });
  const { bureauId, branchName, unitName, bureauName } = standing;
  const ranked = facts.ranking?.results[rankingVersion]?.[branchId]?.place ?? order.indexOf(branchId) + 1;
  const naming = {
    ...{ campaignId: facts.id.campaign, branchId, bureauId, branchName, unitName, bureauName },
    ...{ honourName: pack.honourName, documentNumber, place: ranked, namedOn: shanghaiDay(command.instant) },
  };
  return [{ type: 'BranchNamed', data: naming }];
}

/** Possible after the campaign, too; nobody moves up (docs/handbook/process.md#1.14). */
export function revokeNaming(command: Asked<'RevokeNaming'>, facts: NamingFacts): Said {
  const { branchId } = command.data;
  const ground = requireStated(command.data.ground, 'ground_missing', 'ground');
  const documentNumber = requireStated(command.data.documentNumber, 'document_missing', 'documentNumber');
  const titleIds = (facts.campaign?.rulePack.titles ?? []).map(({ id }) => id);
  return [
    {
      type: 'NamingRevoked',
      data: { campaignId: facts.id.campaign, branchId, ground, documentNumber, titleIds },
    },
  ];
}
