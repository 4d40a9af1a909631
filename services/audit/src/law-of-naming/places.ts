import type { RulePack } from '@laurel/contracts';
import { endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import { campaignEnd, heldUntil, poolsOf } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { isSame, rule } from '../law/rule.ts';
import { isCompeting } from '../law-of-evaluating/seats.ts';

/** The rules of the places: requested, approved, held, lost and passed on in the order of the ranking. */

type State = 'proposed' | 'held' | 'reserve' | 'named' | 'revoked' | 'dropped' | 'superseded';

interface Award {
  readonly places: ReadonlyMap<string, State>;
  readonly order: readonly string[];
  /** Those that lost a place and were not replaced yet, the oldest first. */
  readonly vacated: readonly string[];
}

const types = [
  'NamingRequested',
  'WinnersApproved',
  'EntryExcluded',
  'SuccessorCalled',
  'PlaceHeld',
  'PlaceRestored',
  'PlaceForfeited',
  'NamingDeclined',
  'BranchNamed',
  'NamingRevoked',
  'NamingReinstated',
];

const ends: Readonly<Record<string, State>> = {
  SuccessorCalled: 'proposed',
  PlaceHeld: 'held',
  PlaceRestored: 'proposed',
  BranchNamed: 'named',
  NamingRevoked: 'revoked',
  NamingReinstated: 'named',
};

/** The award as it stood before an event's command. */
function awardBefore(event: Envelope, past: Past): Award {
  const said = types
    .flatMap((type) => past.before(event, type, `naming-${event.data.campaignId}`))
    .filter(({ commandId }) => commandId !== event.commandId)
    .sort((one, other) => one.sequence - other.sequence);
  const places = new Map<string, State>();
  let [order, vacated]: string[][] = [[], []];
  for (const { type, data } of said) {
    if (type === 'NamingRequested') order = [...data.winners, ...data.reserves];
    else if (type === 'WinnersApproved') {
      for (const [branchId, state] of places)
        if (['proposed', 'held', 'reserve'].includes(state)) places.delete(branchId);
      for (const state of ['proposed', 'held'] as const)
        for (const branchId of data[state]) places.set(branchId, state);
      for (const branchId of data.reserves) places.set(branchId, 'reserve');
      vacated = [];
    } else if (type in ends) {
      places.set(data.branchId, ends[type]!);
      if (type === 'SuccessorCalled') vacated = vacated!.filter((branchId) => branchId !== data.replaces);
    } else {
      if (['proposed', 'held'].includes(places.get(data.branchId)!)) vacated!.push(data.branchId);
      places.set(data.branchId, data.reason === 'superseded' ? 'superseded' : 'dropped');
    }
  }
  return { places, order: order!, vacated: vacated! };
}

const countOf = ({ places }: Award, ...states: State[]): number =>
  [...places.values()].filter((state) => states.includes(state)).length;

/** The pool in which an entry was admitted. */
const poolOf = (event: Envelope, past: Past, branchId: string): string | undefined =>
  past.last(event, ['EntryAdmitted'], `${event.data.campaignId}.${branchId}`)?.data.pool;

/** Those of each pool who can still have a place, cut at the places that the pool has left. */
function splitByPool(order: readonly string[], award: Award, event: Envelope, past: Past, pack: RulePack) {
  const running = order.filter(
    (branchId) =>
      !['named', 'revoked', 'dropped'].includes(award.places.get(branchId)!) &&
      isCompeting(event, past, branchId),
  );
  return poolsOf(pack).map(({ id, places }) => {
    const inPool = running.filter((branchId) => poolOf(event, past, branchId) === id);
    const left = Math.max(0, places - countOf(within(award, id, event, past), 'named', 'revoked'));
    return { winners: inPool.slice(0, left), reserves: inPool.slice(left) };
  });
}

/** The award as far as it concerns one pool. */
function within(award: Award, pool: string | undefined, event: Envelope, past: Past): Award {
  const isInPool = (branchId: string) => poolOf(event, past, branchId) === pool;
  return {
    places: new Map([...award.places].filter(([branchId]) => isInPool(branchId))),
    order: award.order.filter(isInPool),
    vacated: award.vacated.filter(isInPool),
  };
}

const ranking = (event: Envelope, past: Past, version: number) =>
  past.before(event, 'RankingComputed', event.data.campaignId).find(({ data }) => data.version === version)
    ?.data;

export const requestedInOrder = rule(
  'requestedInOrder',
  '1.19',
  '请示的不是按排名应列的对象，或变动不实',
  'it requests others than the ranking gives, or does not say truly who changed',
  (event, past) => {
    const pack = past.pack(event);
    const { rankingVersion, winners, reserves, changed } = event.data;
    const now = ranking(event, past, rankingVersion);
    if (!pack || !now) return false;
    const award = awardBefore(event, past);
    const pools = splitByPool([...now.winners, ...now.reserves], award, event, past, pack);
    const before = past.last(event, ['NamingRequested'], event.stream);
    const earlier = before && ranking(event, past, before.data.rankingVersion);
    const of = (version: typeof now, branchId: string) =>
      version.ranked.find((entry: { branchId: string }) => entry.branchId === branchId) ?? {};
    const differing = earlier
      ? [...winners, ...reserves].filter(
          (branchId) => !isSame(of(earlier, branchId), of(now, branchId), ['place', 'final']),
        )
      : [];
    return (
      winners.join() === pools.flatMap((pool) => pool.winners).join() &&
      reserves.join() === pools.flatMap((pool) => pool.reserves).join() &&
      changed.join() === differing.join()
    );
  },
);

/** The winners and reserves of each pool that the order gives at an event. */
function poolsByOrder(event: Envelope, past: Past) {
  const pack = past.pack(event);
  const award = awardBefore(event, past);
  return pack && splitByPool(award.order, award, event, past, pack);
}

/** Those approved in the order of the ranking; who is left out comes first among the reserves. */
export const approvedInOrder = rule(
  'approvedInOrder',
  '1.19',
  '批准的不是按排名应列的对象，或暂缓的未予保留',
  'it approves others than the order gives, or holds other places than those of the suspended',
  (event, past) => {
    const pools = poolsByOrder(event, past);
    if (!pools) return false;
    const { proposed, held, reserves } = event.data;
    const counts = pools.map(
      (pool) => pool.winners.filter((branchId) => [...proposed, ...held].includes(branchId)).length,
    );
    const winners = pools.flatMap((pool, index) => pool.winners.slice(0, counts[index]));
    const waiting = pools.flatMap((pool, index) => [...pool.winners.slice(counts[index]), ...pool.reserves]);
    const suspended = winners.filter((branchId) => isSuspended(event, past, branchId));
    const others = winners.filter((branchId) => !suspended.includes(branchId));
    return (
      proposed.join() === others.join() &&
      held.join() === suspended.join() &&
      reserves.join() === waiting.join()
    );
  },
);

export const fewerOnGround = rule(
  'fewerOnGround',
  '1.19',
  '批准少于名额而未说明理由，或未减少而说明',
  'fewer than all places were approved without a ground, or all of them on one',
  (event, past) => {
    const { proposed, held, ground } = event.data;
    const all = (poolsByOrder(event, past) ?? []).flatMap(({ winners }) => winners);
    const isFewer = proposed.length + held.length < all.length;
    return isFewer === (ground !== undefined);
  },
);

const isSuspended = (event: Envelope, past: Past, branchId: string): boolean =>
  past.last(event, ['EntrySuspended', 'EntryResumed'], `${event.data.campaignId}.${branchId}`)?.type ===
  'EntrySuspended';

export const nextInTurn = rule(
  'nextInTurn',
  '1.14',
  '递补的不是下一名，或没有空缺',
  'the successor is not the next in turn, or no place is free',
  (event, past) => {
    const pack = past.pack(event);
    if (!pack) return false;
    const pool = poolsOf(pack).find(({ id }) => id === poolOf(event, past, event.data.branchId));
    const award = within(awardBefore(event, past), pool?.id, event, past);
    const isHeldStill = event.time < endOfShanghaiDay(heldUntil(pack));
    const next = award.order.find(
      (branchId) =>
        award.places.get(branchId) === 'reserve' &&
        isCompeting(event, past, branchId) &&
        (isHeldStill || !isSuspended(event, past, branchId)),
    );
    return (
      pool !== undefined &&
      countOf(award, 'proposed', 'held', 'named', 'revoked') < pool.places &&
      event.data.branchId === next &&
      event.data.replaces === award.vacated[0]
    );
  },
);

export const heldAsPack = rule(
  'heldAsPack',
  '1.11',
  '名额保留的期限与规则不符',
  'the place is held until another day than the rule pack says',
  (event, past) => {
    const pack = past.pack(event);
    return (
      !!pack &&
      past.calendars(event).some((calendar) => heldUntil({ ...pack, calendar }) === event.data.until) &&
      isSuspended(event, past, event.data.branchId)
    );
  },
);

export const lostOnCause = rule(
  'lostOnCause',
  '1.13',
  '失去名额没有相应的原因',
  'the place was lost for a reason that is not on record',
  (event, past) => {
    const { reason, campaignId } = event.data;
    const key = entryOf(event);
    if (reason === 'superseded') return event.confirms !== undefined;
    if (reason === 'heldTooLong') {
      const held = past.last(event, ['PlaceHeld'], key);
      return held !== undefined && event.time >= endOfShanghaiDay(held.data.until);
    }
    const left = past.before(event, 'EntryWithdrawn', key).map(({ data }) => data.reason.slice(0, 300));
    return campaignId !== undefined && [...grounds(event, past), ...left].includes(reason);
  },
);

/** The objections upheld and the violations confirmed against the entry. */
const grounds = (event: Envelope, past: Past): string[] => [
  ...past
    .before(event, 'ObjectionUpheld', entryOf(event))
    .map(({ data }) => `objectionUpheld:${data.objectionId}`),
  ...past.before(event, 'EntryDisqualified', entryOf(event)).map(({ data }) => data.ground as string),
];

export const consideredOnCause = rule(
  'consideredOnCause',
  '1.13',
  '无异议成立、无违纪查实即提交审议撤销',
  'a revocation was considered without an objection upheld or a violation confirmed',
  (event, past) => grounds(event, past).includes(event.data.ground),
);

const confirmed = (event: Envelope, past: Past): number | undefined =>
  past.last(event, ['RankingConfirmed'], event.data.campaignId)?.data.version;

export const requestedOnce = rule(
  'requestedOnce',
  '1.13',
  '请示的排名未经确认，或已请示过',
  'the ranking requested is not the one confirmed last, or was requested before',
  (event, past) => {
    const types = ['NamingRequested', 'WinnersApproved', 'WinnersReturned'];
    const before = past.last(event, ['NamingRequested'], event.stream)?.data.rankingVersion ?? 0;
    // What the committee returned is requested anew as it stands.
    const isReturned = past.last(event, types, event.stream)?.type === 'WinnersReturned';
    const { rankingVersion } = event.data;
    return confirmed(event, past) === rankingVersion && (isReturned || rankingVersion > before);
  },
);

export const byRankingThatHolds = rule(
  'byRankingThatHolds',
  '1.13',
  '按已被新排名取代的请示办理',
  'it follows a request that a later ranking has overtaken',
  (event, past) => {
    const requested = past.last(event, ['NamingRequested'], event.stream)?.data.rankingVersion;
    return requested !== undefined && (confirmed(event, past) ?? 0) <= requested;
  },
);

export const calledInTime = rule(
  'calledInTime',
  '1.14',
  '活动期满后仍递补',
  'a successor was called after the campaign’s last day',
  (event, past) => {
    const pack = past.pack(event);
    return !!pack && shanghaiDay(event.time) <= campaignEnd(pack);
  },
);
