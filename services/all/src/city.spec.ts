// A city's data belongs together: logs without the key they were written with are not opened.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openCity } from './city.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'laurel-city-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = () => openCity({ directory, mode: { kind: 'production' }, log: pino({ enabled: false }) });

describe('Data restored without its key', () => {
  it('is not opened and gets no new key, and is opened when the key is back', async () => {
    await (await open()).close();
    const [key, away] = [join(directory, 'secret.key'), join(directory, 'elsewhere')];
    const before = readFileSync(key);
    renameSync(key, away);
    await expect(open()).rejects.toThrow(
      /缺少密钥文件 secret\.key.*holds logs but no secret\.key: restore it/,
    );
    renameSync(away, key);
    await (await open()).close();
    expect(readFileSync(key)).toEqual(before);
  });
});
