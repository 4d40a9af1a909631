// The web server before the services is told of every route there is.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { definitions, nginxText } from '@laurel/all';
import { nginxFile } from '@laurel/infra/documents';
import { routesOf } from '@laurel/platform';

const text = nginxText();

describe('The configuration of the web server', () => {
  it('is committed as it is made; `npm run documents` makes it anew', () => {
    expect(readFileSync(nginxFile, 'utf8') === text).toBe(true);
  });
  it('sends every resource to the service that answers it', () => {
    const [, table = ''] = /map \$resource \$service \{([^}]*)\}/.exec(text)!;
    const sent = new Map(
      [...table.matchAll(/(\S+) (\S+);/g)].map(([, resource, service]) => [resource, service]),
    );
    const resources = [...routesOf(definitions)].filter(([path]) => path.startsWith('/api/v1/'));
    expect(resources.length).toBeGreaterThan(30);
    const wrong = resources.filter(
      ([path, service]) => (sent.get(path.split('/')[3]) ?? sent.get('default')) !== service,
    );
    expect(wrong).toEqual([]);
  });
  it('answers by itself with problems, as the services do', () => {
    const bodies = [...text.matchAll(/return (\d+) '(\{"type".*\})';/g)].map(([, status, body]) => [
      Number(status),
      JSON.parse(body!),
    ]);
    expect(bodies.map(([status, { code }]) => [status, code])).toEqual([
      [503, 'unavailable'],
      [413, 'too_large'],
      [431, 'head_too_large'],
    ]);
  });
  it('shows nobody what is for the inside', () => {
    expect(text).not.toMatch(/location[^{]*(metrics|internal)/);
  });
});
