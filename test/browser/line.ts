import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The line between browsers and a server. It can be told that a new version has come, and to lose the files
 * whose paths fit.
 */
export class Line {
  /** The version of the dashboard that goes over it. */
  version = 1;
  loses: RegExp | undefined;
  /** The commands that went over it, each with its key, without those that were tried out. */
  readonly commands: string[] = [];

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async to(target: string): Promise<Line> {
    const { host } = new URL(target);
    const server = createServer((asked, answer) => {
      const { url = '/', method, headers } = asked;
      if (method === 'POST' && /\/api\/v1\/[a-z-]+\/[^/?]+\/[a-z-]+$/.test(url))
        line.commands.push(`${url.slice('/api/v1/'.length)} ${String(headers['idempotency-key'])}`);
      if (line.loses?.test(url)) {
        answer.writeHead(404).end();
        return;
      }
      const isWorker = url === '/sw.js';
      const passed = request(
        `${target}${url}`,
        {
          method,
          headers: {
            ...{ ...headers, host },
            ...(headers.origin !== undefined && { origin: target }),
            ...(isWorker && { 'accept-encoding': 'identity' }),
          },
        },
        (found) => {
          // Another byte in it makes a worker new; its length, hash and date are no longer right.
          const { 'cache-control': caching, 'content-type': type } = found.headers;
          answer.writeHead(
            found.statusCode!,
            isWorker ? { 'cache-control': caching, 'content-type': type } : found.headers,
          );
          if (!isWorker) return found.pipe(answer);
          found.on('data', (part) => answer.write(part));
          return found.on('end', () => answer.end(`\n// ${line.version}`));
        },
      );
      passed.on('error', () => answer.destroy());
      answer.on('close', () => passed.destroy());
      asked.pipe(passed);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const line = new Line(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    return line;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
