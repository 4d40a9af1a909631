import { Rejected } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';
import { compare, decimals, parseFraction, wire } from './fraction.ts';
import { type CriterionScore, finalScore, sheetOf } from './score.ts';
import { byPool, type Pool } from './pools.ts';
import { type Block, type Contender, type HeldOrder, partBy, partTied, type TieBreak } from './ties.ts';

/**
 * The ranking: final scores in descending order, ties parted, winners and reserves cut, each pool by itself
 * (docs/handbook/process.md#3.5, #3.6, #1.15).
 */

export type EntryStatus = 'eligible' | 'suspended' | 'disqualified' | 'withdrawn' | 'noResult';

/** A stage's score of an entry with its criteria, of which the tie-break looks at the first. */
export interface RankedPart {
  readonly score: string;
  readonly perCriterion: readonly Readonly<CriterionScore>[];
}

export interface RankingEntry {
  readonly branchId: string;
  /** The bureau on whose list the entry stands, and its rank there; absent for self-nominations. */
  readonly listBureauId?: string;
  readonly rank?: number;
  /** The pool in which the entry stands, if the rule pack has pools. */
  readonly pool?: string | undefined;
  /** Absent where the stage gave no result. */
  readonly dynamic?: RankedPart;
  readonly onSite?: RankedPart;
  readonly presentation?: RankedPart;
  /** A suspended entry is ranked like any other (docs/handbook/process.md#1.11). */
  readonly status: EntryStatus;
  /** The reason why the entry is not ranked, as recorded with its status. */
  readonly reason?: string;
}

/** Run-offs and draws held so far, oldest first. */
export interface HeldTieBreaks {
  readonly runOffs?: readonly HeldOrder[];
  readonly draws?: readonly HeldOrder[];
}

export interface RankedEntry {
  branchId: string;
  /** Counted within the pool, if the rule pack has pools. */
  place: number;
  pool?: string;
  /** Others stand at the same place; for the time being, if the place is among those `open`. */
  shared: boolean;
  /** Exact, in wire form. */
  final: string;
  /** Half-up with four decimals. */
  recorded: string;
  /** The tie-break that last separated the entry from others of equal final score. */
  resolvedBy?: TieBreak;
}

/** Entries of equal score whose order matters and is not decided yet; they fill the places `from` to `to`. */
export interface OpenTie {
  pool?: string;
  from: number;
  to: number;
  branchIds: string[];
  /** The act to be held next. */
  tieBreak?: 'runOff' | 'draw';
}

export interface Ranking {
  ranked: RankedEntry[];
  unranked: { branchId: string; reason: string }[];
  open: OpenTie[];
  /** Entries whose score, unrounded, is below the floor: they fill neither place nor reserve. */
  belowFloor: string[];
  /** In order of place; complete only when nothing is open. */
  winners: string[];
  reserves: string[];
}

/**
 * Ranks entries, given in any order; one pool stands behind the other, in the rule pack's order. Entries
 * without a result or that may not win are listed unranked with the reason, sorted by branch. Throws
 * Rejected: `entry_repeated`, `criterion_missing`, `tie_order_invalid`, `pool_unknown`.
 */
export function rank(pack: RulePack, entries: readonly RankingEntry[], held: HeldTieBreaks = {}): Ranking {
  const { contenders, unranked } = admit(pack, entries);
  const pools = byPool(pack, contenders).map((one) => rankPool(pack, one.pool, one.entries, held));
  const all = <Part>(part: (pool: PoolRanking) => readonly Part[]) => pools.flatMap(part);
  return {
    ranked: all(({ ranked }) => ranked),
    unranked,
    open: all(({ open }) => open),
    belowFloor: all(({ belowFloor }) => belowFloor).sort(),
    winners: all(({ winners }) => winners),
    reserves: all(({ reserves }) => reserves),
  };
}

type PoolRanking = Omit<Ranking, 'unranked'>;

function rankPool(
  pack: RulePack,
  pool: Pool,
  contenders: readonly Contender[],
  held: HeldTieBreaks,
): PoolRanking {
  const floor = parseFraction(pack.scoring.floor);
  const reachesFloor = ({ final }: Contender) => compare(final, floor) >= 0;
  const rules = {
    ties: pack.ties,
    runOffs: held.runOffs ?? [],
    draws: held.draws ?? [],
    matters: (group: readonly Contender[], place: number) =>
      reachesFloor(group[0]!) && orderMatters(pool, place, group.length),
  };
  let next = 1;
  const blocks = partBy(contenders, (one, other) => compare(other.final, one.final)).flatMap((group) => {
    const place = next;
    next += group.length;
    return partTied(rules, group, place);
  });
  const settled = blocks.filter(({ open, members }) => !open && reachesFloor(members[0]!));
  const inPool = pool.id === undefined ? {} : { pool: pool.id };
  return {
    ranked: blocks.flatMap(rows).map((row) => ({ ...row, ...inPool })),
    open: blocks.filter(({ open }) => open).map((block) => ({ ...openTie(block), ...inPool })),
    belowFloor: contenders.filter((contender) => !reachesFloor(contender)).map(({ branchId }) => branchId),
    winners: idsFrom(settled, 1, pool.places),
    reserves: idsFrom(settled, pool.places + 1, pool.places + pool.reserves),
  };
}

/**
 * Across the boundary of places, or among reserves, who are called in order; elsewhere equals share their
 * place (docs/handbook/process.md#3.6).
 */
function orderMatters({ places, reserves }: Pool, from: number, count: number): boolean {
  const to = from + count - 1;
  return to > places && from <= places + reserves;
}

function admit(
  pack: RulePack,
  entries: readonly RankingEntry[],
): { contenders: Contender[]; unranked: Ranking['unranked'] } {
  const contenders: Contender[] = [];
  const unranked: Ranking['unranked'] = [];
  const sorted = [...entries].sort((one, other) => (one.branchId < other.branchId ? -1 : 1));
  sorted.forEach((entry, index) => {
    if (entry.branchId === sorted[index + 1]?.branchId)
      throw new Rejected('entry_repeated', { branchId: entry.branchId });
    const contender =
      entry.status === 'eligible' || entry.status === 'suspended' ? contend(pack, entry) : undefined;
    if (contender) contenders.push(contender);
    else unranked.push({ branchId: entry.branchId, reason: entry.reason ?? unrankedReason(entry.status) });
  });
  return { contenders, unranked };
}

function unrankedReason(status: EntryStatus): string {
  return status === 'disqualified' || status === 'withdrawn' ? status : 'no_result';
}

function contend(pack: RulePack, entry: RankingEntry): Contender | undefined {
  const { branchId, listBureauId, pool } = entry;
  const { weightDynamic, weightOnSite, weightPresentation } = pack.scoring;
  const dynamic = entry.dynamic ?? unheld(pack, weightDynamic);
  const sheets = { onSite: sheetOf(pack, 'onSite'), presentation: sheetOf(pack, 'presentation') };
  const onSite = entry.onSite ?? unheld(sheets.onSite, weightOnSite);
  const presentation = entry.presentation ?? unheld(sheets.presentation, weightPresentation);
  if (!dynamic || !onSite || !presentation) return undefined;
  return {
    branchId,
    pool,
    final: parseFraction(finalScore(pack, dynamic.score, onSite.score, presentation.score)),
    onSite: parseFraction(onSite.score),
    firstCriterion: parseFraction(
      finalScore(
        pack,
        firstOf(pack, dynamic),
        firstOf(sheets.onSite, onSite),
        firstOf(sheets.presentation, presentation),
      ),
    ),
    listBureauId,
    rank: entry.rank,
  };
}

/** A part that weighs nothing need not be held: it counts as nothing. One that weighs may not be missing. */
export function unheld({ criteria }: Pick<RulePack, 'criteria'>, weight: number): RankedPart | undefined {
  if (weight > 0) return undefined;
  return { score: '0', perCriterion: criteria.map(({ id }) => ({ criterionId: id, score: '0' })) };
}

function firstOf(pack: RulePack, part: RankedPart): string {
  const criterionId = pack.criteria[0]!.id;
  const found = part.perCriterion.find((criterion) => criterion.criterionId === criterionId);
  if (!found) throw new Rejected('criterion_missing', { criterionId });
  return found.score;
}

function rows({ members, place, resolvedBy }: Block): RankedEntry[] {
  return members.map(({ branchId, final }) => ({
    branchId,
    place,
    shared: members.length > 1,
    final: wire(final),
    recorded: decimals(final, 4),
    ...(resolvedBy && { resolvedBy }),
  }));
}

function openTie({ members, place, open }: Block): OpenTie {
  return {
    from: place,
    to: place + members.length - 1,
    branchIds: members.map(({ branchId }) => branchId),
    ...open,
  };
}

function idsFrom(blocks: readonly Block[], from: number, to: number): string[] {
  return blocks
    .filter(({ place }) => place >= from && place <= to)
    .flatMap(({ members }) => members.map(({ branchId }) => branchId));
}

/**
 * The order of a draw nobody can steer: SHA-256 of the opening event's hash followed by the entry's id,
 * lowest first (docs/handbook/process.md#3.6). `hash` is that function on text, in hexadecimal; anyone can
 * repeat it.
 */
export function drawOrder(
  openingEventHash: string,
  branchIds: readonly string[],
  hash: (text: string) => string,
): string[] {
  const drawn = branchIds.map((branchId) => ({ branchId, digest: hash(openingEventHash + branchId) }));
  return drawn.sort((one, other) => (one.digest < other.digest ? -1 : 1)).map(({ branchId }) => branchId);
}
