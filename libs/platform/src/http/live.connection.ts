import { once } from 'node:events';
import type { EventStore } from '@laurel/core';
import type { FastifyReply } from 'fastify';

export const streamType = 'text/event-stream; charset=utf-8';

/**
 * The connection of one client of Server-Sent Events. It writes no faster than the client reads, and wakes up
 * when the log grows.
 */
export class Connection {
  readonly #raw: FastifyReply['raw'];
  readonly #events: EventStore;
  readonly #closed = new AbortController();
  #beatAt = performance.now();

  /** Takes the response over and answers with the stream's head. */
  constructor(reply: FastifyReply, events: EventStore) {
    reply.hijack();
    this.#raw = reply.raw;
    this.#events = events;
    this.#raw.on('close', () => this.#closed.abort());
    this.#raw.on('error', () => this.#closed.abort());
    this.#raw.writeHead(200, {
      'content-type': streamType,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-request-id': reply.request.id,
    });
    this.#raw.write('retry: 3000\n\n');
  }

  get open(): boolean {
    return !this.#closed.signal.aborted;
  }

  async send(id: number, message: object): Promise<void> {
    await this.#write(`id: ${id}\ndata: ${JSON.stringify(message)}\n\n`);
  }

  /**
   * Sends a comment if nothing was sent for so long, so that nobody between here and the client thinks the
   * line dead.
   */
  async beat(afterMs: number): Promise<void> {
    if (performance.now() - this.#beatAt >= afterMs) await this.#write(': heartbeat\n\n');
  }

  /** Resolves when the log has grown beyond `position`, when the client has left, or after `timeoutMs`. */
  async news(position: number, timeoutMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const unsubscribe = this.#events.onAppend(resolve);
    const timer = setTimeout(resolve, timeoutMs);
    timer.unref();
    const { signal } = this.#closed;
    const left = () => resolve();
    signal.addEventListener('abort', left);
    try {
      if (this.open && (await this.#events.head()) <= position) await promise;
    } finally {
      unsubscribe();
      clearTimeout(timer);
      signal.removeEventListener('abort', left);
    }
  }

  end(): void {
    if (!this.#raw.writableEnded) this.#raw.end();
  }

  async #write(text: string): Promise<void> {
    if (!this.open) return;
    this.#beatAt = performance.now();
    if (!this.#raw.write(text))
      await once(this.#raw, 'drain', { signal: this.#closed.signal }).catch(() => undefined);
  }
}
