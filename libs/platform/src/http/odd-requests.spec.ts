// Whatever a client sends that no controller sees: other methods, addresses that are none, bytes that are not
// HTTP.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { pino } from 'pino';
import { Public } from './access.decorators.ts';
import { memoryEnvironment, testServer } from './http.fixture.ts';

@Controller('things')
@Public()
class Things {
  @Get(':key')
  one(@Param('key') key: string) {
    return { key };
  }

  @Post(':key/mend')
  mend() {
    return {};
  }
}

let url: string;
let close: () => Promise<void>;
const accessed: { path: string; status: number }[] = [];

beforeAll(async () => {
  const accessLog = pino(
    {},
    { write: (line: string) => accessed.push(JSON.parse(line) as { path: string; status: number }) },
  );
  const served = await testServer({ controllers: [Things] }, memoryEnvironment(accessLog));
  url = served.url;
  close = served.close;
});

afterAll(async () => await close());

/** Sends bytes as they are and reads until the server has said all. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(Buffer.from(text, 'latin1'));
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const asked = async (method: string, path: string, body?: string) =>
  await fetch(`${url}${path}`, { method, ...(body && { body }) });

describe('A method that an address does not know', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is %s, and is told those that it knows', async (method) => {
    const answer = await asked(method, '/things/a');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed', status: 405 });
  });
  it('is refused before its body is read', async () => {
    expect((await asked('PUT', '/things/a', 'neither JSON nor CSV')).status).toBe(405);
  });
  it('may be one that nobody knows', async () => {
    expect(await raw('PROPFIND /things/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 405 [^]*\r\nallow: GET, HEAD, OPTIONS\r\n/i,
    );
    expect(await raw('QUERY /things/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 405 /,
    );
  });
  it('may be one that another address knows', async () => {
    expect((await asked('GET', '/things/a/mend')).headers.get('allow')).toBe('POST, OPTIONS');
  });
});

describe('OPTIONS', () => {
  it('tells the methods of an address', async () => {
    const answer = await asked('OPTIONS', '/things/a');
    expect([answer.status, answer.headers.get('allow'), await answer.text()]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
      '',
    ]);
  });
  it('finds nothing where nothing is', async () => {
    expect((await asked('OPTIONS', '/nothing')).status).toBe(404);
  });
});

describe('HEAD', () => {
  it('is GET without a body', async () => {
    const answer = await asked('HEAD', '/things/a');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});

describe('An address that is none', () => {
  it.each(['/nothing', '/things', '/things/a/break', '/things/a/mend/more'])(
    'is not found: %s',
    async (path) => {
      const answer = await asked('POST', path);
      expect([answer.status, answer.headers.get('allow')]).toEqual([404, null]);
    },
  );
  it.each(['/things/%', '/things/%ff', '/things/%zz'])('is malformed: %s', async (path) => {
    const answer = await asked('GET', path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'malformed', instance: path });
  });
  it('is answered under the headers of every answer, and recorded', async () => {
    const answer = await asked('GET', '/things/%');
    expect([answer.headers.get('x-content-type-options'), answer.headers.get('cache-control')]).toEqual([
      'nosniff',
      'no-store',
    ]);
    expect(accessed).toContainEqual(expect.objectContaining({ path: '/things/%', status: 400 }));
  });
});

describe('Bytes that are not HTTP', () => {
  it.each([
    ['GET /things/\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['GET /things/a HTTP/1.1\r\nNo header\r\n\r\n'],
    [
      'POST /things/a/mend HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['HELLO\r\n\r\n'],
  ])('are a problem like others, and end the connection', async (text) => {
    const answer = await raw(text);
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toMatch(/\r\ncontent-type: application\/problem\+json; charset=utf-8\r\n/i);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({
      code: 'malformed',
      status: 400,
    });
  });
});

describe('A head that is long', () => {
  const long = (length: number) =>
    `GET /things/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Long: ${'x'.repeat(length)}\r\n\r\n`;

  it('is read as far as filters by every field make it', async () => {
    expect(await raw(long(60_000))).toMatch(/^HTTP\/1.1 200 /);
  });
  it('is told so when it is longer', async () => {
    const answer = await raw(long(70_000));
    expect(answer).toMatch(/^HTTP\/1.1 431 Request Header Fields Too Large\r\n/);
    expect(answer).toContain('"code":"head_too_large"');
  });
});
