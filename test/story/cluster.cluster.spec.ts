// The campaign on Kafka and MongoDB, one process a service: the same ranking, the same views and the same streams as embedded.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alike, clusterDemo, dataDirectory, demo } from './demo.fixture.ts';

const minutesMs = 60_000;

describe('The sample city on the cluster', () => {
  const [embedded, cluster] = [dataDirectory(), dataDirectory()];
  let expected: object;
  beforeAll(async () => {
    expected = alike(await demo(embedded.path));
  }, 10 * minutesMs);
  afterAll(() => [embedded, cluster].forEach(({ remove }) => remove()));

  it(
    'ends in the same hashes as embedded',
    async () => {
      const { summary } = await clusterDemo(cluster.path);
      expect(alike(summary)).toEqual(expected);
    },
    15 * minutesMs,
  );
});
