import { percentile } from './appends.ts';

/** How long it took from the answer to an append until what it changed could be read. */
export interface PaceParameters {
  /** Appends a second, evenly spread, whether or not those before are visible yet. */
  readonly perSecond: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
}

export interface VisibilityParameters extends PaceParameters {
  readonly directory: string;
}

export interface VisibilityResult {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  readonly appends: number;
}

/** Appends at an even pace and takes the time from each answer to `visible`. */
export async function watchVisibility<Answer>(
  { perSecond, warmUpMs, durationMs }: PaceParameters,
  append: (number: number) => Promise<Answer>,
  visible: (answer: Answer) => Promise<void>,
): Promise<VisibilityResult> {
  const start = performance.now();
  const waits: number[] = [];
  const running: Promise<void>[] = [];
  const one = async (number: number, counts: boolean) => {
    const answer = await append(number);
    const answered = performance.now();
    await visible(answer);
    if (counts) waits.push(performance.now() - answered);
  };
  for (let number = 0; performance.now() < start + warmUpMs + durationMs; number++) {
    const due = start + (number * 1000) / perSecond;
    do await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    while (performance.now() < due);
    running.push(one(number, due >= start + warmUpMs));
  }
  await Promise.all(running);
  return {
    p50Ms: percentile(waits, 0.5),
    p99Ms: percentile(waits, 0.99),
    worstMs: percentile(waits, 1),
    appends: waits.length,
  };
}
