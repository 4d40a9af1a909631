import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to clients that connect (Linux: from 32768 on, others higher): a client
 * of any process could take a port there before the server listens, or while a killed server is down.
 */
const ports = { from: 15_000, below: 32_768 };
const attempts = 100;

const given = new Set<number>();

/**
 * A port of this machine on which nobody listens now, and which this process has not been given before. No
 * client takes it. @throws Error when a hundred tries found none: end what else listens on this machine.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = randomInt(ports.from, ports.below);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`no port of ${attempts} between ${ports.from} and ${ports.below} is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
