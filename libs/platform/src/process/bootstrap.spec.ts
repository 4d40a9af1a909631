// A service process can be ended at any moment: as the first process of a container, too, to which the system
// does nothing by itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const loader = new URL('../../../../infra/typescript.mjs', import.meta.url).href;
const child = fileURLToPath(new URL('service.child.ts', import.meta.url));

describe('A service process that is told to end while it starts', () => {
  it('ends', async () => {
    // A database that lets everybody in and never answers.
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const environment = {
      LAUREL_MONGO_URL: `mongodb://127.0.0.1:${(silent.address() as AddressInfo).port}/?replicaSet=rs0`,
      LAUREL_KAFKA_BROKERS: '127.0.0.1:1',
      LAUREL_SECRET_KEY: '0f'.repeat(32),
    };
    const starting = spawn(process.execPath, ['--import', loader, child], {
      env: environment,
      stdio: 'ignore',
    });
    const [connection] = await once(silent, 'connection');
    starting.kill('SIGTERM');
    expect(await once(starting, 'exit')).toEqual([0, null]);
    connection.destroy();
    silent.close();
  });
});
