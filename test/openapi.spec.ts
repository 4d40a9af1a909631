// The interface is what its description says: the committed document is the one that is made, and it names
// every route that is served, no more, no less.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Launched, launch, openApiText } from '@laurel/all';
import { openApiFile } from '@laurel/infra/documents';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(120_000);

/**
 * A document that grows beyond this says something again that has a name, or should have one (`kinds` of the
 * contracts).
 */
const bytesMax = 250_000;

interface Route {
  readonly method: string;
  readonly path: string;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly parameters?: readonly { readonly name?: string; readonly schema?: { readonly enum?: string[] } }[];
}
const document = JSON.parse(openApiText()) as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) =>
    addressesOf(path, operation).map((address) => ({ method: method.toUpperCase(), path: address })),
  ),
);

/** The addresses that a path stands for: one for each value of a parameter that lists its values. */
function addressesOf(path: string, { parameters = [] }: Operation): string[] {
  const listed = parameters.find(({ name, schema }) => schema?.enum && path.includes(`{${name}}`));
  return listed?.schema?.enum?.map((value) => path.replace(`{${listed.name}}`, value)) ?? [path];
}

/** What the description itself is not described by. */
const undescribed = /^\/api\/(openapi\.json|asyncapi\.json|docs.*)$/;

/** A route of the router as a pattern over the paths of the document. */
function patternOf(path: string): RegExp {
  const steps = path.split('/').map((step) => (step.startsWith(':') ? '[^/]+' : step.replaceAll('.', '\\.')));
  return new RegExp(`^${steps.join('/')}$`);
}

/** Routes without a description, and descriptions without a route. Nest answers HEAD for every GET. */
function differences(routes: readonly Route[], described: readonly Route[]): string[] {
  const served = routes.filter(({ method, path }) => method !== 'HEAD' && !undescribed.test(path));
  const fits = (route: Route, one: Route) =>
    route.method === one.method && patternOf(route.path).test(one.path);
  return [
    ...served
      .filter((route) => !described.some((one) => fits(route, one)))
      .map(({ method, path }) => `served only: ${method} ${path}`),
    ...described
      .filter((one) => !served.some((route) => fits(route, one)))
      .map(({ method, path }) => `described only: ${method} ${path}`),
  ];
}

let directory: string;
let launched: Launched;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'laurel-openapi-'));
  launched = await launch({
    directory,
    host: '127.0.0.1',
    port: 0,
    mode: { kind: 'rehearsal', seed: 1, start: '2023-03-01T00:00:00.000Z' },
  });
});

afterAll(async () => {
  await launched?.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('The description of the interface', () => {
  it('is committed as it is made; `npm run documents` makes it anew', () => {
    const committed = existsSync(openApiFile) ? readFileSync(openApiFile, 'utf8') : '';
    expect(committed === openApiText()).toBe(true);
  });
  it('says each thing once, and so has at most 250,000 bytes', () => {
    expect(Buffer.byteLength(openApiText())).toBeLessThanOrEqual(bytesMax);
  });
  it('is served as it is made', async () => {
    const served = await fetch(`${launched.server.url}/api/openapi.json`);
    expect(await served.json()).toEqual(document);
  });
  it('names every route, and no other', () => {
    expect(launched.server.routes.length).toBeGreaterThan(100);
    expect(differences(launched.server.routes, documented)).toEqual([]);
  });
  it('names every operation once', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
  it('tells of every operation what a success and what a refusal is', () => {
    const open = ['/health/live', '/health/ready', '/metrics', '/api/v1/system'];
    const vague = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods)
        .filter(
          ({ responses }) =>
            !('200' in responses || '2XX' in responses) ||
            (!open.includes(path) && !('default' in responses)),
        )
        .map(({ operationId }) => operationId),
    );
    expect(vague).toEqual([]);
  });
  it('is found to differ when a route has no description, or a description no route', () => {
    const routes = [...launched.server.routes, { method: 'POST', path: '/api/v1/back-door' }];
    expect(differences(routes, documented)).toEqual(['served only: POST /api/v1/back-door']);
    const described = [...documented, { method: 'GET', path: '/api/v1/promises' }];
    expect(differences(launched.server.routes, described)).toEqual(['described only: GET /api/v1/promises']);
  });
});
