// Whoever sets up a server is told in both languages what is wrong with it; listeners hear of what other
// processes append.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { soon } from '../contract/index.ts';
import { append } from '../contract/samples.ts';
import type { Engine } from '../engine.ts';
import { openMongo } from './open.ts';
import { dropDatabase, temporaryPlace, testNetwork } from './temporary.ts';

const now = () => new Date().toISOString();

describe('A server that cannot be used', () => {
  const place = { database: 'test-never', service: 'none', now };

  it('is named, with the reason, when nothing listens there', async () => {
    const { proxy, url } = await testNetwork();
    await proxy.close();
    await expect(openMongo({ ...place, url })).rejects.toThrow(
      /^MongoDB mongodb:\/\/127\.0\.0\.1:\d+.*无法连接.*cannot be reached/,
    );
  });
  it('is named, with the reason but without the password, when it does not let us in', async () => {
    const { host } = new URL(temporaryPlace().url);
    const refused = openMongo({ ...place, url: `mongodb://ann:secret-word@${host}/?directConnection=true` });
    await expect(refused).rejects.toThrow(/用户名或密码不正确.*password is wrong/);
    await expect(refused).rejects.not.toThrow('secret-word');
  });
  it.each(['secret/word', 'secret@word'])(
    'is named without the password, though it is not escaped: %s',
    async (password) => {
      const refused = openMongo({ ...place, url: `mongodb://ann:${password}@127.0.0.1:1/` });
      await expect(refused).rejects.toThrow(/^MongoDB mongodb:\/\/127\.0\.0\.1:1\/: 连接地址有误/);
      await expect(refused).rejects.not.toThrow(/secret|word@/);
    },
  );
  it.each(['readConcernLevel=local', 'journal=false', 'wtimeoutMS=5'])(
    'is refused when its address would lose what was acknowledged: %s',
    async (weak) => {
      const { url } = temporaryPlace();
      await expect(
        openMongo({ ...place, url: `${url}${url.includes('?') ? '&' : '/?'}${weak}` }),
      ).rejects.toThrow(/连接地址不可设置.*could be lost/);
    },
  );
  it('is named, with the reason, when its address is none', async () => {
    await expect(openMongo({ ...place, url: 'mongodb://a:b:c' })).rejects.toThrow(/连接地址有误.*not valid/);
    await expect(openMongo({ ...place, url: 'postgres://here' })).rejects.toThrow(/连接地址有误.*not valid/);
  });
});

describe('A listener in another process', () => {
  let place: ReturnType<typeof temporaryPlace>;
  let writing: Engine;
  let listening: Engine;
  let network: Awaited<ReturnType<typeof testNetwork>>;

  beforeEach(async () => {
    place = temporaryPlace();
    network = await testNetwork();
    writing = await openMongo({ ...place, now });
    listening = await openMongo({ ...place, url: network.url, now });
  });
  afterEach(async () => {
    await Promise.all([writing.close(), listening.close()]);
    await network.proxy.close();
    await dropDatabase(place);
  });

  /** Resolves when a call came after which the log is there up to a position. */
  function told(position: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = async () => {
      if ((await listening.events.head().catch(() => 0)) >= position) resolve();
    };
    listening.events.onAppend(() => void look());
    return soon(promise, `the call for position ${position}`);
  }

  it('is called, again and again', async () => {
    for (let position = 1; position <= 5; position++) {
      const called = told(position);
      await append(writing.events, 'a', 'any', `c${position}`);
      await called;
    }
  });
  it('is called after its connections were reset, and for what came meanwhile', async () => {
    const first = told(1);
    await append(writing.events, 'a', 'any', 'c1');
    await first;
    const second = told(2);
    network.proxy.inject({ kind: 'reset' });
    await append(writing.events, 'a', 'any', 'c2');
    network.proxy.inject({ kind: 'none' });
    await second;
  });
});

describe('A fact that several processes set at once', () => {
  it('is what the first one said, for all of them', async () => {
    const place = temporaryPlace();
    const engines = await Promise.all([1, 2, 3, 4].map(() => openMongo({ ...place, now })));
    expect(await engines[0]!.meta.get('mode')).toBeUndefined();
    const existing = await Promise.all(
      engines.map(({ meta }, index) => meta.setOnce('mode', `mode-${index}`)),
    );
    expect(new Set(existing).size).toBe(1);
    expect(await engines[3]!.meta.get('mode')).toBe(existing[0]);
    await Promise.all(engines.map((engine) => engine.close()));
    await dropDatabase(place);
  });
});

describe('An engine that is closed', () => {
  it('answers Unavailable to everything', async () => {
    const place = temporaryPlace();
    const engine = await openMongo({ ...place, now });
    await engine.views.define('people-1', []);
    await engine.close();
    const asked = [
      append(engine.events, 'a', 'any', 'c1'),
      engine.events.readAll(0, 1),
      engine.views.get('people-1', 'x'),
      engine.views.apply(['people-1'], { from: 0, to: 1 }, []),
      engine.checkpoints.acquire('relay', 'ann', 1),
      engine.meta.get('mode'),
      engine.files.read('none'),
    ];
    for (const each of asked) await expect(each).rejects.toMatchObject({ name: 'Unavailable' });
    await dropDatabase(place);
  });
});
