import type { Envelope } from '../history/envelope.ts';
import { type Violation, violation } from '../invariants/checker.ts';
import type { Award, Contest, Place } from './contest.ts';

/**
 * From the confirmed ranking to the plaque: who is named stood where it says, in that order, no place twice
 * (rule 7).
 */

export function newAward(): Award {
  return { places: new Map(), pools: new Map(), order: [], rankingVersion: 0, numbers: new Set() };
}

export function checkAward(award: Award, event: Envelope, contest: Contest): Violation[] {
  const { data } = event;
  switch (event.type) {
    case 'NamingRequested':
      return requested(award, event, contest);
    case 'WinnersApproved':
      return approved(award, event);
    case 'SuccessorCalled':
      return move(award, event, ['reserve'], 'proposed');
    case 'PlaceHeld':
      return move(award, event, ['proposed', 'held'], 'held');
    case 'PlaceRestored':
      return move(award, event, ['held'], 'proposed');
    case 'EntryExcluded':
    case 'PlaceForfeited':
    case 'NamingDeclined':
      if (['named', 'revoked'].includes(award.places.get(data.branchId)!)) return [changed(event)];
      award.places.set(data.branchId, 'dropped');
      return [];
    case 'BranchNamed':
      return [...move(award, event, ['proposed'], 'named'), ...placed(award, event, contest)];
    case 'CertificateIssued':
      return certified(award, event);
    case 'CertificateReplaced':
      return certified(award, event, event.data.replaced);
    case 'NamingReinstated':
      return move(award, event, ['revoked'], 'named');
    case 'NamingRevoked':
      return move(award, event, ['named'], 'revoked');
    default:
      return [];
  }
}

function requested(award: Award, event: Envelope, contest: Contest): Violation[] {
  const { rankingVersion, winners, reserves } = event.data;
  const says = contest.versions.get(rankingVersion);
  award.order = [...winners, ...reserves];
  award.rankingVersion = rankingVersion;
  if (!says || rankingVersion !== contest.confirmed) {
    return [violation(7, event, '请示依据的排名未经确认', 'it requests by a ranking that is not confirmed')];
  }
  if (inOrder(award, award.order, [...says.winners, ...says.reserves])) return [];
  return [
    violation(
      7,
      event,
      '请示名单与排名次序不符',
      'it requests others, or in another order, than the ranking says',
    ),
  ];
}

function approved(award: Award, event: Envelope): Violation[] {
  const { proposed, held, reserves } = event.data;
  for (const branchId of proposed) award.places.set(branchId, 'proposed');
  for (const branchId of held) award.places.set(branchId, 'held');
  for (const branchId of reserves) award.places.set(branchId, 'reserve');
  const winners = award.order.filter((branchId) => [...proposed, ...held].includes(branchId));
  const kept =
    inOrder(award, [...winners, ...reserves], award.order) &&
    winners.length === proposed.length + held.length;
  return kept
    ? []
    : [
        violation(
          7,
          event,
          '批准的名单与请示次序不符',
          'it approves others, or in another order, than was requested',
        ),
      ];
}

function placed({ rankingVersion, places, pools }: Award, event: Envelope, contest: Contest): Violation[] {
  const { branchId, place } = event.data;
  const pool = pools.get(branchId);
  const found: Violation[] = [];
  const says = contest.versions.get(rankingVersion);
  if (says?.ranked.find((entry) => entry.branchId === branchId)?.place !== place) {
    found.push(violation(7, event, '命名的名次与排名不符', 'the place it names is not that of the ranking'));
  }
  const given = [...places].filter(
    ([named, state]) => (state === 'named' || state === 'revoked') && pools.get(named) === pool,
  ).length;
  const quota = contest.pools && (contest.pools.find(({ id }) => id === pool)?.places ?? 0);
  if (quota !== undefined && given > quota) {
    found.push(
      violation(7, event, `命名数超过 ${quota} 个名额`, `more are named than there are places: ${quota}`),
    );
  }
  return found;
}

/** A number that the branch keeps is not used twice. */
function certified(
  award: Award,
  event: Envelope,
  kept?: { readonly certificateNumber: string; readonly plaqueNumber: string },
): Violation[] {
  const { branchId, certificateNumber, plaqueNumber } = event.data;
  const found =
    award.places.get(branchId) === 'named'
      ? []
      : [violation(7, event, '未命名即发证', 'a certificate was issued to a branch that is not named')];
  for (const number of [certificateNumber, plaqueNumber]) {
    if (number === kept?.certificateNumber || number === kept?.plaqueNumber) continue;
    if (award.numbers.has(number))
      found.push(violation(7, event, `编号 ${number} 重复`, `the number ${number} was used before`));
    award.numbers.add(number);
  }
  return found;
}

function move({ places }: Award, event: Envelope, from: readonly Place[], to: Place): Violation[] {
  const { branchId } = event.data;
  const place = places.get(branchId);
  places.set(branchId, to);
  return place !== undefined && from.includes(place) ? [] : [changed(event)];
}

function changed(event: Envelope): Violation {
  return violation(
    7,
    event,
    '与该对象此前的结果相抵触',
    'it contradicts what was decided on this entry before',
  );
}

/** True if all of `some` are among `all`, those of each pool in the same order. */
function inOrder({ pools }: Award, some: readonly string[], all: readonly string[]): boolean {
  const kept = all.filter((branchId) => some.includes(branchId));
  const ofPool = (list: readonly string[], pool: string | undefined) =>
    list.filter((branchId) => pools.get(branchId) === pool).join();
  return (
    kept.length === some.length &&
    [...new Set(some.map((branchId) => pools.get(branchId)))].every(
      (pool) => ofPool(kept, pool) === ofPool(some, pool),
    )
  );
}
