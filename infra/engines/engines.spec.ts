import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from './artifacts.ts';
import { startEngines } from './engines.ts';

let folder: string;
let environment: NodeJS.ProcessEnv;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-spec-'));
  environment = process.env;
  process.env = { PATH: '/nowhere', XDG_CACHE_HOME: folder };
});
afterEach(async () => {
  process.env = environment;
  await rm(folder, { recursive: true });
});

describe('Engines', () => {
  it('are refused when the environment names one of two', async () => {
    process.env['LAUREL_MONGO_URL'] = 'mongodb://127.0.0.1:1/';
    await expect(startEngines()).rejects.toThrow(/missing: LAUREL_KAFKA_BROKERS/);
  });
  it('are refused when the kind asked for is none', async () => {
    process.env['LAUREL_ENGINES'] = 'cloud';
    await expect(startEngines()).rejects.toThrow(/environment \| containers \| processes/);
  });
  it('say in both languages what is missing for local processes, and what to do', async () => {
    const refused = startEngines({ kind: 'processes' });
    await expect(refused).rejects.toThrow(/java \(17\+\), mvn, python3 \+ pip/);
    await expect(refused).rejects.toThrow(/请启动 Docker[^]*start Docker[^]*apt-get install/);
  });
  it('of another kind than the directory was begun with are refused', async () => {
    await writeFile(join(folder, 'kind'), 'containers');
    await expect(startEngines({ kind: 'processes', data: folder })).rejects.toThrow(
      /belongs to LAUREL_ENGINES=containers/,
    );
  });
  it.each([
    ['1', 3],
    ['3', 1],
  ])(
    'of another number than the directory was begun with are refused: begun with %s, asked for %i',
    async (begun, members) => {
      await writeFile(join(folder, 'kind'), 'processes');
      await writeFile(join(folder, 'members'), begun);
      await expect(startEngines({ kind: 'processes', data: folder, members })).rejects.toThrow(
        `was begun with ${begun} members`,
      );
    },
  );
  it.each([{ LAUREL_ENGINES: 'containers' }, { LAUREL_MONGO_URL: 'mongodb://127.0.0.1:1/' }])(
    'of several members are refused as %j',
    async (named) => {
      Object.assign(process.env, named);
      await expect(startEngines({ members: 3 })).rejects.toThrow(
        /as processes only, not as (containers|environment)/,
      );
    },
  );
  it('of several in a directory from before there were several are refused', async () => {
    await writeFile(join(folder, 'kind'), 'processes');
    await expect(startEngines({ kind: 'processes', data: folder, members: 3 })).rejects.toThrow(
      /was begun with 1 members/,
    );
  });
});

describe('A folder that is filled once', () => {
  it('is whole for two that fill it at the same time, and nothing else is left', async () => {
    const target = join(folder, 'laurel/part');
    const started = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const fill = (mine: number) => async (temporary: string) => {
      started[mine]!.resolve();
      await Promise.all(started.map(({ promise }) => promise));
      await writeFile(join(temporary, 'text'), String(mine));
    };
    expect(await Promise.all([once(target, 'it', fill(0)), once(target, 'it', fill(1))])).toEqual([
      target,
      target,
    ]);
    expect(['0', '1']).toContain(await readFile(join(target, 'text'), 'utf8'));
    expect(await readdir(join(folder, 'laurel'))).toEqual(['part']);
  });
  it('is not there when filling failed', async () => {
    const target = join(folder, 'laurel/part');
    const failing = once(target, 'it', async (temporary) => {
      await writeFile(join(temporary, 'text'), 'half');
      throw new Error('no network');
    });
    await expect(failing).rejects.toThrow('no network');
    expect(await readdir(join(folder, 'laurel'))).toEqual([]);
  });
});
