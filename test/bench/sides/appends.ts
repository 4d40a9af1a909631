import { setTimeout } from 'node:timers/promises';
import type { Pragmas } from '../durability.ts';

export interface AppendParameters {
  readonly directory: string;
  /** How many appends are under way at any time. */
  readonly writers: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
}

export interface AppendResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly durability: Pragmas;
  /** What else the reader must know of this run. */
  readonly remark?: string;
}

const streamsOfWriter = 16;
const patienceMs = 2_000;

/**
 * Writers that each append again as soon as they are answered, each to streams of its own in turn, for a fixed time.
 * `append` is told the stream's number and how many events it has.
 */
export async function writeAll(
  { writers, warmUpMs, durationMs }: AppendParameters,
  append: (stream: number, version: number) => Promise<void>,
): Promise<Omit<AppendResult, 'durability'>> {
  const begin = performance.now() + warmUpMs;
  const end = begin + durationMs;
  const latencies: number[] = [];
  const write = async (writer: number) => {
    for (let number = 0; ; number++) {
      const asked = performance.now();
      if (asked >= end) return;
      await append(writer * streamsOfWriter + (number % streamsOfWriter), Math.floor(number / streamsOfWriter));
      const answered = performance.now();
      if (asked >= begin && answered < end) latencies.push(answered - asked);
    }
  };
  const all = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  // A store that does not come to an end is not waited for.
  await Promise.race([all, setTimeout(warmUpMs + durationMs + patienceMs)]);
  return { perSecond: latencies.length / (durationMs / 1000), p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99) };
}

/** The value below which `share` of the values lie; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
