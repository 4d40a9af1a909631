// What tests of faults stand on: each fault does to a connection what its name says.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { eventually, soon } from './check.ts';
import { TcpProxy } from './proxy.ts';

let echo: Server;
let heard: string;
let proxy: TcpProxy;
const clients: Socket[] = [];

beforeEach(async () => {
  heard = '';
  echo = createServer((socket) => {
    socket
      .on('error', () => {})
      .on('data', (piece) => {
        heard += String(piece);
        socket.write(piece);
      });
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await TcpProxy.open({ host: '127.0.0.1', port: (echo.address() as { port: number }).port });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy.close();
  echo.close();
});

interface Caller {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  answers: string;
}

function call(port = proxy.port): Caller {
  const socket = connect({ host: '127.0.0.1', port });
  clients.push(socket);
  const { promise, resolve } = Promise.withResolvers<void>();
  const caller = { socket, closed: promise, answers: '' };
  socket
    .on('error', () => {})
    .on('close', () => resolve())
    .on('data', (piece) => (caller.answers += String(piece)));
  return caller;
}

/**
 * Says something past the proxy: when it is answered, the server and the proxy had time for what came before.
 */
async function saidBeside(text: string): Promise<void> {
  await said(call((echo.address() as { port: number }).port), text);
}

async function said(caller: Caller, text: string): Promise<void> {
  caller.socket.write(text);
  await answered(caller, text);
}

function answered(caller: Caller, text: string): Promise<true> {
  return eventually(async () => (caller.answers.endsWith(text) ? true : undefined), `the answer ${text}`);
}

describe('A connection through the proxy', () => {
  it('carries everything both ways, and ends when one end does', async () => {
    const caller = call();
    await said(caller, 'a'.repeat(1_000_000));
    expect(heard).toHaveLength(1_000_000);
    caller.socket.end();
    await soon(caller.closed, 'the end');
    await eventually(async () => (proxy.connections === 0 ? true : undefined), 'the line to be closed');
  });
  it('is slower while there is a delay, in the same order', async () => {
    const caller = call();
    await said(caller, 'before');
    proxy.inject({ kind: 'delay', delayMs: 40 });
    const beganMs = performance.now();
    await said(caller, 'one');
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(79);
    expect(caller.answers).toBe('beforeone');
  });
  it('gives late what was held', async () => {
    const caller = call();
    await said(caller, 'before');
    proxy.inject({ kind: 'hold' });
    caller.socket.write('held');
    await saidBeside('meanwhile');
    expect([heard, caller.answers]).toEqual(['beforemeanwhile', 'before']);
    proxy.inject({ kind: 'none' });
    await answered(caller, 'held');
  });
  it('lets the request through and loses the answer when it drops what goes to the client', async () => {
    const caller = call();
    await said(caller, 'before');
    proxy.inject({ kind: 'drop', towards: 'client' });
    caller.socket.write('lost');
    await eventually(async () => (heard === 'beforelost' ? true : undefined), 'the request');
    await saidBeside('meanwhile');
    proxy.inject({ kind: 'none' });
    caller.socket.write('later');
    await said(call(), 'another');
    expect(caller.answers).toBe('before');
    expect(caller.socket.destroyed).toBe(false);
  });
  it('is reset, as are new ones, until the fault ends', async () => {
    const caller = call();
    await said(caller, 'before');
    proxy.inject({ kind: 'reset' });
    await soon(caller.closed, 'the reset');
    await soon(call().closed, 'the reset of a new one');
    proxy.inject({ kind: 'none' });
    await said(call(), 'after');
  });
});
