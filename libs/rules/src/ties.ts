import { Rejected } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';
import { compare, type Fraction } from './fraction.ts';

/**
 * The separation of entries with equal final scores, by the rule pack's tie-breaks in their order
 * (docs/handbook/process.md#3.6).
 */

export type TieBreak = RulePack['ties'][number];

/** An entry with its final score and the values by which ties are broken. */
export interface Contender {
  readonly branchId: string;
  /** The pool in which it contends, if there are pools. */
  readonly pool?: string | undefined;
  readonly final: Fraction;
  readonly onSite: Fraction;
  /** The three stages' scores of criterion 1, weighted as the final score is. */
  readonly firstCriterion: Fraction;
  readonly listBureauId: string | undefined;
  readonly rank: number | undefined;
}

/** Entries that stand at one place, settled or, if `open`, until the named act is held. */
export interface Block {
  readonly members: readonly Contender[];
  readonly place: number;
  /** The tie-break that last separated these from others of equal final score. */
  readonly resolvedBy?: TieBreak;
  /** `tieBreak` is missing when the rule pack has none left: its linter refuses such packs. */
  readonly open?: { readonly tieBreak?: 'runOff' | 'draw' };
}

/**
 * A vote or a draw among exactly the tied. A run-off may order only some, the first ones first; the others
 * stay tied behind them.
 */
export interface HeldOrder {
  readonly tied: readonly string[];
  readonly order: readonly string[];
}

export interface TieRules {
  readonly ties: readonly TieBreak[];
  readonly runOffs: readonly HeldOrder[];
  readonly draws: readonly HeldOrder[];
  /** True when the order within a group at these places decides about a place or about a reserve's turn. */
  matters(group: readonly Contender[], place: number): boolean;
}

/** The blocks that a group of equal final scores falls into when it begins at `place`. */
export function partTied(
  rules: TieRules,
  group: readonly Contender[],
  place: number,
  step = 0,
  resolvedBy?: TieBreak,
): Block[] {
  const settled = { members: group, place, ...(resolvedBy && { resolvedBy }) };
  if (group.length === 1) return [settled];
  const tieBreak = rules.ties[step];
  if (!tieBreak) return [rules.matters(group, place) ? { ...settled, open: {} } : settled];
  if (tieBreak !== 'runOff' && tieBreak !== 'draw')
    return follow(rules, parts(tieBreak, group), place, step + 1, tieBreak, resolvedBy);
  if (!rules.matters(group, place)) return partTied(rules, group, place, step + 1, resolvedBy);
  const held = findHeld(tieBreak === 'runOff' ? rules.runOffs : rules.draws, group);
  if (!held) return [{ ...settled, open: { tieBreak } }];
  // After a vote that put some ahead, those left over are a smaller tie, which may vote again; after one that
  // put nobody ahead, the next tie-break follows.
  const nextStep = held.order.length === 0 ? step + 1 : step;
  return follow(rules, ordered(group, held), place, nextStep, tieBreak, resolvedBy);
}

function follow(
  rules: TieRules,
  groups: readonly Contender[][],
  place: number,
  step: number,
  tieBreak: TieBreak,
  before?: TieBreak,
): Block[] {
  let next = place;
  return groups.flatMap((group) => {
    const begins = next;
    next += group.length;
    return partTied(rules, group, begins, step, groups.length > 1 ? tieBreak : before);
  });
}

function parts(tieBreak: 'onSite' | 'firstCriterion' | 'rank', group: readonly Contender[]): Contender[][] {
  if (tieBreak !== 'rank') return partBy(group, (one, other) => compare(other[tieBreak], one[tieBreak]));
  const [first] = group;
  const onOneList = group.every(
    ({ listBureauId, rank }) =>
      rank !== undefined && listBureauId !== undefined && listBureauId === first!.listBureauId,
  );
  return onOneList ? partBy(group, (one, other) => one.rank! - other.rank!) : [[...group]];
}

/**
 * A list cut wherever the comparison tells neighbours apart. Equal ones stand by branch id, so the order they
 * came in never shows.
 */
export function partBy(
  list: readonly Contender[],
  order: (one: Contender, other: Contender) => number,
): Contender[][] {
  const sorted = [...list].sort(
    (one, other) => order(one, other) || (one.branchId < other.branchId ? -1 : 1),
  );
  const groups: Contender[][] = [];
  for (const contender of sorted) {
    const last = groups.at(-1);
    if (last && order(last[0]!, contender) === 0) last.push(contender);
    else groups.push([contender]);
  }
  return groups;
}

/**
 * An act counts for exactly the group it was held for: if somebody has left the tie, it is held anew. The
 * latest counts.
 */
function findHeld(held: readonly HeldOrder[], group: readonly Contender[]): HeldOrder | undefined {
  const ids = new Set(group.map(({ branchId }) => branchId));
  return held.findLast(({ tied }) => tied.length === ids.size && tied.every((id) => ids.has(id)));
}

function ordered(group: readonly Contender[], { order }: HeldOrder): Contender[][] {
  const chosen = order.map((id) => group.find(({ branchId }) => branchId === id));
  if (chosen.includes(undefined) || new Set(order).size !== order.length)
    throw new Rejected('tie_order_invalid', { order: order.join() });
  const left = group.filter(({ branchId }) => !order.includes(branchId));
  return [...chosen.map((contender) => [contender!]), ...(left.length > 0 ? [left] : [])];
}
