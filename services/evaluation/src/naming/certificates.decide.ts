import { refuse } from '@laurel/contracts';
import { requireKeptPack } from './naming.rules.ts';
import { type Asked, type Naming, type NamingEvent, type Numbers, type Places, placesOf } from './naming.ts';
import type { NamingFacts } from './order.rules.ts';

/**
 * The certificate and the plaque of a naming: handed over once, and the plaque taken back after a
 * revocation.
 */

type Said = readonly NamingEvent[];

/** One certificate and one plaque per naming, of numbers that nobody else in the city has or ever had. */
export function issueCertificate(
  command: Asked<'IssueCertificate'>,
  state: Naming,
  facts: NamingFacts,
): Said {
  const { certificatePrefix, plaquePrefix } = requireKeptPack(facts.campaign);
  const { branchId, certificateNumber, plaqueNumber } = command.data;
  const places = placesOf(state);
  const place = places[branchId];
  if (place?.state !== 'named') throw refuse('not_named');
  if (place.numbers) {
    if (place.numbers.certificateNumber === certificateNumber && place.numbers.plaqueNumber === plaqueNumber)
      return [];
    throw refuse('wrong_state', { state: 'certificateIssued' });
  }
  requireNumber(
    certificateNumber,
    certificatePrefix,
    [...usedNumbers(places, 'certificateNumber'), ...facts.numbersElsewhere],
    'certificateNumber',
  );
  requireNumber(
    plaqueNumber,
    plaquePrefix,
    [...usedNumbers(places, 'plaqueNumber'), ...facts.numbersElsewhere],
    'plaqueNumber',
  );
  const { campaignId, branchName, unitName, bureauName, honourName, documentNumber, namedOn } = place.naming;
  const naming = {
    campaignId,
    branchId,
    branchName,
    unitName,
    bureauName,
    honourName,
    documentNumber,
    namedOn,
  };
  return [{ type: 'CertificateIssued', data: { ...naming, certificateNumber, plaqueNumber } }];
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

function usedNumbers(places: Places, field: keyof Numbers): string[] {
  return Object.values(places).flatMap((place) =>
    'numbers' in place && place.numbers ? [place.numbers[field]] : [],
  );
}

/** Throws `number_prefix` or `number_used`. */
function requireNumber(number: string, prefix: string, used: readonly string[], field: keyof Numbers): void {
  if (!number.startsWith(prefix) || number === prefix) throw refuse('number_prefix', { prefix }, field);
  if (used.includes(number)) throw refuse('number_used', { number }, field);
}
