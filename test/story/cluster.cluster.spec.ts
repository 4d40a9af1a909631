// The campaign on Kafka and MongoDB, one process a service: the same ranking, the same views and the same
// streams as embedded.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alike, clusterDemo, dataDirectory, demo, type Summary } from './demo.fixture.ts';

const minutesMs = 60_000;

describe('The sample city on the cluster', () => {
  const [embedded, cluster] = [dataDirectory(), dataDirectory()];
  let expected: Summary;
  let got: Summary;
  beforeAll(async () => {
    expected = await demo(embedded.path);
    got = (await clusterDemo(cluster.path)).summary;
  }, 25 * minutesMs);
  afterAll(() => [embedded, cluster].forEach(({ remove }) => remove()));

  it('names the same branches by the same ranking as embedded', () => {
    expect(got.named).toEqual(expected.named);
    expect(got.rankingHash).toBe(expected.rankingHash);
  });
  it('ends in the same views and the same streams as embedded', () =>
    expect(alike(got)).toEqual(alike(expected)));
});
