import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Streams } from '@laurel/platform/command-line';
import { type Opened, withReaders } from '@laurel/platform/readers';
import type { Envelope } from '../history/envelope.ts';
import type { AuditOptions, AuditTools } from './options.ts';
import { progressBar, say } from './io.ts';
import { joinedRecord } from './joined.ts';
import { countEvents, recordOf } from './record.ts';
import type { OnProgress } from './replay.ts';

const progressEvery = 1_000;

/**
 * `laurel audit export`: the whole record as NDJSON (docs/export-format.md), to a file or to standard output.
 */
export async function exportCommand(
  { data, out, joined, language }: AuditOptions & { out?: string; joined?: string },
  { definitions, io }: AuditTools,
): Promise<number> {
  const counted = { events: 0 };
  await withReaders(definitions, data, async (services) => {
    if (joined !== undefined) return await handOut((await joinedRecord(services, joined)).bytes, out, io);
    const lines = linesOf(services, counted, progressBar(io));
    if (out === undefined) await writeTo(io.stdout, lines);
    else await pipeline(lines, createWriteStream(out));
  });
  if (joined === undefined && out !== undefined) {
    io.stderr.write(
      `${say(language, `已导出 ${counted.events} 个事件到 ${out}。`, `${counted.events} events exported to ${out}.`)}\n`,
    );
  }
  return 0;
}

/** The record of before as it came in, byte for byte. */
async function handOut(bytes: AsyncIterable<Uint8Array>, out: string | undefined, { stdout }: Streams) {
  if (out !== undefined) return await pipeline(bytes, createWriteStream(out));
  const decoder = new TextDecoder();
  for await (const chunk of bytes) stdout.write(decoder.decode(chunk, { stream: true }));
}

/** One event as one line of an export. */
export function lineOf(event: Envelope): string {
  return `${JSON.stringify(event)}\n`;
}

async function* linesOf(
  services: readonly Opened[],
  counted: { events: number },
  bar: OnProgress,
): AsyncGenerator<string> {
  const total = await countEvents(services);
  for await (const event of recordOf(services)) {
    yield lineOf(event);
    if (++counted.events % progressEvery === 0) bar(counted.events, Math.max(total, counted.events + 1), '');
  }
  bar(1, 1, '');
}

async function writeTo(target: Streams['stdout'], lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    // A slow reader at the other end of a pipe is waited for, so that memory stays bounded.
    if (target.write(line) === false && 'once' in target)
      await once(target as unknown as NodeJS.WritableStream, 'drain');
  }
}
