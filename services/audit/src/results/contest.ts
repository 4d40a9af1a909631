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
  /** The number of branches that the rule pack lets be named. */
  places?: number | undefined;
  readonly scoringErrors: Set<string>;
  readonly award: Award;
}

export type Place = 'proposed' | 'held' | 'reserve' | 'named' | 'revoked' | 'dropped';

export interface Award {
  readonly places: Map<string, Place>;
  /** Winners and reserves as requested last. */
  order: readonly string[];
  rankingVersion: number;
  readonly numbers: Set<string>;
}
