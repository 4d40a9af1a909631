import { Agent, request as httpRequest } from 'node:http';

/** A request as bytes: nothing between here and the server mends what is wrong with it. */
export interface Sent {
  readonly method: string;
  /** With the query string, encoded; characters up to U+00FF go out as single bytes. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const patienceMs = 20_000;

/** Sends requests to one server over connections that are kept. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(readonly url: string) {}

  /** The answer, whole; of a stream of events only the beginning. Rejects when there is no answer. */
  send({ method, target, headers, body }: Sent): Promise<Received> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve, reject) => {
      const length = body ? { 'content-length': String(body.length) } : {};
      const request = httpRequest({
        hostname,
        port,
        method,
        path: target,
        headers: { ...length, ...headers },
        agent: this.#agent,
      });
      request.setTimeout(patienceMs, () =>
        request.destroy(new Error(`no answer to ${method} ${target} within ${patienceMs} ms`)),
      );
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        const answered = () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) });
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', answered);
        if (response.headers['content-type']?.startsWith('text/event-stream')) {
          answered();
          request.destroy();
        }
      });
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
