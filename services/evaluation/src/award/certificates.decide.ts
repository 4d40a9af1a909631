import { refuse, type RulePack } from '@laurel/contracts';
import { requireKeptPack, requireStated } from '../naming/naming.rules.ts';
import {
  type Asked,
  type Naming,
  type NamingEvent,
  type Numbers,
  type Place,
  type Places,
  placesOf,
} from '../naming/naming.ts';
import type { NamingFacts } from '../naming/order.rules.ts';

/**
 * The certificate and the plaque of a naming: handed over once, replaced where they are lost, and the plaque
 * taken back after a revocation.
 */

type Said = readonly NamingEvent[];

/**
 * One certificate and one plaque per naming, of numbers that nobody else in the city has or ever had. Where a
 * reinstated branch had some before, the new ones name those that they take the place of.
 */
export function issueCertificate(
  command: Asked<'IssueCertificate'>,
  state: Naming,
  facts: NamingFacts,
): Said {
  const pack = requireKeptPack(facts.campaign);
  const { branchId, certificateNumber, plaqueNumber } = command.data;
  const place = placesOf(state)[branchId];
  if (place?.state !== 'named') throw refuse('not_named');
  if (place.numbers) {
    if (isSame(place.numbers, command.data)) return [];
    throw refuse('wrong_state', { state: 'certificateIssued' });
  }
  requireNumbers(command.data, state, facts, pack);
  const certificate = { ...paper(place, branchId), certificateNumber, plaqueNumber };
  const replaced = place.replaced.at(-1);
  const titles = facts.titles.length > 0 && { titles: [...facts.titles] };
  if (!replaced) return [{ type: 'CertificateIssued', data: { ...certificate, ...titles } }];
  const said = { replaced, reason: 'reinstated', stays: 'certificateIssued' as const };
  return [{ type: 'CertificateReplaced', data: { ...certificate, ...said } }];
}

/** A lost certificate or a damaged plaque: the new one names the one that it takes the place of. */
export function replaceCertificate(
  command: Asked<'ReplaceCertificate'>,
  state: Naming,
  facts: NamingFacts,
): Said {
  const pack = requireKeptPack(facts.campaign);
  const { branchId, certificateNumber, plaqueNumber } = command.data;
  const reason = requireStated(command.data.reason, 'reason_missing', 'reason');
  const place = placesOf(state)[branchId];
  if (place?.state !== 'named' || !place.numbers) throw refuse('not_named');
  if (isSame(place.numbers, command.data)) throw refuse('nothing_changed');
  requireNumbers(command.data, state, facts, pack, place.numbers);
  const stays = place.warned ? ('warned' as const) : ('certificateIssued' as const);
  const said = { certificateNumber, plaqueNumber, replaced: place.numbers, reason, stays };
  return [{ type: 'CertificateReplaced', data: { ...paper(place, branchId), ...said } }];
}

/** The text of the certificate: whom it honours, by which decision. */
function paper({ naming }: Extract<Place, { state: 'named' }>, branchId: string) {
  const { campaignId, branchName, unitName, bureauName, honourName, documentNumber, namedOn } = naming;
  const named = { branchName, unitName, bureauName, honourName, documentNumber, namedOn };
  return { campaignId, branchId, ...named, ...(naming.secret && { secret: naming.secret }) };
}

function isSame(one: Numbers, other: Numbers): boolean {
  return one.certificateNumber === other.certificateNumber && one.plaqueNumber === other.plaqueNumber;
}

export function recallPlaque(command: Asked<'RecallPlaque'>, state: Naming, facts: NamingFacts): Said {
  const { branchId } = command.data;
  const place = placesOf(state)[branchId];
  if (place?.state !== 'revoked' || !place.numbers) throw refuse('wrong_state', { state: 'noPlaque' });
  if (place.plaqueRecalled) return [];
  return [
    {
      type: 'PlaqueRecalled',
      data: { campaignId: facts.id.campaign, branchId, plaqueNumber: place.numbers.plaqueNumber },
    },
  ];
}

const fields = ['certificateNumber', 'plaqueNumber'] as const;

/** Throws `number_prefix` or `number_used`; a number that the branch keeps is no new one. */
function requireNumbers(
  asked: Numbers,
  state: Naming,
  facts: NamingFacts,
  pack: Pick<RulePack, 'certificatePrefix' | 'plaquePrefix'>,
  kept?: Numbers,
): void {
  const prefixes = { certificateNumber: pack.certificatePrefix, plaqueNumber: pack.plaquePrefix };
  for (const field of fields.filter((one) => asked[one] !== kept?.[one])) {
    const [number, prefix] = [asked[field], prefixes[field]];
    if (!number.startsWith(prefix) || number === prefix) throw refuse('number_prefix', { prefix }, field);
    const used = [...usedNumbers(placesOf(state), field), ...facts.numbersElsewhere];
    if (used.includes(number)) throw refuse('number_used', { number }, field);
  }
}

function usedNumbers(places: Places, field: keyof Numbers): string[] {
  return Object.values(places).flatMap((place) =>
    'naming' in place
      ? [...(place.numbers ? [place.numbers] : []), ...place.replaced].map((numbers) => numbers[field])
      : [],
  );
}
