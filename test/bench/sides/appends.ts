import { setTimeout } from 'node:timers/promises';
import type { EventStore } from '@laurel/core';
import type { Told } from '../durability.ts';
import { samples, streamOf } from '../sample.ts';

export interface WriteParameters {
  /** How many appends are under way at any time. */
  readonly writers: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
  /** How large the events are; default `large`. */
  readonly sample?: keyof typeof samples;
  /** Where the numbers of these writers' streams begin; default 0. */
  readonly firstStream?: number;
}

export interface AppendParameters extends WriteParameters {
  readonly directory: string;
}

/** Appends an event to the stream of a number, which has so many events; resolves when it is durable. */
export type Append = (stream: number, version: number) => Promise<void>;

export interface AppendResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly durability: Told;
  /** What else the reader must know of this run. */
  readonly remark?: string;
}

/** Of all writers of a process together. */
export const streamsOfProcess = 1024;
const patienceMs = 2_000;

/**
 * Writers that each append again as soon as they are answered, each to streams of its own in turn, for a
 * fixed time.
 */
export async function writeAll(
  { writers, warmUpMs, durationMs, firstStream = 0 }: WriteParameters,
  append: Append,
): Promise<Omit<AppendResult, 'durability'>> {
  const begin = performance.now() + warmUpMs;
  const end = begin + durationMs;
  const latencies: number[] = [];
  const streamsOfWriter = streamsOfProcess / writers;
  const write = async (writer: number) => {
    for (let number = 0; ; number++) {
      const asked = performance.now();
      if (asked >= end) return;
      await append(
        firstStream + writer * streamsOfWriter + (number % streamsOfWriter),
        Math.floor(number / streamsOfWriter),
      );
      const answered = performance.now();
      if (asked >= begin && answered < end) latencies.push(answered - asked);
    }
  };
  const all = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  // A store that does not come to an end is not waited for.
  await Promise.race([all, setTimeout(warmUpMs + durationMs + patienceMs)]);
  return {
    perSecond: latencies.length / (durationMs / 1000),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}

/** Appends through our port: each names the version it expects. */
export function appendTo(events: EventStore, sample: keyof typeof samples = 'large'): Append {
  return async (stream, version) => {
    const event = samples[sample](stream, version);
    await events.append(streamOf(stream), version === 0 ? 'none' : version, [event], {
      commandId: event.commandId,
    });
  };
}

/** The value below which `share` of the values lie; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
