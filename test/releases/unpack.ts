import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/**
 * A data directory as the release before left it: `before.data.br` holds a line of JSON with the name and the
 * length of each file, then the files, as one stretch of Brotli. Made at commit 0e8a3c1 by `untilScoring` of
 * test/http; views are left out, as they are built again.
 */
export function dataOfReleaseBefore(): string {
  const whole = brotliDecompressSync(readFileSync(new URL('before.data.br', import.meta.url)));
  const headEnd = whole.indexOf('\n');
  const lengths = JSON.parse(whole.subarray(0, headEnd).toString()) as Record<string, number>;
  const directory = mkdtempSync(join(tmpdir(), 'laurel-before-'));
  let at = headEnd + 1;
  for (const [name, length] of Object.entries(lengths)) {
    writeFileSync(join(directory, name), whole.subarray(at, (at += length)));
  }
  return directory;
}
