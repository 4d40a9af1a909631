import proxy from '@fastify/http-proxy';
import fastify, { type FastifyInstance } from 'fastify';
import type { ServiceName } from '@laurel/contracts';
import { routesOf, type ServiceDefinition } from '@laurel/platform';

const answerMs = 330_000;
const bodyBytesMax = 64 * 1024 * 1024;

export interface GatewayOptions {
  readonly definitions: readonly ServiceDefinition[];
  readonly host: string;
  readonly port: number;
  /** The URLs at which each service answers, asked in turn. */
  readonly services: ReadonlyMap<ServiceName, readonly string[]>;
  /** Adds the pages of the dashboard to the gateway. */
  readonly serveDashboard: (gateway: FastifyInstance) => Promise<void>;
}

/**
 * One origin for the services of a cluster on this machine and for the dashboard; in a deployment a web
 * server does this (infra/nginx). A service that does not answer is a 502, as from any gateway.
 */
export async function openGateway({
  definitions,
  host,
  port,
  services,
  serveDashboard,
}: GatewayOptions): Promise<{ readonly url: string; close(): Promise<void> }> {
  const gateway = fastify({ forceCloseConnections: true, bodyLimit: bodyBytesMax });
  for (const [prefix, service] of routesOf(definitions)) {
    const urls = services.get(service)!;
    let asked = 0;
    await gateway.register(proxy, {
      prefix,
      rewritePrefix: prefix,
      upstream: '',
      proxyPayloads: true,
      // A service that dies with a request in hand leaves its outcome unknown; whoever asks again with the
      // same key gets one result.
      replyOptions: {
        getUpstream: () => urls[asked++ % urls.length]!,
        onError: (reply) => void reply.status(502).send({ status: 502, code: 'unavailable' }),
      },
      undici: { bodyTimeout: 0, headersTimeout: answerMs, connections: 128 },
    });
  }
  gateway.get('/health/ready', async (_request, reply) => {
    const ready = await Promise.all([...services.values()].flat().map((url) => isReady(url)));
    return await reply
      .status(ready.every(Boolean) ? 200 : 503)
      .send({ status: ready.every(Boolean) ? 'ok' : 'unavailable' });
  });
  await serveDashboard(gateway);
  await gateway.listen({ host, port });
  const { port: bound } = gateway.server.address() as { port: number };
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}`,
    close: async () => await gateway.close(),
  };
}

/** True when a service says that it is ready. */
export async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
