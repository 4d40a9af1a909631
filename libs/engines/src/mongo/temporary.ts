import { randomUUID } from 'node:crypto';
import type { Clock, Subject } from '../contract/check.ts';
import { TcpProxy } from '../contract/proxy.ts';
import type { Engine } from '../engine.ts';
import { connectMongo } from './connection.ts';
import { type MongoOptions, openMongo } from './open.ts';

/** The address of the server for tests. Throws when none is named: `npm run test:cluster` starts one. */
export function testUrl(): string {
  const url = process.env['LAUREL_MONGO_URL'];
  if (!url) throw new Error('LAUREL_MONGO_URL names no MongoDB; npm run test:cluster starts one');
  return url;
}

/** A database that no other test uses. */
export function temporaryPlace(): { url: string; database: string; service: string } {
  return { url: testUrl(), database: `test-${randomUUID().slice(0, 13)}`, service: 'assessment' };
}

/** An engine in a database of its own that goes away with it; for tests. `pick` names the part under test. */
export async function temporaryEngine<Port>(
  clock: Clock,
  pick: (engine: Engine) => Port,
  options: Partial<MongoOptions> = {},
): Promise<Subject<Port>> {
  const place = temporaryPlace();
  const open = () => openMongo({ ...place, now: () => clock.now, ...options });
  let engine = await open();
  return {
    port: pick(engine),
    reopen: async () => {
      await engine.close();
      return pick((engine = await open()));
    },
    dispose: async () => {
      await engine.close();
      await dropDatabase(place);
    },
  };
}

export async function dropDatabase(place: { url: string; database: string; service: string }): Promise<void> {
  const connection = await connectMongo({ ...place, url: testUrl() });
  await connection.dropDatabase();
  await connection.close();
}

/** A proxy with faults before the server, and the address that goes through it. */
export async function testNetwork(): Promise<{ proxy: TcpProxy; url: string }> {
  const { hostname: host, port } = new URL(testUrl());
  const proxy = await TcpProxy.open({ host, port: Number(port) });
  // Else the driver would ask the server for its own address and go past the network.
  return { proxy, url: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true` };
}
