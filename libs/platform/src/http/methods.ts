import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** One address as routes have it, `/api/v1/accounts/:key`, and its methods. */
interface Address {
  readonly form: RegExp;
  readonly methods: Set<string>;
}

/**
 * An address that exists answers `OPTIONS` with 204 and a method it does not know with 405, before a body is
 * read; both say in `Allow` which it knows. Call it before routes are set.
 */
export function answerOtherMethods(fastify: FastifyInstance): void {
  const addresses = new Map<string, Address>();
  fastify.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const address = addresses.get(url) ?? { form: formOf(url), methods: new Set() };
    for (const one of [method].flat()) address.methods.add(one);
    addresses.set(url, address);
  });
  fastify.addHook('onRequest', async (request, reply) => {
    const { url } = request.routeOptions;
    if (url !== undefined && !url.includes('*')) return;
    const path = request.url.split('?')[0]!;
    const known = [...addresses.values()]
      .filter(({ form }) => form.test(path))
      .flatMap(({ methods }) => [...methods]);
    if (known.length === 0 || known.includes(request.method)) return;
    const allow = [...new Set(known), 'OPTIONS'].join(', ');
    if (request.method !== 'OPTIONS') throw new Problem('method_not_allowed', [], { allow });
    return await reply.status(204).header('allow', allow).send();
  });
}

function formOf(route: string): RegExp {
  const steps = route
    .split('/')
    .map((step) => (step.startsWith(':') ? '[^/]+' : step.replaceAll('.', '\\.')));
  return new RegExp(`^${steps.join('/')}$`);
}
