import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { branchIdOf, bureauIdOf, planData } from '../sample.ts';
import type { Side } from '../side.ts';
import { percentile } from './appends.ts';
import type { Serving } from './serving.ts';

export interface ClientParameters extends Serving {
  readonly branches: number;
  /** Clients, each with a connection of its own that is kept open, and one request under way. */
  readonly clients: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
}

export interface ClientResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly answered: number;
}

/**
 * Load from a process of its own: every client asks for the next branch as soon as it was answered. It writes
 * HTTP/1.1 by hand, so that it takes little from the machine that the server shares with it. Any answer but
 * 200 ends the run with an error.
 */
export const run: Side<ClientParameters, ClientResult> = async ({
  port,
  path,
  tokens,
  branches,
  clients,
  warmUpMs,
  durationMs,
}) => {
  const begin = performance.now() + warmUpMs;
  const end = begin + durationMs;
  const latencies: number[] = [];
  let asked = 0;
  const client = async () => {
    const connection = await Connection.open(port);
    for (;;) {
      const start = performance.now();
      if (start >= end) break;
      const number = asked++;
      const branch = number % branches;
      const token = tokens[bureauIdOf(branch)];
      await connection.post(
        path.replace(':branch', branchIdOf(branch)),
        token,
        JSON.stringify(planData(number)),
      );
      const answered = performance.now();
      if (start >= begin && answered < end) latencies.push(answered - start);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return {
    perSecond: latencies.length / (durationMs / 1000),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    answered: asked,
  };
};

class Connection {
  readonly #socket: Socket;
  #received = '';
  #answer: PromiseWithResolvers<void> | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    // Latin-1 keeps one character for each byte, so lengths can be compared with Content-Length.
    socket.setEncoding('latin1');
    socket.on('data', (text) => this.#take(String(text)));
    socket.on('error', (error) => this.#answer?.reject(error));
    socket.on('close', () => this.#answer?.reject(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Connection(socket);
  }

  post(path: string, token: string | undefined, body: string): Promise<void> {
    this.#answer = Promise.withResolvers();
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
        `idempotency-key: ${randomUUID()}\r\nif-match: *\r\n${token === undefined ? '' : `authorization: Bearer ${token}\r\n`}\r\n${body}`,
    );
    return this.#answer.promise;
  }

  close(): void {
    this.#answer = undefined;
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.#received += text;
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.#received.slice(0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#received.length < headEnd + 4 + length) return;
    const answer = this.#received;
    this.#received = '';
    if (head.startsWith('HTTP/1.1 200')) this.#answer?.resolve();
    else this.#answer?.reject(new Error(`not accepted: ${answer}`));
  }
}
