import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A fault that the network has on every connection through a proxy. */
export type Fault =
  | { readonly kind: 'none' }
  /** Each piece of data comes later by this much; the order stays. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /**
   * Nothing passes until the fault ends, then all of it comes: a frozen machine, or a partitioned network.
   */
  | { readonly kind: 'hold'; readonly towards?: 'server' | 'client' }
  /** All data is lost, and a connection that lost some stays open and silent for ever: it is half-open. */
  | { readonly kind: 'drop'; readonly towards?: 'server' | 'client' }
  /** Connections are reset, those that stand and those that come. */
  | { readonly kind: 'reset' };

interface Line {
  readonly client: Socket;
  readonly server: Socket;
  /** True when data was lost on this connection. */
  broken: boolean;
}

/** A network between a client and a server, with faults at will; for tests. */
export class TcpProxy {
  readonly #target: { readonly host: string; readonly port: number };
  readonly #listener: Server;
  readonly #lines = new Set<Line>();
  #fault: Fault = { kind: 'none' };
  #changed = Promise.withResolvers<void>();

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#listener = createServer((client) => this.#open(client));
  }

  /** Listens on 127.0.0.1, on a free port unless one is named, and passes on to `target`. */
  static async open(target: { host: string; port: number }, port = 0): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    proxy.#listener.once('error', reject).listen(port, '127.0.0.1', resolve);
    await promise;
    return proxy;
  }

  get port(): number {
    return (this.#listener.address() as { port: number }).port;
  }

  /** The number of open connections. */
  get connections(): number {
    return this.#lines.size;
  }

  /** Sets the fault from now on, until the next call. */
  inject(fault: Fault): void {
    this.#fault = fault;
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
    if (fault.kind === 'reset') for (const line of [...this.#lines]) this.#close(line);
  }

  async close(): Promise<void> {
    this.inject({ kind: 'reset' });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#listener.close(() => resolve());
    await promise;
  }

  #open(client: Socket): void {
    if (this.#fault.kind === 'reset') {
      client.on('error', () => {}).resetAndDestroy();
      return;
    }
    const line = { client, server: connect(this.#target), broken: false };
    this.#lines.add(line);
    for (const socket of [line.client, line.server]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.#close(line));
    }
    void this.#carry(line, 'server');
    void this.#carry(line, 'client');
  }

  async #carry(line: Line, towards: 'server' | 'client'): Promise<void> {
    const [from, to] = towards === 'server' ? [line.client, line.server] : [line.server, line.client];
    try {
      for await (const piece of from.iterator({ destroyOnReturn: false })) {
        if (await this.#lets(line, towards)) await written(to, piece as Buffer);
      }
    } catch {
      // The sockets' own handlers saw it.
    }
    this.#close(line);
  }

  /** Waits as long as the fault says. False when the data is lost. */
  async #lets(line: Line, towards: 'server' | 'client'): Promise<boolean> {
    const meant = () =>
      !('towards' in this.#fault) || this.#fault.towards === undefined || this.#fault.towards === towards;
    if (this.#fault.kind === 'delay') await sleep(this.#fault.delayMs);
    while (this.#fault.kind === 'hold' && meant() && this.#lines.has(line)) await this.#changed.promise;
    line.broken ||= this.#fault.kind === 'drop' && meant();
    return !line.broken;
  }

  #close(line: Line): void {
    if (!this.#lines.delete(line)) return;
    for (const socket of [line.client, line.server]) {
      if (this.#fault.kind === 'reset') socket.resetAndDestroy();
      else socket.destroy();
    }
  }
}

/** Resolves when the socket can take more, so that a slow receiver slows its sender. */
async function written(to: Socket, piece: Buffer): Promise<void> {
  if (to.destroyed) throw new Error('the other end is gone');
  const { promise, resolve } = Promise.withResolvers<void>();
  to.write(piece, () => resolve());
  await promise;
}
