// What a browser loads before it can show the first screen, as it is served: an office's line is slow.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Launched, launch } from '@laurel/all';
import { builtDashboard } from '@laurel/platform';

const bytesMost = 330 * 1024;
const isBuilt = existsSync(join(builtDashboard, 'index.html'));

(isBuilt ? describe : describe.skip)('The first load of the dashboard', () => {
  const directory = mkdtempSync(join(tmpdir(), 'laurel-first-load-'));
  let launched: Launched;
  beforeAll(async () => {
    launched = await launch({ directory, host: '127.0.0.1', port: 0, mode: { kind: 'production' } });
  });
  afterAll(async () => {
    await launched.close();
    rmSync(directory, { recursive: true });
  });

  /** The bytes that go over the line, and what they are when they have arrived. */
  async function loaded(path: string, encoding: string) {
    const answer = await fetch(`${launched.server.url}${path}`, { headers: { 'accept-encoding': encoding } });
    return {
      encoding: answer.headers.get('content-encoding'),
      bytes: Number(answer.headers.get('content-length')),
      text: await answer.text(),
    };
  }

  it.each(['gzip', 'br'])('is at most 330 KB as %s, none of it uncompressed', async (encoding) => {
    const page = await loaded('/', encoding);
    const named = [...page.text.matchAll(/<(?:script|link) [^>]*(?:src|href)="(\/[^"]+)"/g)].map(
      ([, path]) => path!,
    );
    expect(named.some((path) => path.endsWith('.js'))).toBe(true);
    const all = [page, ...(await Promise.all(named.map((path) => loaded(path, encoding))))];
    expect(all.filter(({ bytes }) => !(bytes > 0))).toEqual([]);
    expect(all.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(bytesMost);
    // What is shorter than a packet is not worth it.
    expect(all.filter((file) => file.encoding !== encoding && file.bytes >= 1024)).toEqual([]);
  });
});
