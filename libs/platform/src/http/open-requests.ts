import type { Server } from 'node:http';
import { setTimeout as elapsed } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DRAIN_MS } from '../tokens.ts';
import { streamPath } from './live.controller.ts';

const endMs = 10_000;

/**
 * The requests in hand, so that an ending process cuts nobody off. Streams are not waited for: their clients
 * come back by themselves.
 */
@Injectable()
export class OpenRequests implements BeforeApplicationShutdown {
  readonly #open = new Set<FastifyRequest>();
  #isEnding = false;
  #closed: (() => void) | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(DRAIN_MS) private readonly drainMs: number,
  ) {}

  get isEnding(): boolean {
    return this.#isEnding;
  }

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith(streamPath)) return done();
      this.#open.add(request);
      reply.raw.once('close', () => {
        this.#open.delete(request);
        if (this.#open.size === 0) this.#closed?.();
      });
      done();
    });
    fastify.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.#isEnding) void reply.header('connection', 'close');
      done();
    });
  }

  /**
   * From now on connections end with their answer. Nothing new is taken once whoever balances the load has
   * had time to notice.
   */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isEnding = true;
    await elapsed(this.drainMs);
    (this.host.httpAdapter.getHttpServer() as Server).close();
    await this.closed(endMs);
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
