import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { values } from '@laurel/contracts';
import { type ArgumentsHost, Catch, type ExceptionFilter, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Tokens } from '../access/token.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import { commandParts, publicCommands } from './command.controller.ts';
import { Gate, sessionCookie } from './gate.ts';
import { answerOtherMethods } from './methods.ts';
import { Metrics, metricsController } from './metrics.ts';
import { Problem } from './problem.ts';
import { answerOddBytes, type Noted, sendProblem, usualHeaders } from './refusing.ts';
import { header } from './request.ts';
import { viewParts } from './view.controller.ts';

const bodyBytesMax = 1024 * 1024;
/** A list may be filtered by all its fields at once. */
const headBytesMax = 64 * 1024;
const requestIdForm = /^[0-9a-zA-Z._-]{1,80}$/;

export interface HttpOptions {
  readonly runtimes: readonly ServiceRuntime[];
  readonly tokens: Tokens;
  /** Our own faults, for operators of the server. */
  readonly log: Logger;
  /** One line a request: who asked what, under which command id, with which outcome. Refusals are recorded here. */
  readonly accessLog: Logger;
  /** Addresses whose word on where a request came from is taken. */
  readonly trustedProxies?: readonly string[];
  /** Controllers beside those made from contracts and of the services' own, with what they need already inside. */
  readonly controllers: (gates: ReadonlyMap<string, Gate>) => readonly Type[];
  /** Called with the Fastify instance before routes are set, for static files. */
  readonly extend?: (fastify: FastifyInstance) => Promise<void>;
}

/** The HTTP application of one or several services: routes from contracts, problems for every error, an access log. Not listening yet. */
export async function createHttpApplication(options: HttpOptions): Promise<NestFastifyApplication> {
  const gates = new Map(options.runtimes.map((runtime) => [runtime.definition.name as string, new Gate(runtime, options.tokens)]));
  const parts = options.runtimes.flatMap((runtime) => partsOf(runtime, gates.get(runtime.definition.name)!));
  const own = options.runtimes.flatMap((runtime) => {
    const { name, controllers } = runtime.definition;
    return controllers?.({ runtime, gate: gates.get(name)!, tokens: options.tokens }) ?? [];
  });

  const metrics = new Metrics(options.runtimes);

  class LaurelModule {}
  Module({})(LaurelModule);
  const adapter = adapterFor(options);
  const application = await NestFactory.create<NestFastifyApplication>(
    {
      module: LaurelModule,
      imports: [CqrsModule.forRoot()],
      controllers: [...parts.map(({ controller }) => controller), ...own, ...options.controllers(gates), metricsController(metrics)],
      providers: parts.map(({ handler }) => handler),
    },
    adapter,
    { bodyParser: false, logger: false, abortOnError: false },
  );
  application.useGlobalFilters(new ProblemFilter(options.log));
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  await fastify.register(cookie as never);
  answerOtherMethods(fastify);
  parseBodies(fastify);
  guardBrowsers(fastify, options.tokens);
  logAccess(fastify, options.accessLog);
  metrics.watch(fastify);
  await options.extend?.(fastify);
  await application.init();
  return application;
}

function adapterFor({ log, accessLog, trustedProxies = [] }: HttpOptions): FastifyAdapter {
  return new FastifyAdapter({
    ...(trustedProxies.length > 0 && { trustProxy: [...trustedProxies] }),
    bodyLimit: bodyBytesMax,
    http: { maxHeaderSize: headBytesMax },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 400 },
    genReqId: (request: { headers: Record<string, unknown> }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && requestIdForm.test(given) ? given : randomUUID();
    },
    // No hook hears of these.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(log, error, request, reply);
      recordAccess(accessLog, request, reply);
    },
    clientErrorHandler: answerOddBytes,
  } as never);
}

function partsOf(runtime: ServiceRuntime, gate: Gate): { controller: Type; handler: Type }[] {
  const { aggregates, views } = runtime.definition;
  return [
    ...aggregates.flatMap(({ contract }) => (publicCommands(contract).length > 0 ? [commandParts(contract, runtime, gate)] : [])),
    ...views.flatMap(({ view, reading }) => (reading ? [viewParts({ view, reading }, runtime, gate)] : [])),
  ];
}

class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(this.log, error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
Catch()(ProblemFilter);

/** Bodies are read as bytes and must be valid UTF-8; what is not JSON is said so. */
function parseBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const text = (bytes: Buffer) => {
    try {
      return utf8.decode(bytes);
    } catch {
      throw new Problem('malformed');
    }
  };
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, JSON.parse(text(bytes as Buffer)));
    } catch {
      done(new Problem('malformed'));
    }
  });
  fastify.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, text(bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  // Attachments stream; their size is bounded where they are stored.
  fastify.addContentTypeParser('application/octet-stream', { bodyLimit: values.attachmentBytesMax }, (_request, payload, done) =>
    done(null, payload),
  );
}

/** A browser that is signed in by cookie must prove, by a header only its own page can set, that the page is ours. */
function guardBrowsers(fastify: FastifyInstance, tokens: Tokens): void {
  fastify.addHook('preValidation', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || header(request, 'authorization')?.startsWith('Bearer ')) return;
    const token = (request as FastifyRequest & { cookies: Record<string, string | undefined> }).cookies[sessionCookie];
    if (token !== undefined && header(request, 'x-csrf-token') !== tokens.csrf(token)) throw new Problem('csrf');
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of Object.entries(usualHeaders)) if (!reply.hasHeader(name)) reply.header(name, value);
    done();
  });
}

/** When the response closes: no hook hears of the end of a live stream, which takes its response over. */
function logAccess(fastify: FastifyInstance, accessLog: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => recordAccess(accessLog, request, reply));
    done();
  });
}

function recordAccess(accessLog: Logger, request: Noted, reply: FastifyReply): void {
  const commandId = header(request, 'idempotency-key');
  accessLog.info({
    requestId: request.id,
    ...(commandId !== undefined && requestIdForm.test(commandId) && { commandId }),
    ...(request.laurelAccount !== undefined && { account: request.laurelAccount }),
    ...(request.laurelRole !== undefined && { role: request.laurelRole }),
    method: request.method,
    path: request.url.split('?')[0]!.slice(0, 300),
    status: reply.statusCode,
    // Why a ballot was refused tells something of what it says (PROCESS.md 1.3); that it was stands in the status.
    ...(request.laurelCode !== undefined && !request.laurelSecretive && { code: request.laurelCode }),
    durationMs: Math.round(reply.elapsedTime),
  });
}
