import type { Pool } from '@laurel/rules';

/**
 * A campaign's ranking and naming as the record shows them so far: what rule 7 compares further events with.
 */

/** One version of a ranking as it was computed. */
interface Version {
  readonly winners: readonly string[];
  readonly reserves: readonly string[];
  readonly ranked: readonly { readonly branchId: string; readonly place: number }[];
  readonly unranked: unknown;
  readonly open: readonly unknown[];
}

export interface Contest {
  readonly versions: Map<number, Version>;
  newest: number;
  confirmed?: number;
  /** The pools of the rule pack, with the number of branches that may be named in each. */
  pools?: readonly Pool[] | undefined;
  readonly scoringErrors: Set<string>;
  readonly award: Award;
}

export type Place = 'proposed' | 'held' | 'reserve' | 'named' | 'revoked' | 'dropped';

export interface Award {
  readonly places: Map<string, Place>;
  /** The pool in which each entry was admitted, where there are pools. */
  readonly pools: Map<string, string | undefined>;
  /** Winners and reserves as requested last. */
  order: readonly string[];
  rankingVersion: number;
  readonly numbers: Set<string>;
}
