import type { Told } from './durability.ts';

/** The middle of several rounds, and the least and the most. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** One line of the result: ours beside one baseline. */
export interface Line {
  readonly measure: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly baseline: string;
  /** Why there is no figure, if there is none. */
  readonly theirs: Spread | { readonly notMeasured: string };
  /** Ours by theirs, the middle of the ratios of each round; absent without a figure of theirs. */
  readonly ratio?: number;
  readonly goal?: Goal;
  readonly remark?: string;
}

/** What is to be reached: by the ratio, or by our own figure. */
interface Goal {
  readonly of: 'ratio' | 'ours';
  readonly least?: number;
  readonly most?: number;
}

/** What a measure gives: its lines, and the settings that each side's connection told of itself. */
export interface Measured {
  readonly lines: readonly Line[];
  readonly durability: Readonly<Record<string, Told>>;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  return { median: middle(sorted), least: sorted[0]!, most: sorted.at(-1)! };
}

/** The line of ours beside a baseline, round by round. */
export function line(
  about: Pick<Line, 'measure' | 'unit' | 'baseline' | 'goal' | 'remark'>,
  ours: readonly number[],
  theirs: readonly number[] | { readonly notMeasured: string },
): Line {
  if ('notMeasured' in theirs) return { ...about, ours: spreadOf(ours), theirs };
  const ratio = spreadOf(ours.map((value, round) => value / theirs[round]!)).median;
  return {
    ...about,
    ours: spreadOf(ours),
    theirs: spreadOf(theirs),
    ...(Number.isFinite(ratio) && { ratio }),
  };
}

/** Whether a line's goal is met; undefined when it has none, or when there is nothing to judge by. */
export function isMet({ goal, ratio, ours }: Line): boolean | undefined {
  const value = goal?.of === 'ratio' ? ratio : ours.median;
  if (!goal || value === undefined) return undefined;
  return value >= (goal.least ?? -Infinity) && value <= (goal.most ?? Infinity);
}

function middle(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
