import type { FastifyInstance, FastifyRequest } from 'fastify';
import { streamPath } from './live.controller.ts';

/** The requests in hand, so that an ending process cuts nobody off. Streams are not waited for: their clients come back by themselves. */
export class OpenRequests {
  readonly #open = new Set<FastifyRequest>();
  #isEnding = false;
  #closed: (() => void) | undefined;

  get isEnding(): boolean {
    return this.#isEnding;
  }

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request, reply) => {
      if (request.url.startsWith(streamPath)) return;
      this.#open.add(request);
      reply.raw.once('close', () => {
        this.#open.delete(request);
        if (this.#open.size === 0) this.#closed?.();
      });
    });
    fastify.addHook('onSend', async (_request, reply) => {
      if (this.#isEnding) void reply.header('connection', 'close');
    });
  }

  /** From now on connections end with their answer. */
  end(): void {
    this.#isEnding = true;
  }

  /** Resolves when no request is in hand, or after `timeoutMs`. */
  async closed(timeoutMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, timeoutMs);
    this.#closed = resolve;
    await promise;
    clearTimeout(timer);
  }
}
