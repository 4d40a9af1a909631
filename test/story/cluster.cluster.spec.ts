// The campaign on Kafka and MongoDB, one process a service: the same ranking, the same views and the same streams as embedded, whatever is killed meanwhile.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alike, clusterDemo, dataDirectory, demo } from './demo.fixture.ts';

const minutesMs = 60_000;

describe('The sample city on the cluster', () => {
  const [embedded, calm, killed] = [dataDirectory(), dataDirectory(), dataDirectory()];
  let expected: object;
  beforeAll(async () => {
    expected = alike(await demo(embedded.path));
  }, 10 * minutesMs);
  afterAll(() => [embedded, calm, killed].forEach(({ remove }) => remove()));

  it(
    'ends in the same hashes as embedded',
    async () => {
      const { summary } = await clusterDemo(calm.path);
      expect(alike(summary)).toEqual(expected);
    },
    15 * minutesMs,
  );
  it(
    'ends in the same hashes though every service, the broker and the database were killed once',
    async () => {
      const { summary, kills } = await clusterDemo(killed.path, [
        ...['identity', 'application', 'assessment', 'evaluation', 'notification', 'audit'],
        ...['kafka', 'mongo'],
      ]);
      expect(kills).toBe(8);
      expect(alike(summary)).toEqual(expected);
    },
    25 * minutesMs,
  );
});
