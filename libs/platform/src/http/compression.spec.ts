// What is compressed on its way to the reader, and what goes as it is.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Post, Query } from '@nestjs/common';
import fastify, { type FastifyInstance } from 'fastify';
import { Public } from './access.decorators.ts';
import { Answer } from './answer.ts';
import { serveDashboard } from './dashboard.ts';
import { testServer } from './http.fixture.ts';

const rows = Array.from({ length: 100 }, (_, index) => ({ id: `b03.${index}`, name: '澜川市公安局' }));

@Controller('api/v1')
@Public()
class Branches {
  @Get('branches')
  list(@Query('limit') limit = '100') {
    const answer = new Answer(rows.slice(0, Number(limit)));
    answer.range = `branches 0-${Number(limit) - 1}/100`;
    return answer.of(7);
  }

  @Get('session')
  session() {
    return { csrfToken: 'a'.repeat(2_000) };
  }

  @Post('accounts')
  created() {
    return { oneTimePassword: 'a'.repeat(2_000) };
  }
}

interface Served {
  readonly url: string;
  close(): Promise<void>;
}

async function encodingOf(url: string, accepts: string, method = 'GET') {
  const answer = await fetch(url, { method, headers: { 'accept-encoding': accepts } });
  return { encoding: answer.headers.get('content-encoding'), answer };
}

describe('An answer', () => {
  let served: Served;
  beforeAll(async () => {
    served = await testServer({ controllers: [Branches] });
  });
  afterAll(async () => await served.close());

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('is compressed as its reader accepts: %s', async (accepts, wanted) => {
    const { encoding, answer } = await encodingOf(`${served.url}/api/v1/branches`, accepts);
    expect(encoding).toBe(wanted);
    expect(await answer.json()).toEqual(rows);
  });
  it('tells which rows it has and their version, compressed or not, and that it differs by encoding', async () => {
    const { answer } = await encodingOf(`${served.url}/api/v1/branches`, 'gzip');
    expect(answer.headers.get('content-range')).toBe('branches 0-99/100');
    expect(answer.headers.get('etag')).toBe('"v7"');
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
    const { answer: plain } = await encodingOf(`${served.url}/api/v1/branches`, 'identity');
    expect(plain.headers.get('content-range')).toBe('branches 0-99/100');
  });
  it('goes as it is when it is short', async () => {
    expect((await encodingOf(`${served.url}/api/v1/branches?limit=1`, 'gzip')).encoding).toBeNull();
  });
  it('goes as it is when it holds a secret of the session or a one-time password', async () => {
    expect((await encodingOf(`${served.url}/api/v1/session`, 'gzip')).encoding).toBeNull();
    expect((await encodingOf(`${served.url}/api/v1/accounts`, 'gzip', 'POST')).encoding).toBeNull();
  });
  it('has no body for HEAD', async () => {
    const { answer } = await encodingOf(`${served.url}/api/v1/branches`, 'gzip', 'HEAD');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});

describe('A file of the dashboard', () => {
  const script = 'export const many = 1;'.repeat(100);
  const directory = mkdtempSync(join(tmpdir(), 'laurel-dashboard-'));
  let server: FastifyInstance;
  let url: string;
  beforeAll(async () => {
    mkdirSync(join(directory, 'assets'));
    writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Laurel</title>');
    const path = join(directory, 'assets/index-AbC.js');
    writeFileSync(path, script);
    writeFileSync(`${path}.br`, brotliCompressSync(script));
    writeFileSync(`${path}.gz`, gzipSync(script));
    server = fastify();
    await serveDashboard(server, directory);
    url = await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await server.close();
    rmSync(directory, { recursive: true });
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('comes as it was compressed when it was built: %s', async (accepts, wanted) => {
    const { encoding, answer } = await encodingOf(`${url}/assets/index-AbC.js`, accepts);
    expect(encoding).toBe(wanted);
    expect(answer.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(await answer.text()).toBe(script);
  });
  it('goes as it is, with its length, where it was too short to be compressed', async () => {
    writeFileSync(join(directory, 'assets/short-AbC.js'), 'export {};');
    const { encoding, answer } = await encodingOf(`${url}/assets/short-AbC.js`, 'gzip');
    expect([encoding, answer.headers.get('content-length')]).toEqual([null, '10']);
  });
  it('has an ETag of its own for each encoding', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (accepts) => {
        const { answer } = await encodingOf(`${url}/assets/index-AbC.js`, accepts);
        return answer.headers.get('etag');
      }),
    );
    expect(new Set(tags).size).toBe(3);
  });
  it('is the page, asked for anew each time, where nothing was compressed', async () => {
    const { encoding, answer } = await encodingOf(`${url}/`, 'gzip, br');
    expect([encoding, answer.headers.get('cache-control')]).toEqual([null, 'no-cache']);
    expect(await answer.text()).toContain('Laurel');
  });
});
