import { text } from 'node:stream/consumers';
import type { Files } from '@laurel/core';

/** The text of a file that is kept; undefined where there is none, or it is longer. */
export async function fileText(
  files: Pick<Files, 'read'>,
  hash: string,
  bytesMost: number,
): Promise<string | undefined> {
  const kept = await files.read(hash);
  return kept && kept.size <= bytesMost ? await text(kept.bytes) : undefined;
}
