import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Envelope } from '../history/envelope.ts';

/** The events of an export, one a line (docs/export-format.md). */
export function readRecord(file: string): AsyncGenerator<Envelope> {
  return recordIn(createReadStream(file), file);
}

/** The same of the bytes of an export, under a name that a fault tells. */
export async function* recordIn(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Envelope> {
  let line = 0;
  for await (const text of createInterface({ input: Readable.from(bytes), crlfDelay: Infinity })) {
    line++;
    if (text === '') continue;
    try {
      yield JSON.parse(text) as Envelope;
    } catch {
      throw new Error(`${file}:${line} 不是 JSON / is no JSON`);
    }
  }
}
