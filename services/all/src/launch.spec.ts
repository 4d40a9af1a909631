// The first start of a city tells its administrators' passwords once: so not before it has succeeded.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { launch } from './launch.ts';

const directory = mkdtempSync(join(tmpdir(), 'laurel-launch-'));
const launchOn = (port: number) =>
  launch({ directory, host: '127.0.0.1', port, mode: { kind: 'production' } });
afterEach(() => rmSync(directory, { recursive: true }));

describe('A first start whose port is taken', () => {
  it('fails, and leaves it to the next to make the administrators and to tell their passwords', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    await expect(launchOn((other.address() as AddressInfo).port)).rejects.toThrow('EADDRINUSE');
    await new Promise((resolve) => other.close(resolve));
    const launched = await launchOn(0);
    expect(launched.firstAccounts).toHaveLength(3);
    await launched.close();
    const again = await launchOn(0);
    expect(again.firstAccounts).toEqual([]);
    await again.close();
  });
});
