import { refuse } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { givenAway, type NamingFacts, needCurrent } from './order.rules.ts';
import { needClearance, needGoodStanding, needHeardPublic, openPack, stated } from './naming.rules.ts';
import type { AskedNaming, Naming, NamingEvent, Numbers, Place, Places } from './naming.ts';

/** The naming itself, and what is handed over and taken back. */

type Said = readonly NamingEvent[];

/** Names one branch by the decision's document number: after its notice, without objection, cleared and in good standing. */
export function nameBranch(command: AskedNaming<'NameBranch'>, state: Naming, facts: NamingFacts): Said {
  const pack = openPack(facts.campaign);
  if (state.status !== 'approved') throw refuse('wrong_state', { state: state.status });
  const { branchId } = command.data;
  const place = state.places[branchId];
  if (place?.state === 'held') throw refuse('under_investigation');
  if (place?.state !== 'proposed') throw wrongPlace(place);
  needCurrent(state, facts.ranking);
  const documentNumber = stated(command.data.documentNumber, 'document_missing', 'documentNumber');
  const standing = needGoodStanding(facts.standings[branchId]);
  needHeardPublic(facts.coverage, command.instant);
  needClearance(standing, command.instant, pack);
  if (givenAway(state.places) >= pack.places) throw refuse('over_quota', { quota: pack.places });
  const { bureauId, branchName, unitName, bureauName } = standing;
  const ranked = facts.ranking?.results[state.rankingVersion]?.[branchId]?.place ?? state.order.indexOf(branchId) + 1;
  const naming = {
    ...{ campaignId: facts.id.campaign, branchId, bureauId, branchName, unitName, bureauName },
    ...{ honourName: pack.honourName, documentNumber, place: ranked, namedOn: shanghaiDay(command.instant) },
  };
  return [{ type: 'BranchNamed', data: naming }];
}

/** A branch may give up its place, or its turn in reserve, until it is named. */
export function declineNaming(command: AskedNaming<'DeclineNaming'>, state: Naming, facts: NamingFacts): Said {
  openPack(facts.campaign);
  const { branchId } = command.data;
  const reason = stated(command.data.reason, 'reason_missing', 'reason');
  const place = placesOf(state)[branchId];
  if (place?.state !== 'proposed' && place?.state !== 'held' && place?.state !== 'reserve') throw wrongPlace(place);
  return [{ type: 'NamingDeclined', data: { campaignId: facts.id.campaign, branchId, reason } }];
}

/** One certificate and one plaque per naming, of numbers that nobody else in the campaign has or had. */
export function issueCertificate(command: AskedNaming<'IssueCertificate'>, state: Naming, facts: NamingFacts): Said {
  const { certificatePrefix, plaquePrefix } = openPack(facts.campaign);
  const { branchId, certificateNumber, plaqueNumber } = command.data;
  const places = placesOf(state);
  const place = places[branchId];
  if (place?.state !== 'named') throw refuse('not_named');
  if (place.numbers) {
    if (place.numbers.certificateNumber === certificateNumber && place.numbers.plaqueNumber === plaqueNumber) return [];
    throw refuse('wrong_state', { state: 'certificateIssued' });
  }
  needNumber(certificateNumber, certificatePrefix, usedNumbers(places, 'certificateNumber'), 'certificateNumber');
  needNumber(plaqueNumber, plaquePrefix, usedNumbers(places, 'plaqueNumber'), 'plaqueNumber');
  const { campaignId, branchName, unitName, bureauName, honourName, documentNumber, namedOn } = place.naming;
  const naming = { campaignId, branchId, branchName, unitName, bureauName, honourName, documentNumber, namedOn };
  return [{ type: 'CertificateIssued', data: { ...naming, certificateNumber, plaqueNumber } }];
}

/** Possible after the campaign, too; nobody moves up (PROCESS.md 1.14). */
export function revokeNaming(command: AskedNaming<'RevokeNaming'>, state: Naming, facts: NamingFacts): Said {
  const { branchId } = command.data;
  const ground = stated(command.data.ground, 'ground_missing', 'ground');
  const documentNumber = stated(command.data.documentNumber, 'document_missing', 'documentNumber');
  const place = placesOf(state)[branchId];
  if (place?.state === 'revoked') throw refuse('already_revoked');
  if (place?.state !== 'named') throw refuse('not_named');
  const titleIds = (facts.campaign?.rulePack.titles ?? []).map(({ id }) => id);
  return [{ type: 'NamingRevoked', data: { campaignId: facts.id.campaign, branchId, ground, documentNumber, titleIds } }];
}

export function recallPlaque(command: AskedNaming<'RecallPlaque'>, state: Naming, facts: NamingFacts): Said {
  const { branchId } = command.data;
  const place = placesOf(state)[branchId];
  if (place?.state !== 'revoked') throw wrongPlace(place);
  if (!place.numbers) throw refuse('wrong_state', { state: 'noPlaque' });
  if (place.plaqueRecalled) return [];
  return [{ type: 'PlaqueRecalled', data: { campaignId: facts.id.campaign, branchId, plaqueNumber: place.numbers.plaqueNumber } }];
}

function placesOf(state: Naming): Places {
  return state.status === 'none' ? {} : state.places;
}

function usedNumbers(places: Places, field: keyof Numbers): string[] {
  return Object.values(places).flatMap((place) => ('numbers' in place && place.numbers ? [place.numbers[field]] : []));
}

function needNumber(number: string, prefix: string, used: readonly string[], field: keyof Numbers): void {
  if (!number.startsWith(prefix) || number === prefix) throw refuse('number_prefix', { prefix }, field);
  if (used.includes(number)) throw refuse('number_used', { number }, field);
}

function wrongPlace(place: Place | undefined) {
  return refuse('wrong_state', { state: place?.state ?? 'unplaced' });
}
