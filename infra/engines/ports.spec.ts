// Ports that are given to servers.
import { describe, expect, it } from '@jest/globals';
import { freePort } from './ports.ts';

/** The lowest port that Linux, macOS and Windows give to clients that connect. */
const clientsFrom = 32_768;

describe('A port for a server', () => {
  it('is none that a client is given, each another', async () => {
    const ports = await Promise.all(Array.from({ length: 200 }, () => freePort()));
    expect(ports.filter((port) => port >= clientsFrom)).toEqual([]);
    expect(new Set(ports).size).toBe(200);
  });
});
