import { type Step, steps } from '../providers/narrowing.ts';

/** One step of the funnel. */
export interface Level {
  readonly step: Step;
  /** Branches that reached it or went further. */
  readonly reached: number;
  /** Branches whose furthest step it is. */
  readonly here: number;
  /** Reached, in whole per cent of all. */
  readonly share: number;
}

/** From how many branches stand at each step to how many reached it. */
export function funnelOf(
  counts: readonly { readonly step: string; readonly count: number }[],
): readonly Level[] {
  const at = new Map(counts.map(({ step, count }) => [step, count]));
  const all = steps.reduce((sum, step) => sum + (at.get(step) ?? 0), 0);
  return steps.map((step, index) => {
    const reached = steps.slice(index).reduce((sum, later) => sum + (at.get(later) ?? 0), 0);
    return {
      step,
      reached,
      here: at.get(step) ?? 0,
      share: all === 0 ? 0 : Math.round((100 * reached) / all),
    };
  });
}
